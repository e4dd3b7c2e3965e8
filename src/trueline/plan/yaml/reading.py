"""Reads a tree of plain YAML into records, by the records' own fields.

A field that is added to a record is read without a change here. Every fault is collected, with
line and path.
"""

import difflib
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from trueline.core.issue import Issue, Severity
from trueline.plan.yaml.nodes import ListNode, MapNode, TextNode, YamlNode
from trueline.plan.yaml.values import FORMS, parse_value

FAULTY = object()
"""Stands for a value that could not be read; its issue is kept by the reader."""


class RecordReader:
    """Reads nodes into records and keeps what was wrong.

    Attributes:
        where: What the document is called.
        issues: Every fault so far.
        lines: Line of each path that was read.
    """

    def __init__(self, where: str) -> None:
        """Begin without faults."""
        self.where = where
        self.issues: list[Issue] = []
        self.lines: dict[str, int] = {}

    def read(self, kind: Any, node: YamlNode, path: str = "") -> Any:  # noqa: ANN401 - a field's own type
        """Give a node as a value of a type, or ``FAULTY`` once its issue is kept."""
        self.lines.setdefault(path, node.line)
        if get_origin(kind) is tuple:
            return self._list(get_args(kind)[0], node, path)
        if NoneType in get_args(kind):
            if isinstance(node, TextNode) and node.is_nothing:
                return None
            kind = next(one for one in get_args(kind) if one is not NoneType)
        if is_dataclass(kind) and kind not in FORMS:
            return self._record(kind, node, path)
        return self._value(kind, node, path)

    def fault(self, path: str, what: str, remedy: str, *, line: int | None = None) -> None:
        """Keep an issue about a path; without a line, the line of the nearest place read."""
        near = path
        while line is None:
            line = self.lines.get(near) if near else self.lines.get("", 1)
            near = near.rpartition("/")[0]
        place = f"{self.where}, line {line}, {path}" if path else f"{self.where}, line {line}"
        self.issues.append(Issue(Severity.BLOCKS, place, what, remedy))

    def _list(self, kind: Any, node: YamlNode, path: str) -> Any:  # noqa: ANN401 - a field's own type
        if not isinstance(node, ListNode):
            self.fault(path, "A list is wanted here.", "Begin each entry with “- ”, or write [].")
            return FAULTY
        items, seen = [], set[str]()
        for place, item in enumerate(node.items, start=1):
            name = _name_of(item, place)
            if name in seen:
                what = f"The id “{name}” stands here twice."
                self.fault(f"{path}/{name}", what, "Give each its own.", line=item.line)
            seen.add(name)
            items.append(self.read(kind, item, f"{path}/{name}"))
        return FAULTY if FAULTY in items else tuple(items)

    def _record(self, kind: Any, node: YamlNode, path: str) -> Any:  # noqa: ANN401 - a field's own type
        if not isinstance(node, MapNode):
            keys = ", ".join(_fields(kind))
            self.fault(path, "Keys with values are wanted here.", f"Keys are: {keys}.")
            return FAULTY
        before = len(self.issues)
        values = {
            key.text: self.read(_hints(kind)[key.text], value, _below(path, key.text))
            for key, value in self._known_pairs(kind, node, path)
        }
        for name, field in _fields(kind).items():
            if name not in values and field.default is MISSING:
                self.fault(_below(path, name), f"The key “{name}” is missing.", "Add it.")
        return kind(**values) if len(self.issues) == before else FAULTY

    def _known_pairs(
        self,
        kind: Any,  # noqa: ANN401 - a record's type
        node: MapNode,
        path: str,
    ) -> Iterator[tuple[TextNode, YamlNode]]:
        """Yield the pairs whose key is a field and stands here for the first time."""
        known, seen = _fields(kind), set[str]()
        for key, value in node.pairs:
            place = _below(path, key.text)
            if key.text not in known:
                remedy = _nearest(key.text, list(known))
                self.fault(place, f"There is no key “{key.text}” here.", remedy, line=key.line)
            elif key.text in seen:
                what = f"The key “{key.text}” stands here twice."
                self.fault(place, what, "Keep one of the two.", line=key.line)
            else:
                seen.add(key.text)
                yield key, value

    def _value(self, kind: type, node: YamlNode, path: str) -> Any:  # noqa: ANN401 - a field's own type
        if not isinstance(node, TextNode):
            self.fault(path, "A single value is wanted here.", "Write it behind the colon.")
            return FAULTY
        if node.is_nothing:
            self.fault(path, "The value is missing.", "Write one, or leave the key out.")
            return FAULTY
        try:
            return parse_value(kind, node.text)
        except ValueError as fault:
            what, remedy = fault.args
            self.fault(path, what, remedy)
            return FAULTY


def _name_of(item: YamlNode, place: int) -> str:
    """Give an entry's id for its path, else its place in the list."""
    if isinstance(item, MapNode):
        for key, value in item.pairs:
            if key.text == "id" and isinstance(value, TextNode) and value.text:
                return value.text
    return str(place)


def _nearest(word: str, known: list[str]) -> str:
    near = difflib.get_close_matches(word, known, n=1)
    return f"Did you mean {near[0]}?" if near else f"Keys are: {', '.join(known)}."


def _below(path: str, key: str) -> str:
    return f"{path}/{key}" if path else key


@cache
def _fields(kind: Any) -> dict[str, Field[Any]]:  # noqa: ANN401 - a record's type
    return {field.name: field for field in fields(kind)}


@cache
def _hints(kind: Any) -> dict[str, Any]:  # noqa: ANN401 - a record's type
    return get_type_hints(kind)

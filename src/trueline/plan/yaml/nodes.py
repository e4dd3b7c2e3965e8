"""Plain YAML as a tree that knows its lines.

Only what people write by hand: mappings, lists and text. Anchors, aliases and tags are refused,
so that no document can grow while it is read.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue, Severity

LONGEST_TEXT = 2_000_000
DEEPEST = 24
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class TextNode:
    """A single value as it was written.

    Attributes:
        text: Without quotes.
        is_quoted: Whether it stood in quotes or as a block; then it is always text.
        line: From 1.
    """

    text: str
    is_quoted: bool
    line: int

    @property
    def is_nothing(self) -> bool:
        """Say whether no value was written."""
        return not self.is_quoted and self.text in {"", "~", "null", "Null", "NULL"}


@dataclass(frozen=True, slots=True)
class ListNode:
    """Values one after the other.

    Attributes:
        items: In order.
        line: Where it begins, from 1.
    """

    items: "tuple[YamlNode, ...]"
    line: int


@dataclass(frozen=True, slots=True)
class MapNode:
    """Keys with values; a key may stand here twice, which the reader refuses.

    Attributes:
        pairs: In order.
        line: Where it begins, from 1.
    """

    pairs: "tuple[tuple[TextNode, YamlNode], ...]"
    line: int


YamlNode = TextNode | ListNode | MapNode


def read_nodes(text: str, where: str, *, kind: str = "plan") -> YamlNode:
    """Read one YAML document into a tree.

    Args:
        text: The document.
        where: What it is called, for messages.
        kind: What sort of document it is, for messages.

    Raises:
        FaultyInputError: It is empty, too long, no YAML, or more than plain YAML.
    """
    if len(text) > LONGEST_TEXT:
        raise FaultyInputError(
            _issue(where, "The document is too long.", f"A {kind} has at most 2 million letters.")
        )
    try:
        return _Composer(text, where, kind).document()
    except (yaml.YAMLError, UnicodeError) as fault:
        raise FaultyInputError(_not_yaml(fault, where)) from None


class _Composer:
    """Puts the parser's events together, one node at a time."""

    def __init__(self, text: str, where: str, kind: str) -> None:
        self.where = where
        self.kind = kind
        self.events: Iterator[yaml.Event] = yaml.parse(text, Loader=_LOADER)
        next(self.events)  # start of the stream

    def document(self) -> YamlNode:
        if isinstance(next(self.events), yaml.StreamEndEvent):
            raise FaultyInputError(
                _issue(self.where, "The document is empty.", f"Write a {self.kind} into it.")
            )
        node = self._node(next(self.events), 1)
        next(self.events)  # end of the document
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            where = f"{self.where}, line {_line(after)}"
            raise FaultyInputError(
                _issue(where, "A second document begins here.", f"Keep one {self.kind} in a file.")
            )
        return node

    def _node(self, event: yaml.Event, depth: int) -> YamlNode:
        line = _line(event)
        self._refuse_more_than_plain(event, line, depth)
        match event:
            case yaml.ScalarEvent():
                return TextNode(str(event.value), event.style not in {None, ""}, line)
            case yaml.SequenceStartEvent():
                items = tuple(self._node(inner, depth + 1) for inner in self._inside())
                return ListNode(items, line)
            case _:
                pairs = tuple(self._pair(inner, depth + 1) for inner in self._inside())
                return MapNode(pairs, line)

    def _inside(self) -> Iterator[yaml.Event]:
        for event in self.events:
            if isinstance(event, yaml.CollectionEndEvent):
                return
            yield event

    def _pair(self, event: yaml.Event, depth: int) -> tuple[TextNode, YamlNode]:
        key = self._node(event, depth)
        if not isinstance(key, TextNode):
            where = f"{self.where}, line {key.line}"
            raise FaultyInputError(_issue(where, "A key is no text.", "Write a word and a colon."))
        return key, self._node(next(self.events), depth)

    def _refuse_more_than_plain(self, event: yaml.Event, line: int, depth: int) -> None:
        where = f"{self.where}, line {line}"
        if getattr(event, "anchor", None):
            raise FaultyInputError(
                _issue(where, "Anchors (& and *) are not allowed.", "Write the value out.")
            )
        if tag := getattr(event, "tag", None):
            raise FaultyInputError(_issue(where, f"The tag {tag} is not allowed.", "Leave it out."))
        if depth > DEEPEST:
            raise FaultyInputError(
                _issue(where, "Too many levels inside each other.", "Twelve are enough.")
            )


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _not_yaml(fault: Exception, where: str) -> Issue:
    mark = getattr(fault, "problem_mark", None) or getattr(fault, "context_mark", None)
    place = f"{where}, line {mark.line + 1}" if mark else where
    problem = getattr(fault, "problem", None) or getattr(fault, "reason", None) or "unreadable"
    return _issue(
        place,
        f"This is not YAML: {problem}.",
        "Look at the indentation, the colons and the quotes on this line and the one before.",
    )


def _issue(where: str, what: str, remedy: str) -> Issue:
    return Issue(Severity.BLOCKS, where, what, remedy)

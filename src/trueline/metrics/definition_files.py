"""Reads metric definitions: TOML files of a folder, one file a family, one table a metric."""

import dataclasses
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from importlib.resources.abc import Traversable
from typing import Any, get_args, get_type_hints

from trueline.core.issue import Issue, Severity
from trueline.metrics.metric import Metric, RowSource

GIVEN_BY_PLACE = {"id", "family"}
ID = re.compile(r"[a-z][a-z0-9_]*\Z")


def read_definition_files(folder: Traversable) -> tuple[list[Metric], list[Issue]]:
    """Give the metrics of every ``*.toml`` in a folder, and every fault in them.

    A table with a fault gives no metric; the others are read all the same.
    """
    metrics: list[Metric] = []
    issues: list[Issue] = []
    files = [file for file in folder.iterdir() if file.name.endswith(".toml")]
    for file in sorted(files, key=lambda one: one.name):
        try:
            tables = tomllib.loads(file.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
            issues.append(_issue(file.name, f"The file is not TOML: {fault}.", "Mend the file."))
            continue
        for name, table in tables.items():
            made = _Table(file.name, name, table)
            metric = made.metric()
            issues.extend(made.issues)
            metrics.extend([metric] if metric else [])
    return metrics, issues


class _Table:
    """One table of a definition file on its way to a metric."""

    def __init__(self, file: str, name: str, table: object) -> None:
        self.file, self.name, self.table = file, name, table
        self.issues: list[Issue] = []

    def metric(self) -> Metric | None:
        if not ID.match(self.name):
            self._fault("", f"“{self.name}” is no id.", "Use small letters, digits and _.")
        if not isinstance(self.table, dict):
            self._fault("", "A metric is a table.", f"Write [{self.name}] above its keys.")
            return None
        values = self._values(Metric, self.table, "")
        if self.issues:
            return None
        return Metric(id=self.name, family=self.file.removesuffix(".toml"), **values)

    def _values(self, kind: type, table: Mapping[str, Any], within: str) -> dict[str, Any]:
        fields = {one.name: one for one in dataclasses.fields(kind)}
        allowed = [name for name in fields if name not in GIVEN_BY_PLACE]
        for key in table.keys() - set(allowed):
            self._fault(within + key, "There is no such key.", f"Keys are {', '.join(allowed)}.")
        for key in allowed:
            if key not in table and fields[key].default is dataclasses.MISSING:
                self._fault(within + key, "The key is missing.", "Add it.")
        hints = get_type_hints(kind)
        return {
            key: self._value(hints[key], table[key], within + key)
            for key in allowed
            if key in table
        }

    def _value(self, kind: Any, value: object, key: str) -> Any:  # noqa: ANN401 - a field's own type
        if kind == RowSource | None and isinstance(value, dict):
            return RowSource(**self._values_of_rows(value, f"{key}."))
        kind = next(iter(get_args(kind)), kind)
        if issubclass(kind, Enum):
            words = [str(one.value) for one in kind]
            if value not in words:
                self._fault(key, f"“{value}” is not known.", f"Use one of: {', '.join(words)}.")
                return None
            return kind(value)
        if type(value) is not kind:
            self._fault(key, f"“{value}” is not of the right kind.", f"Give a {kind.__name__}.")
        return value

    def _values_of_rows(self, table: Mapping[str, Any], within: str) -> dict[str, Any]:
        before = len(self.issues)
        values = self._values(RowSource, table, within)
        return values if len(self.issues) == before else {"dataset": "", "aggregate": ""}

    def _fault(self, key: str, what: str, remedy: str) -> None:
        where = ", ".join(part for part in (self.file, self.name, key) if part)
        self.issues.append(_issue(where, what, remedy))


def twice_defined(metrics: Sequence[Metric]) -> Iterator[Issue]:
    """Yield an issue for each metric that an earlier file defines too."""
    seen: dict[str, Metric] = {}
    for metric in metrics:
        first = seen.setdefault(metric.id, metric)
        if first is not metric:
            yield _issue(
                f"{metric.family}.toml, {metric.id}",
                f"{first.family}.toml defines {metric.id} too.",
                "Keep one of the two.",
            )


def _issue(where: str, what: str, remedy: str) -> Issue:
    return Issue(Severity.BLOCKS, where, what, remedy)

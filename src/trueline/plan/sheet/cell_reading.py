"""Reads one row of an outline into a part, cell by cell."""

import re
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from decimal import Decimal
from typing import Any

from trueline.core.issue import Issue, Severity
from trueline.plan.parts import FieldKind, kinds_of
from trueline.plan.sheet.columns import cell_of, columns_of, heading_of, words_of
from trueline.plan.yaml.values import parse_value

EXPONENT = re.compile(r"[-+]?\d(\.\d+)?[eE][-+]\d{1,2}", re.ASCII)
"""How workbooks give very small numbers."""

FAULTY = object()
"""Stands for a value that could not be read; its issue is kept by the reader."""


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row as it was read.

    Attributes:
        where: Sheet and row, for messages.
        cells: Text by heading; a heading that is not there says nothing, an empty cell says nothing
            is to stand there.
    """

    where: str
    cells: Mapping[str, str]

    def fault(self, heading: str, what: str, remedy: str) -> Issue:
        """Say what is wrong in a cell."""
        return Issue(Severity.BLOCKS, f"{self.where}, {heading}", what, remedy)


class CellReader:
    """Reads the cells of one row and keeps what was wrong.

    Attributes:
        row: The row.
        issues: Every fault so far.
    """

    def __init__(self, row: ReadRow) -> None:
        """Begin without faults."""
        self.row = row
        self.issues: list[Issue] = []

    def part(self, kind: Any, current: Any, name: str) -> Any:  # noqa: ANN401 - any part
        """Give the part that the row says, or ``FAULTY``.

        Args:
            kind: Its type.
            current: The part as it was; None for a new one.
            name: Its id.
        """
        return self._record(kind, current, "", {"id": name})

    def _record(self, kind: Any, current: Any, before: str, known: dict[str, Any]) -> Any:  # noqa: ANN401 - any record
        values = known
        for one in fields(kind):
            if one.name not in values:
                was = MISSING if current is None else getattr(current, one.name)
                held = kinds_of(kind)[one.name]
                found = self._field(f"{before}{one.name}", held, was)
                if found is None and not held.is_optional:
                    found = self._usual(f"{before}{one.name}", one.default)
                values[one.name] = found
        return FAULTY if any(one is FAULTY for one in values.values()) else kind(**values)

    def _field(self, key: str, held: FieldKind, was: Any) -> Any:  # noqa: ANN401 - a field's own type
        """Read a field; None where its cells are empty."""
        if held.is_list and is_dataclass(held.one):
            return () if was is MISSING else was
        if not is_dataclass(held.one):
            return self._value(key, held, was)
        headings = [heading_of(f"{key}.{below}") for below, _ in columns_of(held.one)]
        if not self.row.cells.keys() & set(headings):
            return None if was is MISSING else was
        if not any(self.row.cells.get(heading) for heading in headings):
            return None
        return self._record(held.one, None if was is MISSING else was, f"{key}.", {})

    def _value(self, key: str, held: FieldKind, was: Any) -> Any:  # noqa: ANN401 - a field's own type
        """Read a cell; one that says the same as before gives the very value of before."""
        if (heading := heading_of(key)) not in self.row.cells:
            return None if was is MISSING else was
        text = _plain(self.row.cells[heading])
        if was is not MISSING and _plain(_as_text(was)) == text:
            return was
        if not text:
            return None
        try:
            found = _parsed(held, text)
        except ValueError as fault:
            return self._fault(key, str(fault.args[0]), str(fault.args[-1]))
        return was if type(found) is type(was) and found == was else found

    def _usual(self, key: str, default: Any) -> Any:  # noqa: ANN401 - a field's own type
        if default is MISSING:
            return self._fault(key, "This cell is empty.", "Write a value.")
        return default

    def _fault(self, key: str, what: str, remedy: str) -> object:
        self.issues.append(self.row.fault(heading_of(key), what, remedy))
        return FAULTY


def _parsed(held: FieldKind, text: str) -> Any:  # noqa: ANN401 - a field's own type
    if held.is_list:
        return tuple(_one(held.one, one) for one in words_of(text))
    return _one(held.one, text)


def _one(kind: Any, text: str) -> Any:  # noqa: ANN401 - a field's own type
    """Read one value; a percentage is the share that it is, an exponent the number that it is."""
    if kind is Decimal and EXPONENT.fullmatch(text):
        return Decimal(f"{Decimal(text):f}")
    if kind is Decimal and text.endswith("%"):
        return parse_value(Decimal, text[:-1].strip()) / 100
    return parse_value(kind, text)


def _as_text(value: Any) -> str:  # noqa: ANN401 - a field's own type
    cell = cell_of(value)
    if cell is None:
        return ""
    return str(cell).upper() if isinstance(cell, bool) else str(cell)


def _plain(text: str) -> str:
    """Give a text as it comes back from a workbook, whatever broke its lines."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()

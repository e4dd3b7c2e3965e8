"""An unknown table as it looks: its header row, and what the cells of each column seem to be."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from trueline.exports.cells.dates import DayOrder, NotADayError, read_stamp
from trueline.exports.cells.headers import normalise
from trueline.exports.cells.money import NotMoneyError, bare_amount, currency_of
from trueline.exports.cells.numbers import NOTHING
from trueline.exports.files.export import Export, Row, Sheet
from trueline.exports.files.refusing import refusal
from trueline.exports.tables.total_rows import is_total_label

SAMPLED_ROWS = 2_000
KEPT_VALUES = 200
"""Distinct texts of a column that are kept."""

_MOST = 0.8
"""Share of cells from which a column is what most of them are; totals and notes stand below."""
_E_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}", re.IGNORECASE)
_PHONE = re.compile(r"(\+|00)\d[\d ()/.-]{6,}\d")
_NUMBER = re.compile(r"[+-]?[\d.,'’\s\u00a0\u202f]*\d[\d.,]*([eE][+-]?\d+)?")
_CLOCK = re.compile(r"\d+(:\d{2}){1,2}(\.\d+)?")
_ORDERS = (DayOrder(month_first=True), DayOrder(month_first=False))
_BRACKET = re.compile(r"(.*\S)\s*[(\[]([^()\[\]]+)[)\]]")


@dataclass(frozen=True, slots=True)
class ColumnSketch:
    """What a column of an unknown table looks like.

    Attributes:
        header: As it stands.
        cells: Sampled cells that hold something.
        values: Distinct ones among them, in order, at most ``KEPT_VALUES``.
    """

    header: str
    cells: tuple[str, ...]
    values: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Say whether no sampled cell holds anything."""
        return not self.cells

    @property
    def are_days(self) -> bool:
        """Say whether its cells are days."""
        return _mostly(self.cells, is_day)

    @property
    def are_numbers(self) -> bool:
        """Say whether its cells are numbers, amounts, shares or clock times."""
        return _mostly(self.cells, is_number) and not self.are_long_ids

    @property
    def are_long_ids(self) -> bool:
        """Say whether its cells are digits that no count has so many of."""
        long = 10
        return _mostly(self.cells, lambda cell: cell.isdecimal() and len(cell) >= long)

    @property
    def are_personal(self) -> bool:
        """Say whether cells are e-mail addresses or phone numbers; a few are enough."""
        return sum(map(_is_personal, self.values)) * 5 > len(self.values)

    @property
    def are_unique(self) -> bool:
        """Say whether no text comes twice."""
        return bool(self.cells) and len(set(self.cells)) == len(self.cells)


@dataclass(frozen=True, slots=True)
class TableSketch:
    """What an unknown table looks like.

    Attributes:
        part: Number of its sheet.
        header: Its header row.
        columns: Each column that has a header, in order.
    """

    part: int
    header: Row
    columns: tuple[ColumnSketch, ...]


def sketch_table(export: Export, known: frozenset[str]) -> TableSketch:
    """Find the header of an unknown table and look at the rows below it.

    Args:
        export: The sheet with the best header counts.
        known: Words that stand in headers, normalised.

    Raises:
        FaultyInputError: No row looks like a header, or days stand in the header.
    """
    ranked = [
        (_rank(row, known), -part, -row.line, part, row)
        for part, sheet in enumerate(export.sheets)
        for row in sheet.head
        if _may_be_header(row)
    ]
    if not ranked:
        raise _headless(export)
    *_, part, header = max(ranked, key=lambda one: one[:3])
    below = (row for row in _below(export.sheets[part], header) if not _is_total_or_note(row))
    rows = tuple(islice(below, SAMPLED_ROWS))
    places = {normalise(cell): at for at, cell in reversed(list(enumerate(header.cells)))}
    columns = tuple(
        _column(header.cells[at], at, rows)
        for name, at in sorted(places.items(), key=_place)
        if name
    )
    return TableSketch(part, header, columns)


def distinct_texts(export: Export, sketch: TableSketch, header: str, limit: int) -> tuple[str, ...]:
    """Give the different texts of a column of the whole table, at most ``limit``."""
    at = next(at for at, cell in enumerate(sketch.header.cells) if cell == header)
    texts: dict[str, str] = {}
    for row in islice(_below(export.sheets[sketch.part], sketch.header), limit * 100):
        text = row.cells[at].strip() if at < len(row.cells) else ""
        if text and len(texts) < limit:
            texts.setdefault(normalise(text), text)
    return tuple(texts.values())


def is_day(text: str) -> bool:
    """Say whether a cell is a day, whichever of day and month comes first."""
    for order in _ORDERS:
        try:
            return read_stamp(text, order) is not None
        except NotADayError:
            continue
    return False


def is_number(text: str) -> bool:
    """Say whether a cell is a number, with or without currency or per cent sign."""
    number, unit = bare_amount(text)
    if _CLOCK.fullmatch(text.strip()):
        return True
    try:
        has_unit = unit in {"", "%"} or bool(currency_of(unit)) or len(unit) == 1
    except NotMoneyError:
        has_unit = False
    return has_unit and _NUMBER.fullmatch(number) is not None


def bracket_of(header: str) -> tuple[str, str]:
    """Part a header into its name and what stands in brackets behind it, both normalised.

    Example:
        >>> bracket_of("Watch time (min)")
        ('watch time', 'min')
    """
    found = _BRACKET.fullmatch(normalise(header))
    return (found[1], found[2].strip()) if found else (normalise(header), "")


def _place(item: tuple[str, int]) -> int:
    return item[1]


def _may_be_header(row: Row) -> bool:
    cells = [cell.strip() for cell in row.cells if cell.strip()]
    words = [cell for cell in cells if not is_number(cell) and not is_day(cell)]
    return len(cells) > 1 and len(words) == len(cells) == len(set(map(normalise, cells)))


def _rank(row: Row, known: frozenset[str]) -> int:
    cells = [normalise(cell) for cell in row.cells if cell.strip()]
    return len(cells) + 2 * sum(cell in known or bracket_of(cell)[0] in known for cell in cells)


def _below(sheet: Sheet, header: Row) -> Iterator[Row]:
    return (row for row in sheet.rows() if row.line > header.line and any(row.cells))


def _is_total_or_note(row: Row) -> bool:
    cells = [cell for cell in row.cells if cell.strip()]
    return len(cells) < 2 or is_total_label(cells[0])  # noqa: PLR2004 - one cell is a note


def _column(header: str, at: int, rows: Sequence[Row]) -> ColumnSketch:
    cells = tuple(
        row.cells[at].strip()
        for row in rows
        if at < len(row.cells) and row.cells[at].strip().casefold() not in NOTHING
    )
    return ColumnSketch(header, cells, tuple(dict.fromkeys(cells))[:KEPT_VALUES])


def _mostly(cells: Sequence[str], test: Callable[[str], bool]) -> bool:
    return bool(cells) and sum(map(test, cells)) >= _MOST * len(cells)


def _is_personal(text: str) -> bool:
    return bool(_E_MAIL.search(text) or _PHONE.fullmatch(text))


def _headless(export: Export) -> Exception:
    first = next((row for sheet in export.sheets for row in sheet.head if len(row.cells) > 1), None)
    if first is not None and sum(map(is_day, first.cells)) > 1:
        what = "The days of this table stand in its header."
        return refusal(export.name, what, "Turn it, so that each day is a row of its own.")
    what = "No row of this file looks like a header: words only, each once."
    return refusal(export.name, what, "Give the table a row that names its columns.")

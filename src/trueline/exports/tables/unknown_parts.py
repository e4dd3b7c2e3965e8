"""Columns that no importer declares and that yet split the figures of a table into parts."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from trueline.core.errors import FaultyInputError
from trueline.exports.cells.headers import Column, Header, normalise
from trueline.exports.cells.numbers import NOTHING
from trueline.exports.files.refusing import refusal
from trueline.exports.tables.tables import Table
from trueline.exports.tables.total_rows import is_total_label

_FIGURE = re.compile(r"\W*[a-z]{0,3}\W*[\d\W]+(e[+-]?\d+)?\W*[a-z]{0,3}")
_BAND = re.compile(r"\d+\s*[-–]\s*\d+|\d+\s*\+|[<>≥≤]\s*\d+")
"""A band such as ``18-24``, which names a part although it has no letter."""
_FRACTION = re.compile(r"-?\d+[.,]\d+")
_NO_NAME = re.compile(r"\(.+\)")
"""As Google Analytics writes ``(not set)`` where a part has no name."""


@dataclass(slots=True)
class _Below:
    """What stands below an unknown header: how many cells of each sort."""

    words: int = 0
    figures: int = 0
    fractions: int = 0
    has_no_name: bool = False

    def add(self, cell: str) -> None:
        self.words += _has_words(cell)
        self.figures += _is_figure(cell)
        self.fractions += bool(_FRACTION.fullmatch(cell.strip()))
        self.has_no_name = self.has_no_name or bool(_NO_NAME.fullmatch(cell.strip()))

    @property
    def is_fractions(self) -> bool:
        return bool(self.fractions) and not self.words

    @property
    def is_mixed(self) -> bool:
        return 0 < self.words < self.figures and not self.has_no_name


def with_unknown_parts(table: Table, figures: Collection[str] = ()) -> Table:
    """Give the table with a column of parts for each unknown header that splits its figures.

    Such a column has words below it. One with other cells, such as ids, splits the figures when it
    stands before the first of them and the rows would not be told apart without it. Any other
    unknown column of numbers is a figure that is not kept.

    Args:
        table: Is read once or twice if a header is unknown.
        figures: Headers of figures that are not kept, as ``normalise`` gives them.

    Raises:
        FaultyInputError: A row is wider than the header, the last one is cut off, or whether a
            column splits the figures cannot be told: it holds figures and some words, or stands
            before the first figure and holds fractions or nothing that the rows need.
    """
    header = table.header
    below = {at: _Below() for at in _unknown(header, figures)}
    for row in table.rows() if below else ():
        for at, sort in below.items():
            sort.add(row.cells[at] if at < len(row.cells) else "")
    first = _first_figure(table)
    worded = {at for at, sort in below.items() if sort.words or (sort.has_no_name and at < first)}
    numbered = {at for at, sort in below.items() if at < first and sort.figures} - worded
    for at in sorted(worded | numbered):
        if below[at].is_fractions or (at >= first and below[at].is_mixed):
            raise _refusal(table, at)
    if numbered and _stand_apart(table, worded):
        raise _refusal(table, min(numbered))
    found = {normalise(header.cells[at]): at for at in sorted(worded | numbered)}
    columns = tuple(Column(name, {"": (header.cells[at],)}) for name, at in found.items())
    places = {**header.places, **{name: (at,) for name, at in found.items()}}
    return replace(
        table, header=replace(header, columns=(*header.columns, *columns), places=places)
    )


def _refusal(table: Table, at: int) -> FaultyInputError:
    return refusal(
        table.file,
        f"The column {table.header.cells[at].strip()} holds figures, so whether it splits the rows "
        "cannot be told.",
        "Download the report again without this column.",
    )


def _first_figure(table: Table) -> int:
    """Give the place of the first column with a metric; 0 without one."""
    columns = (one.field for one in table.header.columns if one.metric and table.has(one.field))
    return min((table.header.places[one][0] for one in columns), default=0)


def _stand_apart(table: Table, worded: Collection[int]) -> bool:
    """Say whether no two rows are of the same days and known parts."""
    columns = [one.field for one in table.header.columns if not one.metric and table.has(one.field)]
    places = sorted({at for one in columns for at in table.header.places[one]}.union(worded))
    seen: set[tuple[str, ...]] = set()
    for row in table.rows():
        key = tuple(row.cells[at] if at < len(row.cells) else "" for at in places)
        if key in seen:
            return False
        seen.add(key)
    return True


def _unknown(header: Header, figures: Collection[str]) -> list[int]:
    """Give the places of headers that are neither understood nor known for figures."""
    used = {at for places in header.places.values() for at in places}
    names = enumerate(map(normalise, header.cells))
    return [at for at, name in names if name and at not in used and name not in figures]


def _has_words(cell: str) -> bool:
    text = normalise(cell)
    if _BAND.fullmatch(text):
        return True
    if text in NOTHING or _FIGURE.fullmatch(text) or is_total_label(text):
        return False
    return any(map(str.isalpha, text))


def _is_figure(cell: str) -> bool:
    return bool(_FIGURE.fullmatch(normalise(cell)))

"""Headers that only a description tells apart, as in the old exports of Facebook Insights.

Such a table has one name twice, and what differs stands in the description of each column: ``(Total
Count)`` or ``(Unique Users)`` at its end. The description is a row of its own below the header, or
a column ``Description`` that is filled in the first row only and is about all columns of figures.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from trueline.exports.cells.headers import normalise
from trueline.exports.files.export import Export, Row, Sheet

_SUFFIX = re.compile(r"(\([^()]{3,40}\))\s*$")
_SENTENCE_WORDS = 4
_COLUMN = frozenset({"description", "descrição", "descripción", "beschreibung", "descrizione"})


def with_described_headers(export: Export) -> Export:
    """Give the export with its headers told apart and rows of descriptions left out.

    Sheets without descriptions stay as they are, and so do the lines of all rows.
    """
    return replace(export, sheets=tuple(map(_told_apart, export.sheets)))


def _told_apart(sheet: Sheet) -> Sheet:
    place = _header_place(sheet.head)
    if place is None:
        return sheet
    header, below = sheet.head[place], sheet.head[place + 1]
    if (at := _description_column(header)) is not None:
        told = replace(header, cells=_for_all_figures(header, sheet.head[place + 1 :], at))
        return _with(sheet, told, dropped=0)
    return _with(sheet, replace(header, cells=_each(header, below)), dropped=below.line)


def _header_place(head: Sequence[Row]) -> int | None:
    """Find the row that a description follows, by the row of it or by its column."""
    for place, (row, below) in enumerate(pairwise(head)):
        if _description_column(row) is not None or _describes(below, row):
            return place
    return None


def _describes(row: Row, header: Row) -> bool:
    """Say whether a row is sentences only, each below a header and longer than it."""
    sentences = [cell for cell in row.cells if cell.strip()]
    names = [cell for cell in header.cells if cell.strip()]
    return 1 < len(sentences) <= len(names) and all(
        len(cell.split()) >= _SENTENCE_WORDS and len(cell) > len(name)
        for cell, name in zip(row.cells, header.cells, strict=False)
        if cell.strip()
    )


def _description_column(header: Row) -> int | None:
    names = [normalise(cell) for cell in header.cells]
    return next((at for at, name in enumerate(names) if name in _COLUMN), None)


def _each(header: Row, descriptions: Row) -> tuple[str, ...]:
    """Add to each repeated name what its own description ends with."""
    counts = Counter(map(normalise, header.cells))
    return tuple(
        _suffixed(cell, descriptions.cells[at] if at < len(descriptions.cells) else "")
        if counts[normalise(cell)] > 1
        else cell
        for at, cell in enumerate(header.cells)
    )


def _for_all_figures(header: Row, rows: Sequence[Row], described: int) -> tuple[str, ...]:
    """Add to each column of figures what the one description ends with, wherever it stands."""
    cells = (row.cells[described] for row in rows if described < len(row.cells))
    description = next((cell for cell in cells if cell.strip()), "")
    return tuple(
        _suffixed(cell, description) if _holds_figures(rows, at) else cell
        for at, cell in enumerate(header.cells)
    )


def _holds_figures(rows: Sequence[Row], at: int) -> bool:
    cells = {row.cells[at].strip() for row in rows if at < len(row.cells)} - {""}
    return all(one.replace(",", "").replace(".", "").isdecimal() for one in cells)


def _suffixed(name: str, description: str) -> str:
    found = _SUFFIX.search(description)
    return f"{name.strip()} {found[1]}" if found and name.strip() else name


def _with(sheet: Sheet, header: Row, *, dropped: int) -> Sheet:
    def rows() -> Iterator[Row]:
        return _changed(sheet.rows(), header, dropped)

    return replace(sheet, head=tuple(_changed(iter(sheet.head), header, dropped)), rows=rows)


def _changed(rows: Iterator[Row], header: Row, dropped: int) -> Iterator[Row]:
    for row in rows:
        if row.line == header.line:
            yield header
        elif row.line != dropped:
            yield row

"""Raw rows as they are shown to people: cell by cell, personal ones masked."""

import re
from collections.abc import Mapping
from itertools import chain
from typing import TYPE_CHECKING

from trueline.core.errors import MissingError
from trueline.exports.cells.headers import Header, Reading
from trueline.exports.files.export import Export, Row

if TYPE_CHECKING:
    from trueline.exports.tables.tables import TableRow

MASKED = "(personal)"
"""Stands for a personal cell wherever raw rows are shown."""

_HANDLE = re.compile(r"(?<!\w)@((?:<\w+>)?)\w[\w.-]*(?:@[\w.:-]+)?")
_REDDITOR = re.compile(r"(?<![\w/])(/?u/)[\w-]{3,20}")
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def raw_row(export: Export, part: int, line: int) -> Row:
    """Give a row as it stands.

    Raises:
        MissingError: The export has no such row.
    """
    if 0 <= part < len(export.sheets):
        for row in export.sheets[part].rows():
            if row.line == line:
                return row
            if row.line > line:
                break
    raise MissingError(f"{export.name} has no row {line} in its part {part}.")


def named_cells(header: Header | None, row: Row) -> Mapping[str, str]:
    """Give a row's cells by header, personal ones masked, repeated headers numbered."""
    shown = masked_cells(header, row)
    titles = header.cells if header else ()
    named: dict[str, str] = {}
    for at in range(max(len(titles), len(row.cells))):
        title = titles[at] if at < len(titles) else ""
        key = title.strip() or f"(column {at + 1})"
        key = f"{key} (column {at + 1})" if key in named else key
        named[key] = shown[at] if at < len(shown) else ""
    return named


def masked_cells(header: Header | None, row: "Row | TableRow") -> tuple[str, ...]:
    """Give a row's cells in order, personal ones masked.

    Columns that are not understood may be about people too: e-mail addresses in them are masked.
    """
    if header is None:
        return tuple(_ADDRESS.sub(MASKED, cell) for cell in row.cells)
    personal, prose = _places(header, is_prose=False), _places(header, is_prose=True)
    understood = set(chain.from_iterable(header.places.values()))

    def masked(at: int, cell: str) -> str:
        if at in personal:
            return MASKED if cell else ""
        if at in prose:
            return mask_handles(cell)
        return cell if at in understood else _ADDRESS.sub(MASKED, cell)

    return tuple(masked(at, cell) for at, cell in enumerate(row.cells))


def hidden_row(row: "Row | TableRow") -> Row:
    """Give a row of which every cell is masked, because all of it is about somebody else."""
    return Row(row.line, tuple(MASKED if cell.strip() else "" for cell in row.cells))


def mask_handles(text: str) -> str:
    """Give a text without the handles and addresses in it.

    Example:
        >>> mask_handles("@fan_one thanks, write to ann@example.org")
        '@(personal) thanks, write to (personal)'
    """
    if "@" in text:
        text = _HANDLE.sub(rf"@\1{MASKED}", _ADDRESS.sub(MASKED, text))
    return _REDDITOR.sub(rf"\1{MASKED}", text) if "u/" in text else text


def _places(header: Header, *, is_prose: bool) -> set[int]:
    return {
        at
        for one in header.columns
        if (one.reading is Reading.PROSE if is_prose else one.personal)
        for at in header.places.get(one.field, ())
    }

"""The rows of a table: those below its header that hold anything."""

from collections.abc import Iterator

from trueline.exports.cells.headers import Header
from trueline.exports.files.export import Row, Sheet
from trueline.exports.files.refusing import place, refusal


def rows_below(sheet: Sheet, header: Header, file: str) -> Iterator[Row]:
    """Give each row below a header that holds anything.

    Raises:
        FaultyInputError: A row is wider than the header or a header itself, or the last one is
            cut off.
    """
    names = frozenset(cell for cell in header.cells if cell.strip())
    width = max((at for at, cell in enumerate(header.cells, 1) if cell.strip()), default=0)
    last: Row | None = None
    for row in sheet.rows():
        if row.line <= header.line or not any(cell.strip() for cell in row.cells):
            continue
        if any(cell.strip() for cell in row.cells[width:]):
            raise refusal(
                place(file, sheet.name, row.line), "The row has more cells than the header."
            )
        if not names.isdisjoint(row.cells) and _is_header_again(row, header, names):
            raise refusal(
                place(file, sheet.name, row.line),
                "A header stands here again, so several files were pasted together.",
                "Import each file by itself.",
            )
        yield row
        last = row
    if last is not None and sheet.is_open_ended and len(last.cells) < width:
        raise refusal(place(file, sheet.name, last.line), "The file is cut off in this row.")


def _is_header_again(row: Row, header: Header, names: frozenset[str]) -> bool:
    """Say whether a row holds names of columns only, and most of those that are understood."""
    filled = [cell for cell in row.cells if cell.strip()]
    return len(filled) > 1 and names.issuperset(filled) and len(filled) * 2 >= len(header.places)

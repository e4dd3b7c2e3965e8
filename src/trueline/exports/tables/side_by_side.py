"""Tables that stand beside each other in one sheet, as tables of their own."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from trueline.exports.cells.headers import Header
from trueline.exports.files.export import Row
from trueline.exports.files.refusing import place, refusal
from trueline.exports.tables.tables import Table


def side_tables(table: Table) -> tuple[Table, ...]:
    """Give each of the tables whose headers stand in one row; the table itself when it is one.

    A table begins where the first header that is there again stands. Lines are those of the sheet;
    cells are cut. ``Link | Likes | | Link | Views`` are two tables of two columns.

    Raises:
        FaultyInputError: The headers that are there again do not come first, or not in the same
            order each time, so which belong together cannot be told.
    """
    repeated = sorted(at for at in table.header.places.values() if len(at) > 1)
    if not repeated:
        return (table,)
    starts = repeated[0]
    is_turned = any(cell.strip() for cell in table.header.cells[: starts[0]])
    for places in repeated:
        offsets = {at - start for at, start in zip(places, starts, strict=False)}
        if is_turned or len(offsets) > 1 or len(places) != len(starts):
            raise refusal(
                place(table.file, table.sheet.name, table.header.line),
                "Tables stand side by side, and which of their columns belong together cannot be"
                " told.",
            )
    ends = (*starts, len(table.header.cells))
    return tuple(_cut(table, first, last) for first, last in pairwise(ends))


def _cut(table: Table, first: int, last: int) -> Table:
    def rows() -> Iterator[Row]:
        for row in table.sheet.rows():
            yield Row(row.line, row.cells[first:last])

    header = table.header
    places = {
        field: tuple(at - first for at in found if first <= at < last)
        for field, found in header.places.items()
    }
    own = Header(
        header.line,
        header.cells[first:last],
        header.columns,
        {field: found for field, found in places.items() if found},
        header.locale,
    )
    return replace(table, sheet=replace(table.sheet, rows=rows, is_open_ended=False), header=own)

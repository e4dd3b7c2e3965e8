"""A table in a sheet: the rows below a header, each cell read by what its column says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from trueline.core.errors import FaultyInputError, MissingError
from trueline.exports.conventions import Conventions, settle_conventions
from trueline.exports.dates import DayOrder, NotADayError, Stamp, read_stamp
from trueline.exports.export import Export, Row, Sheet
from trueline.exports.headers import Column, Header, Reading
from trueline.exports.numbers import (
    NotANumberError,
    fit,
    read_number,
    read_seconds,
    read_share,
)
from trueline.exports.refusing import place, refusal

MASKED = "(personal)"
"""Stands for a personal cell wherever raw rows are shown."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below a header.

    Attributes:
        file: Name of the file, for messages.
        part: Number of the sheet in the export.
        sheet: Where the rows are.
        header: Its header row.
        conventions: How its numbers and days are written.
    """

    file: str
    part: int
    sheet: Sheet
    header: Header
    conventions: Conventions

    def rows(self) -> Iterator["TableRow"]:
        """Give each row below the header that holds anything.

        Raises:
            FaultyInputError: A row is wider than the header, or the last one is cut off.
        """
        for row in rows_below(self.sheet, self.header, self.file):
            yield TableRow(self, row.line, row.cells)

    def column(self, field: str) -> Column:
        """Give what is declared of a field."""
        return next(one for one in self.header.columns if one.field == field)

    def has(self, field: str) -> bool:
        """Say whether the header has a column."""
        return field in self.header.places


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row, read through the header of its table.

    Attributes:
        table: Where it stands.
        line: Physical line.
        cells: As they stand.
    """

    table: Table
    line: int
    cells: tuple[str, ...]

    @property
    def where(self) -> str:
        """File, sheet and row, for messages."""
        return place(self.table.file, self.table.sheet.name, self.line)

    def text(self, field: str) -> str:
        """Give a cell without blanks around it; empty when the table has no such column.

        Raises:
            FaultyInputError: The header is there twice and the two cells differ.
        """
        places = self.table.header.places.get(field, ())
        if len(places) == 1:
            return self.cells[places[0]].strip() if places[0] < len(self.cells) else ""
        found = {self.cells[at].strip() for at in places if at < len(self.cells)} - {""}
        if len(found) > 1:
            raise self.refuse(field, "the column is there twice and its cells differ")
        return found.pop() if found else ""

    def number(self, field: str) -> Decimal | None:
        """Read a cell as its column says, in the metric's unit; None when it has no value.

        Raises:
            FaultyInputError: It holds something else.
        """
        return self.value(self.table.column(field))

    def value(self, column: Column) -> Decimal | None:
        """Read the cell of a column, see ``number``.

        Raises:
            FaultyInputError: It holds something else.
        """
        text = self.text(column.field)
        if not text:
            return None
        try:
            value = _read_value(text, column.reading, self.table.conventions)
            return value if value is None or column.times == 1 else fit(value * column.times)
        except NotANumberError as error:
            raise self.refuse(column.field, str(error)) from None

    def stamp(self, field: str) -> Stamp | None:
        """Read a cell as a day, with time where there is one; None when it is empty.

        Raises:
            FaultyInputError: It holds something else.
        """
        order = self.table.conventions.orders.get(field, DayOrder(month_first=True))
        is_serial = not self.table.sheet.delimiter
        try:
            return read_stamp(self.text(field), order, may_be_serial=is_serial)
        except NotADayError as error:
            raise self.refuse(field, str(error)) from None

    def refuse(self, field: str, what: str) -> FaultyInputError:
        """Build the refusal of the whole file for one cell."""
        names = [self.table.header.cells[at] for at in self.table.header.places.get(field, ())]
        named = names[0] if names else field
        return refusal(self.where, f"Column {named}: {what.rstrip('.')}.")


def open_table(export: Export, part: int, header: Header, *, month_first: bool = True) -> Table:
    """Open the table of a sheet and settle how it is written, by reading it once.

    Args:
        export: The file.
        part: Number of the sheet.
        header: Found in that sheet.
        month_first: Whether the network writes 03/04/2025 for 4 March.

    Raises:
        FaultyInputError: The table contradicts itself, or leaves open what it means.
    """
    return table_of(export.name, part, export.sheets[part], header, month_first=month_first)


def table_of(
    file: str, part: int, sheet: Sheet, header: Header, *, month_first: bool = True
) -> Table:
    """Open a table in a sheet, or in a block of one that is handed in as a sheet.

    Raises:
        FaultyInputError: The table contradicts itself, or leaves open what it means.
    """
    settled = settle_conventions(
        rows_below(sheet, header, file),
        header,
        f"{file}, {sheet.name}" if sheet.name else file,
        month_first=month_first,
        delimiter=sheet.delimiter,
    )
    return Table(file, part, sheet, header, settled)


def rows_below(sheet: Sheet, header: Header, file: str) -> Iterator[Row]:
    """Give each row below a header that holds anything.

    Raises:
        FaultyInputError: A row is wider than the header, or the last one is cut off.
    """
    width = max((at for at, cell in enumerate(header.cells, 1) if cell.strip()), default=0)
    last: Row | None = None
    for row in sheet.rows():
        if row.line <= header.line or not any(cell.strip() for cell in row.cells):
            continue
        if any(cell.strip() for cell in row.cells[width:]):
            raise refusal(
                place(file, sheet.name, row.line), "The row has more cells than the header."
            )
        yield row
        last = row
    if last is not None and sheet.is_open_ended and len(last.cells) < width:
        raise refusal(place(file, sheet.name, last.line), "The file is cut off in this row.")


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
    personal = set(header.personal) if header else set()
    titles = header.cells if header else ()
    named: dict[str, str] = {}
    for at in range(max(len(titles), len(row.cells))):
        title = titles[at] if at < len(titles) else ""
        cell = row.cells[at] if at < len(row.cells) else ""
        key = title.strip() or f"(column {at + 1})"
        key = f"{key} (column {at + 1})" if key in named else key
        named[key] = MASKED if title in personal and cell else cell
    return named


def masked_cells(header: Header, row: Row | TableRow) -> tuple[str, ...]:
    """Give a row's cells in order, personal ones masked."""
    personal = {
        at for one in header.columns if one.personal for at in header.places.get(one.field, ())
    }
    return tuple(MASKED if at in personal and cell else cell for at, cell in enumerate(row.cells))


def _read_value(text: str, reading: Reading, conventions: Conventions) -> Decimal | None:
    match reading:
        case Reading.WHOLE:
            return read_number(text, conventions.marks, whole=True)
        case Reading.FRACTION | Reading.PERCENT:
            is_percent = reading is Reading.PERCENT
            return read_share(text, conventions.marks, is_percent=is_percent)
        case Reading.CLOCK:
            return read_seconds(text, conventions.marks)
        case _:
            return read_number(text, conventions.marks)

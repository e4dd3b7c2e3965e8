"""A table in a sheet: the rows below a header, each cell read by what its column says."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from trueline.core.errors import FaultyInputError
from trueline.core.spreadsheet_cells import unguard_cell
from trueline.exports.cells.answers import UNANSWERED, Answers, Asks, ask
from trueline.exports.cells.conventions import Conventions, settle_conventions
from trueline.exports.cells.dates import DayOrder, NotADayError, Stamp, read_stamp
from trueline.exports.cells.headers import Column, Header, Reading
from trueline.exports.cells.money import Amount, NotMoneyError, agrees, bare_amount, currency_of
from trueline.exports.cells.numbers import (
    Marks,
    NotANumberError,
    fit,
    read_number,
    read_seconds,
    read_share,
)
from trueline.exports.files.export import Export, Sheet
from trueline.exports.files.refusing import place, refusal
from trueline.exports.tables.raw_rows import MASKED
from trueline.exports.tables.rows_below import rows_below


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below a header.

    Attributes:
        file: Name of the file, for messages.
        part: Number of the sheet in the export.
        sheet: Where the rows are.
        header: Its header row.
        conventions: How its numbers and days are written.
        answers: What the person said of the file.
    """

    file: str
    part: int
    sheet: Sheet
    header: Header
    conventions: Conventions
    answers: Answers = UNANSWERED

    def rows(self) -> Iterator["TableRow"]:
        """Give each row below the header that holds anything.

        Raises:
            FaultyInputError: A row is wider than the header, or the last one is cut off.
        """
        for row in rows_below(self.sheet, self.header, self.file):
            yield TableRow(self, row.line, row.cells)

    def marks_of_money(self, field: str) -> Marks:
        """Give how the amounts of a column are written.

        In a text file 1.500 may be much or little, if no cell tells.
        """
        marks = replace(self.conventions.marks, has_cents=field in self.conventions.with_cents)
        return replace(marks, is_own=False) if self.sheet.delimiter else marks

    def column(self, field: str) -> Column:
        """Give what is declared of a field."""
        return next(one for one in self.header.columns if one.field == field)

    def has(self, field: str) -> bool:
        """Say whether the header has a column."""
        return field in self.header.places

    def title(self, field: str) -> str:
        """Give the header of a column as the file has it; the field's name without one."""
        places = self.header.places.get(field, ())
        return self.header.cells[places[0]].strip() if places else field


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

    @property
    def first_cell(self) -> str:
        """First cell that is not blank, as it stands; empty in a row of blanks."""
        return next((cell for cell in self.cells if cell.strip()), "")

    def text(self, field: str) -> str:
        """Give a cell without blanks around it; empty when the table has no such column.

        A cell that we masked says nothing, and one that we guarded from spreadsheets is as it was:
        rows that were set aside come back so, mended.

        Raises:
            FaultyInputError: The header is there twice and the two cells differ.
        """
        places = self.table.header.places.get(field, ())
        if len(places) == 1:
            return self._said(places[0]) if places[0] < len(self.cells) else ""
        found = {self._said(at) for at in places if at < len(self.cells)} - {""}
        if len(found) > 1:
            raise self.refuse(field, "the column is there twice and its cells differ")
        return found.pop() if found else ""

    def _said(self, at: int) -> str:
        cell = unguard_cell(self.cells[at].strip())
        return "" if cell == MASKED else cell

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
        is_money = column.reading is Reading.MONEY
        text = bare_amount(text)[0] if is_money else text  # total rows often name no currency
        table = self.table
        marks = table.marks_of_money(column.field) if is_money else table.conventions.marks
        try:
            value = _read_value(text, column.reading, marks)
            return value if value is None or column.times == 1 else fit(value * column.times)
        except NotANumberError as error:
            raise self.refuse(column.field, str(error)) from None

    def money(self, field: str) -> Amount | None:
        """Read the cell of an amount with its currency; None when it has no value.

        Raises:
            FaultyInputError: It holds something else, contradicts its header, or nothing names
                the currency; then the person is asked.
        """
        number, unit = bare_amount(self.text(field))
        try:
            value = read_number(number, self.table.marks_of_money(field))
            if value is None:
                return None
            stated = self.table.header.currency_of(field)
            stated = stated or (currency_of(self.text("currency")) if field != "currency" else "")
            if stated and unit and not agrees(unit, stated):
                raise self.refuse(field, f"“{self.text(field)}” is not in {stated}")
            currency = stated or currency_of(unit)
            answered = "" if currency else self.table.answers.currency
            if answered and unit and not agrees(unit, answered):
                raise self.refuse(field, f"“{self.text(field)}” is not in {answered}")
        except (NotANumberError, NotMoneyError) as error:
            raise self.refuse(field, str(error)) from None
        currency = currency or answered
        if not currency:
            what = f"Column {self.table.title(field)}: nothing says in which currency it is."
            raise ask(self.where, what, Asks.CURRENCY)
        return Amount(value, currency)

    def priced(self, metric: str, value: Decimal) -> Decimal | Amount:
        """Give a metric's value in this row with its currency where it is money.

        Raises:
            FaultyInputError: The row gives it in several, or as ``money`` says.
        """
        amounts = [
            self.money(one.field)
            for one in self.table.header.columns
            if one.metric == metric and one.reading is Reading.MONEY
        ]
        found = {one.currency for one in amounts if one is not None}
        if len(found) > 1:
            raise refusal(self.where, f"The row has amounts in {' and '.join(sorted(found))}.")
        return Amount(value, found.pop()) if found else value

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
        return refusal(self.where, f"Column {self.table.title(field)}: {what.rstrip('.')}.")


def open_table(
    export: Export,
    part: int,
    header: Header,
    *,
    month_first: bool | None = None,
    answers: Answers = UNANSWERED,
) -> Table:
    """Open the table of a sheet and settle how it is written, by reading it once.

    Args:
        export: The file.
        part: Number of the sheet.
        header: Found in that sheet.
        month_first: Whether the network writes 03/04/2025 for 4 March; None when it writes what
            each person prefers.
        answers: What the person said of the file.

    Raises:
        FaultyInputError: The table contradicts itself, or leaves open what it means.
    """
    sheet = export.sheets[part]
    return table_of(export.name, part, sheet, header, month_first=month_first, answers=answers)


def table_of(
    file: str,
    part: int,
    sheet: Sheet,
    header: Header,
    *,
    month_first: bool | None = None,
    answers: Answers = UNANSWERED,
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
        answers=answers,
    )
    return Table(file, part, sheet, header, settled, answers)


def _read_value(text: str, reading: Reading, marks: Marks) -> Decimal | None:
    match reading:
        case Reading.WHOLE:
            return read_number(text, marks, whole=True)
        case Reading.FRACTION | Reading.PERCENT:
            is_percent = reading is Reading.PERCENT
            return read_share(text, marks, is_percent=is_percent)
        case Reading.CLOCK:
            return read_seconds(text, marks)
        case _:
            return read_number(text, marks)

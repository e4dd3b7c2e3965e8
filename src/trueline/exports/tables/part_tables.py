"""Reports as tables: figures by day, by parts such as countries, by both, or by neither."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from trueline.exports.cells.dates import DayOrder, NotADayError, read_stamp
from trueline.exports.cells.headers import Column, Header, Reading, normalise
from trueline.exports.files.refusing import refusal, warning
from trueline.exports.tables.listed_totals import add_up, say_sums
from trueline.exports.tables.staging import Staging
from trueline.exports.tables.table_reading import Measured, measure, named_account, read_rows
from trueline.exports.tables.tables import Table, TableRow
from trueline.exports.tables.total_rows import is_total_label
from trueline.facts.batch import Piece

NTH = "nth"
"""Field of a column that counts days from the first day of a report, from 0."""
RANGE = "date range"
"""Field of a column that says which of two compared ranges of days a row is of."""
COMPARISON = "comparison"
"""Field of a column that says which of the compared groups a row is of; all may be one of them."""
_TO = re.compile(r"\s+[-–]\s+")


@dataclass(frozen=True, slots=True)
class Covered:
    """What a report covers, as it states itself.

    Attributes:
        first: Its first day.
        last: Its last day.
        part: Which part of the account it is about, as in ``segment=Mobile``; empty for all of it.
    """

    first: date
    last: date
    part: str = ""


@dataclass(slots=True)
class DaysRead:
    """Values that a file gave so far, since several of its tables may hold the same figure.

    Attributes:
        values: By account, metric, part and day.
    """

    values: dict[tuple[str, str, str, date], Decimal] = field(default_factory=dict)

    def fault(self, account: str, day: date, part: str, values: Measured) -> str:
        """Say that another table of the file gave all figures of a row; empty when it did not."""
        known = [self.values.get((account, metric, part, day)) for metric, _ in values]
        if None in known:
            return ""
        if known == list(values.values()):
            return "Another table of the file gives the same figure of the day."
        return "Another table of the file gives another figure of the day, and the first is kept."


@dataclass(frozen=True, slots=True)
class PartTable:
    """Reads figures by day and part; what has no single day is set aside with the reason.

    Fields that it knows: ``day``, or ``nth`` for the number of a day. Every column of text without
    a metric is a part: its breakdown is ``field=cell``.

    Attributes:
        account: Whose numbers they are.
        covered: The days that the report states.
        spans: What the rows of a table cover when it has one of these fields: ``a week``.
        seen: Values of earlier tables of the same file.
        adds_up: Tells the columns whose sums are compared with a total row.
        everybody: Names of the group, among compared ones, that is all of the account.
    """

    account: str
    covered: Covered
    spans: Mapping[str, str]
    seen: DaysRead
    adds_up: Callable[[Column], bool]
    everybody: tuple[str, ...] = ()

    def read(self, table: Table, staging: Staging) -> Iterator[Piece]:
        """Give the facts piece by piece; the last piece is left in ``staging``.

        Raises:
            FaultyInputError: A day comes twice or lies outside of the report, or a cell cannot be
                understood.
        """
        parts = part_fields(table.header, self.spans)
        _refuse_open_name(table, parts)
        reason = self.unusable(table)
        lines: dict[tuple[str, date], int] = {}

        def is_total(row: TableRow) -> bool:
            return _is_total(row, parts)

        def keep(row: TableRow) -> str:
            values = {} if reason else measure(row)
            if reason or not values:
                return reason or "The row has no value in any column that is understood."
            if other := self._of_other_range(row):
                return other
            day, part = self._day(row), self._part(row, parts)
            if lines.setdefault((part, day), row.line) != row.line:
                raise row.refuse(
                    _day_field(table), f"{day} comes twice; another column splits the days"
                )
            told = self.seen.fault(self.account, day, part, values)
            return told or self._keep(row, day, part, values, staging)

        yield from read_rows(table, staging, keep=keep, is_total=is_total)
        if lines and _day_field(table) and not parts:
            self._tell_gaps(table.file, len(lines), staging)
        columns = [one for one in table.header.columns if self.adds_up(one)]
        overlap = table.has(RANGE) or table.has(COMPARISON)
        if not overlap and any(is_total(row) for row in table.rows()):
            sums = add_up(table, columns, is_total=is_total, is_note=_never)
            say_sums(sums, table, staging, why="Rows beyond the report's list usually explain it.")

    def _tell_gaps(self, file: str, found: int, staging: Staging) -> None:
        of = (self.covered.last - self.covered.first).days + 1
        if found < of:
            what = f"Of the {of} days of the report {of - found} have no row; they stay unknown."
            remedy = "Download the report again if the site was measured on those days."
            staging.say(warning(file, what, remedy))

    def unusable(self, table: Table) -> str:
        """Give why no row of a table can be kept; empty when its rows are of single days."""
        if not any(one.metric and table.has(one.field) for one in table.header.columns):
            return "No figure of this table is one that is kept."
        span = next((words for one, words in self.spans.items() if table.has(one)), "")
        if span:
            return f"The row covers {span}, and the ledger keeps single days."
        if _day_field(table) or self.covered.first == self.covered.last:
            return ""
        covered = f"{self.covered.first} to {self.covered.last}"
        return f"The row covers all days from {covered}, and the ledger keeps single days."

    def _day(self, row: TableRow) -> date:
        if row.table.has(NTH):
            count = row.text(NTH)
            if not count.isdecimal() or len(count) > 5:  # noqa: PLR2004 - days of a century
                raise row.refuse(NTH, f"“{count}” is not the number of a day")
            day = self.covered.first + timedelta(days=int(count))
        elif row.table.has("day"):
            stamp = row.stamp("day")
            if stamp is None:
                raise row.refuse("day", "the cell is empty")
            day = stamp.day
        else:
            day = self.covered.first
        if not self.covered.first <= day <= self.covered.last:
            outside = f"{day} is outside of the report"
            raise row.refuse(
                _day_field(row.table), f"{outside} ({self.covered.first} to {self.covered.last})"
            )
        return day

    def _of_other_range(self, row: TableRow) -> str:
        """Give why a row of a report that compares two ranges of days is not of its own range."""
        if not row.table.has(RANGE):
            return ""
        text = row.text(RANGE)
        try:
            last = read_stamp(_TO.split(text)[-1], DayOrder(month_first=True))
        except NotADayError:
            return f"“{text}” does not tell which of the compared days the row is of."
        if last is not None and last.day == self.covered.last:
            return ""
        own = f"{self.covered.first} to {self.covered.last}"
        return f"The row is of “{text}”, and the report of {own}."

    def _part(self, row: TableRow, parts: tuple[str, ...]) -> str:
        named = [
            f"{one}={row.text(one) or '(empty)'}"
            for one in parts
            if one != COMPARISON or normalise(row.text(one)) not in self.everybody
        ]
        return ", ".join([*([self.covered.part] if self.covered.part else []), *named])

    def _keep(self, row: TableRow, day: date, part: str, values: Measured, staging: Staging) -> str:
        account = named_account(row, self.account, staging)
        for (metric, _), value in values.items():
            key = (self.account, metric, part, day)
            if key not in self.seen.values:
                self.seen.values[key] = value
                staging.add_day(row.line, account, metric, day, row.priced(metric, value), part)
        return ""


def sums_without_days(table: Table, reader: PartTable) -> tuple[str, ...]:
    """Say what the figures of a table add up to whose rows have no single day; else nothing.

    Raises:
        FaultyInputError: A cell cannot be understood.
    """
    if not reader.unusable(table):
        return ()
    parts = part_fields(table.header, reader.spans)
    columns = filter(reader.adds_up, table.header.columns)
    sums = add_up(table, columns, is_total=lambda row: _is_total(row, parts), is_note=_never)
    by = table.header.cells[0].strip()
    return tuple(f"{name} {value:,f} (by {by})" for name, value in sums.rows.items())


def part_fields(header: Header, spans: Mapping[str, str]) -> tuple[str, ...]:
    """Give the fields of a header's columns that split its figures, in the order of their names."""
    others = {"day", NTH, RANGE, *spans}
    return tuple(
        sorted(
            one.field
            for one in header.columns
            if one.field in header.places
            and not one.metric
            and one.reading is Reading.TEXT
            and one.field not in others
        )
    )


def _refuse_open_name(table: Table, parts: tuple[str, ...]) -> None:
    """Refuse a file without line end whose last cell is a name, for it may be cut.

    Raises:
        FaultyInputError: It is one.
    """
    last = len(table.header.cells) - 1
    if table.sheet.is_open_ended and any(last in table.header.places[one] for one in parts):
        raise refusal(table.file, "The file has no line end, and its last name may be cut off.")


def _never(_: TableRow) -> bool:
    """Take no row for words alone."""
    return False


def _is_total(row: TableRow, parts: tuple[str, ...]) -> bool:
    """Tell a total row: it bears a total's name, or nothing where parts and day stand."""
    told = [row.text(one) for one in (*parts, "day", NTH) if row.table.has(one)]
    return bool(told) and (not any(told) or any(is_total_label(one) for one in told))


def _day_field(table: Table) -> str:
    return next((one for one in (NTH, "day") if table.has(one)), "")

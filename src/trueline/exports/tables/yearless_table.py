"""Tables by day whose days have no year, or one that a spreadsheet has made up."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from trueline.exports.cells.dates import NotADayError, read_day_of_year
from trueline.exports.cells.years import resolve_years
from trueline.exports.files.refusing import note, refusal, warning
from trueline.exports.tables.listed_totals import OwnTotal
from trueline.exports.tables.recognition import ImportContext
from trueline.exports.tables.staging import Staging
from trueline.exports.tables.table_reading import (
    AccountRule,
    is_total_of_days,
    measure,
    named_account,
    read_rows,
)
from trueline.exports.tables.tables import Table, TableRow
from trueline.facts.batch import Piece

_YEAR = re.compile(r"(?:19|20)\d{2}|^\d{5}(?:\.\d+)?$")
_DASH = re.compile(r"^(\w+)\.?-(\w+)\.?$")
_NEARLY_A_YEAR = 300
_FRESH_DAYS = 45
"""An export usually ends a day or two before it is made."""

_DATE = "Import the file with the day on which it was downloaded if another year is meant."


@dataclass(frozen=True, slots=True)
class YearlessTable:
    """Reads a table with one row a day, whose days have no year.

    Attributes:
        account: Whose numbers they are.
        first: Field of the figure without which the others in a row are gaps; empty when each
            stands for itself.
        change: Field that must be the change of ``first`` from day to day; empty without one.
    """

    account: AccountRule
    first: str = ""
    change: str = ""

    def read(self, table: Table, context: ImportContext, staging: Staging) -> Iterator[Piece]:
        """Give the facts piece by piece; the last piece is left in ``staging``.

        Raises:
            FaultyInputError: A cell cannot be understood, or the years cannot be told.
        """
        days = _days(table, context.observed_at.date())
        _tell_years(table, days, context, staging)
        left_out = self._contradicted(table, days, staging)

        def keep(row: TableRow) -> str:
            values = measure(row)
            if not values or (self.first and row.number(self.first) is None):
                return "The file gives no figure for this day."
            of = named_account(row, self.account(row, context), staging)
            for (metric, _), value in values.items():
                if metric != left_out:
                    staging.add_day(row.line, of, metric, days[row.line], value)
            return ""

        own = OwnTotal(is_total_of_days)
        yield from read_rows(table, staging, keep=keep, is_total=own)
        own.compare(table, staging)

    def _contradicted(self, table: Table, days: Mapping[int, date], staging: Staging) -> str:
        """Give the metric of the change when it does not fit the figure; empty when it fits."""
        if not self.change or not table.has(self.change):
            return ""
        rows = [row for row in table.rows() if row.line in days]
        levels = {days[row.line]: row.number(self.first) for row in rows}
        off = [row for row in rows if _is_off(levels, days[row.line], row.number(self.change))]
        if not off:
            return ""
        staging.say(
            warning(
                off[0].where,
                f"On {len(off)} days the change in followers does not fit their number; it is"
                " left out.",
                "Nothing to do: the change is worked out from the number of followers.",
            )
        )
        return table.column(self.change).metric


def _is_off(levels: Mapping[date, Decimal | None], day: date, change: Decimal | None) -> bool:
    now, before = levels[day], levels.get(day - timedelta(days=1))
    return None not in (now, before, change) and now != (before or 0) + (change or 0)


def _days(table: Table, until: date) -> Mapping[int, date]:
    """Give the day of each row by its line.

    Raises:
        FaultyInputError: A cell is no day, or the years cannot be told.
    """
    written = {row.line: row for row in table.rows() if not is_total_of_days(row)}
    dated = _as_dated(written, until)
    if dated:
        return dated
    days = tuple(day_of_year(row, "day") for row in written.values())
    try:
        return dict(zip(written, resolve_years(days, until=until), strict=True))
    except NotADayError as error:
        raise refusal(table.file, str(error)) from None


def _as_dated(rows: Mapping[int, TableRow], until: date) -> Mapping[int, date]:
    """Give days with a year as they stand; nothing when a spreadsheet has made the years up.

    It gives every day the year in which it opened the file: at New Year the days jump back, or
    they lie ahead.
    """
    if not rows or not all(_YEAR.search(row.text("day")) for row in rows.values()):
        return {}
    days = {line: stamp.day for line, row in rows.items() if (stamp := row.stamp("day"))}
    steps = [(later - earlier).days for earlier, later in pairwise(days.values())]
    jumps = [one for one in steps if abs(one) >= _NEARLY_A_YEAR]
    is_wrapped = len(jumps) == 1 and all(one * jumps[0] < 0 for one in steps if one not in jumps)
    return {} if is_wrapped or max(days.values()) > until else days


def day_of_year(row: TableRow, field: str) -> tuple[int, int]:
    """Read month and day of a cell, whether it has a year or not.

    Raises:
        FaultyInputError: It is no day.
    """
    text = row.text(field)
    try:
        return read_day_of_year(_DASH.sub(r"\1 \2", text))
    except NotADayError as error:
        if not _YEAR.search(text):
            raise row.refuse(field, str(error)) from None
    stamp = row.stamp(field)
    if stamp is None:
        raise row.refuse(field, "the cell is empty")
    return stamp.day.month, stamp.day.day


def latest_day(row: TableRow, field: str, until: date) -> date:
    """Read a cell as the last day of its name until another.

    Raises:
        FaultyInputError: It is no day, or there is none.
    """
    try:
        return resolve_years((day_of_year(row, field),), until=until)[0]
    except NotADayError as error:
        raise row.refuse(field, str(error)) from None


def near_day(written: tuple[int, int], other: date) -> date | None:
    """Give the day of a name that is another day or next to it; None when there is none.

    Example:
        >>> near_day((12, 31), date(2026, 1, 1))
        datetime.date(2025, 12, 31)
    """
    for year in (other.year - 1, other.year, other.year + 1):
        try:
            day = date(year, *written)
        except ValueError:  # 29 February
            continue
        if abs((day - other).days) <= 1:
            return day
    return None


def _tell_years(
    table: Table, days: Mapping[int, date], context: ImportContext, staging: Staging
) -> None:
    if not days:
        return
    first, last, made = min(days.values()), max(days.values()), context.observed_at.date()
    read_as = f"The days have no year; they were read as {first} to {last}."
    missing = (last - first).days + 1 - len(days)
    if missing:
        staging.say(warning(table.file, f"{read_as} Days without a row: {missing}.", _DATE))
    elif (made - last).days > _FRESH_DAYS:
        age = f"That is {(made - last).days} days before the export was made."
        staging.say(warning(table.file, f"{read_as} {age}", _DATE))
    else:
        staging.say(note(table.file, read_as, _DATE))

"""TikTok Studio: the overview, the follower history and the viewers, by day.

When to trust it: figures are the account's own. The file writes days without a year ("February
28"); the newest is taken as the last of its name before the export was made, and the others count
back from there, over New Year too. The years taken are told with every import. Comments may fall
below zero when some are deleted.

When not: for a file that was exported long ago, unless the time of its export is given; a warning
says so when the days look older or do not follow each other. "undefined" is a day without a
figure; the zeros beside it are gaps as well, so the row is set aside. Viewers are counted once a
day and never add up. The change in followers is kept only while it agrees with their number.

Source: TikTok Studio, Analytics, Download data (.csv, .xlsx, or several in a .zip).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from trueline.exports.dates import NotADayError, read_day_of_year
from trueline.exports.headers import Column, Reading
from trueline.exports.recognition import ImportContext
from trueline.exports.refusing import note, refusal, warning
from trueline.exports.staging import Staging
from trueline.exports.table_importer import TableImporter, TableKind
from trueline.exports.table_reading import measure, named_account, read_rows, unstated
from trueline.exports.tables import Table, TableRow
from trueline.exports.years import resolve_years
from trueline.facts.batch import Piece

_FRESH_DAYS = 45
"""An export usually ends a day or two before it is made."""

_DATE = "Import the file with the day on which it was downloaded if another year is meant."


@dataclass(frozen=True, slots=True)
class YearlessTable:
    """Reads a table with one row a day, whose days have no year.

    Attributes:
        first: Field of the figure without which the others in a row are gaps; empty when each
            stands for itself.
        change: Field that must be the change of ``first`` from day to day; empty without one.
    """

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
        account = unstated("tiktok")

        def keep(row: TableRow) -> str:
            values = measure(row)
            if not values or (self.first and row.number(self.first) is None):
                return "TikTok gives no figure for this day."
            of = named_account(row, account(row, context), staging)
            for (metric, _), value in values.items():
                if metric != left_out:
                    staging.add_day(row.line, of, metric, days[row.line], value)
            return ""

        return read_rows(table, staging, keep=keep)

    def _contradicted(self, table: Table, days: Mapping[int, date], staging: Staging) -> str:
        """Give the metric of the change when it does not fit the figure; empty when it fits."""
        if not self.change or not table.has(self.change):
            return ""
        levels = {days[row.line]: row.number(self.first) for row in table.rows()}
        off = [
            row for row in table.rows()
            if _is_off(levels, days[row.line], row.number(self.change))
        ]  # fmt: skip
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
    written = {}
    for row in table.rows():
        try:
            written[row.line] = read_day_of_year(row.text("day"))
        except NotADayError as error:
            raise row.refuse("day", str(error)) from None
    try:
        return dict(zip(written, resolve_years(tuple(written.values()), until=until), strict=True))
    except NotADayError as error:
        raise refusal(table.file, str(error)) from None


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


def _count(metric: str, name: str, *, needed: bool = True) -> Column:
    return Column(metric, {"en": (name,)}, needed=needed, metric=metric, reading=Reading.WHOLE)


def _kind(what: str, reader: YearlessTable, *columns: Column) -> TableKind:
    day = Column("day", {"en": ("Date",)}, needed=True)
    return TableKind(f"TikTok Studio, {what}", "tiktok", (day, *columns), reader)


OVERVIEW = _kind(
    "overview by day",
    YearlessTable(),
    _count("views", "Video Views"),
    _count("profile_visits", "Profile Views"),
    _count("likes", "Likes"),
    _count("comments", "Comments"),
    _count("shares", "Shares"),
)
FOLLOWERS = _kind(
    "follower history",
    YearlessTable(first="followers_total", change="followers_net"),
    _count("followers_total", "Followers"),
    _count("followers_net", "Difference in followers from previous day"),
)
VIEWERS = _kind(
    "viewers by day",
    YearlessTable(first="viewers_unique"),
    _count("viewers_unique", "Total Viewers"),
    _count("viewers_new", "New Viewers"),
    _count("viewers_returning", "Returning Viewers"),
)

IMPORTER = TableImporter("tiktok-overview", 1, (OVERVIEW, FOLLOWERS, VIEWERS))

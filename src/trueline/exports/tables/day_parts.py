"""Charts as tables: one row a day and part, such as a post or a source of traffic."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

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

_DAY = timedelta(days=1)
_NOT_DAYS = "The rows are not single days but weeks or months, which the ledger does not keep."


def whole(_: TableRow) -> str:
    """Take every row for one of the whole account."""
    return ""


@dataclass(frozen=True, slots=True)
class DayPartTable:
    """Reads a table with one row a day and part, and refuses a part whose day comes twice.

    Needs the field ``day``; every column with a metric becomes facts. A table by week or month
    looks the same: when no two of its days are neighbours, all of it is set aside.

    Attributes:
        account: Whose numbers they are.
        part: Gives the breakdown of a row; empty for the whole account.
    """

    account: AccountRule
    part: Callable[[TableRow], str] = whole

    def read(self, table: Table, context: ImportContext, staging: Staging) -> Iterator[Piece]:
        """Give the facts piece by piece; the last piece is left in ``staging``.

        Raises:
            FaultyInputError: A cell cannot be understood, or a day comes twice.
        """
        if first_of_days(table) is None:
            return read_rows(table, staging, keep=lambda _: _NOT_DAYS, is_total=is_total_of_days)
        seen: set[tuple[date, str]] = set()

        def keep(row: TableRow) -> str:
            stamp, values = row.stamp("day"), measure(row)
            if stamp is None or not values:
                return "The row has no day or no figure."
            part = self.part(row)
            if (stamp.day, part) in seen:
                raise row.refuse("day", f"{stamp.day} comes twice; another column splits the days")
            seen.add((stamp.day, part))
            account = named_account(row, self.account(row, context), staging)
            for (metric, _), value in values.items():
                amount = row.priced(metric, value)
                staging.add_day(row.line, account, metric, stamp.day, amount, part)
            return ""

        return read_rows(table, staging, keep=keep, is_total=is_total_of_days)


def first_of_days(table: Table) -> date | None:
    """Give the first day of a table of days; None when its rows are weeks or months.

    Raises:
        FaultyInputError: A cell holds no day.
    """
    days = sorted(
        {
            stamp.day
            for row in table.rows()
            if not is_total_of_days(row) and (stamp := row.stamp("day"))
        }
    )
    is_daily = any(later - earlier == _DAY for earlier, later in pairwise(days))
    return days[0] if is_daily else None

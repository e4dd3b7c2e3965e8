"""Charts as tables: one row a day and part, such as a post or a source of traffic."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from trueline.exports.cells.spans import are_single_days
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

_NOT_DAYS = "The rows are not single days but weeks or months, which the ledger does not keep."
_LONE_DATE = "One date alone cannot be told from the first day of a week or month."


def whole(_: TableRow) -> str:
    """Take every row for one of the whole account."""
    return ""


@dataclass(frozen=True, slots=True)
class DayPartTable:
    """Reads a table with one row a day and part, and refuses a part whose day comes twice.

    Needs the field ``day``; every column with a metric becomes facts. A table by week or month
    looks the same: unless most of its days follow each other, all of it is set aside.

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
        days = _days_of(table)
        if not are_single_days(days):
            why = _LONE_DATE if len(days) == 1 else _NOT_DAYS
            yield from read_rows(table, staging, keep=lambda _: why, is_total=is_total_of_days)
            return
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

        own = OwnTotal(is_total_of_days)
        yield from read_rows(table, staging, keep=keep, is_total=own)
        own.compare(table, staging)


def first_of_days(table: Table) -> date | None:
    """Give the first day of a table of days; None when its rows may be weeks or months.

    Raises:
        FaultyInputError: A cell holds no day.
    """
    days = _days_of(table)
    return days[0] if are_single_days(days) else None


def _days_of(table: Table) -> list[date]:
    stamps = (row.stamp("day") for row in table.rows() if not is_total_of_days(row))
    return sorted({stamp.day for stamp in stamps if stamp})

"""Profiles: how many follow an account on the day on which somebody looked."""

from collections.abc import Iterator
from dataclasses import dataclass

from trueline.exports.files.refusing import note
from trueline.exports.tables.recognition import ImportContext
from trueline.exports.tables.staging import Staging
from trueline.exports.tables.table_reading import AccountRule, measure, named_account, read_rows
from trueline.exports.tables.tables import Table, TableRow
from trueline.facts.batch import Piece


@dataclass(frozen=True, slots=True)
class LevelTable:
    """Reads rows that tell levels of an account, such as its followers, and no day.

    Every column with a metric becomes a fact of the day on which the file was made.

    Attributes:
        account: Whose levels they are; the rows are set aside that do not say.
    """

    account: AccountRule

    def read(self, table: Table, context: ImportContext, staging: Staging) -> Iterator[Piece]:
        """Give the facts piece by piece; the last piece is left in ``staging``.

        Raises:
            FaultyInputError: A cell cannot be understood.
        """
        day = context.observed_at.date()
        what = f"The file does not say of which day it is; its levels are kept under {day}."
        staging.say(note(table.file, what, "If it is older, import it with the time it was made."))

        def keep(row: TableRow) -> str:
            account, values = self.account(row, context), measure(row)
            if not account or not values:
                return "The row does not say how many follow, or whom."
            staging.name_account(account, row.text("account_name"))
            for (metric, _), value in values.items():
                staging.add_day(row.line, named_account(row, account, staging), metric, day, value)
            return ""

        return read_rows(table, staging, keep=keep)

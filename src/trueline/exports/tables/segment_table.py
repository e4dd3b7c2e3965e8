"""Tables with one row a segment of an audience, all of one day."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from trueline.exports.files.refusing import note
from trueline.exports.tables.recognition import ImportContext
from trueline.exports.tables.staging import Staging
from trueline.exports.tables.table_reading import AccountRule, measure, named_account, read_rows
from trueline.exports.tables.tables import Table, TableRow
from trueline.exports.tables.total_rows import begins_with_total
from trueline.facts.batch import Piece

_IF_OLDER = "If it is older, import it with the day on which it was made."
_LESS = re.compile(r"[<≤]\s*\d+([.,]\d+)?\s*%?")


@dataclass(frozen=True, slots=True)
class SegmentTable:
    """Reads a table whose rows are segments: places, jobs, ages.

    Every column with a metric becomes facts. "< 1%" is no figure.

    Attributes:
        account: Whose audience it is.
        part: Gives the breakdown of a row, as in ``country=Ireland``; empty when it has none.
        day: Day of the figures; None when the file does not tell.
        undated: Why the rows cannot be kept without a day, in a sentence; empty when the figures
            are those of the day on which the export was made.
    """

    account: AccountRule
    part: Callable[[TableRow], str]
    day: date | None
    undated: str = "The file does not say of which day."

    def read(self, table: Table, context: ImportContext, staging: Staging) -> Iterator[Piece]:
        """Give the facts piece by piece; the last piece is left in ``staging``.

        Raises:
            FaultyInputError: A cell cannot be understood, or a segment comes twice.
        """
        lines: dict[str, int] = {}
        made_on = None if self.undated else context.observed_at.date()
        day = self.day or made_on
        if self.day is None and made_on:
            what = f"The file does not say of which day it is; it is kept under {made_on}."
            staging.say(note(table.file, what, _IF_OLDER))

        def keep(row: TableRow) -> str:
            part = self.part(row)
            if (reason := self._fault(row, part)) or day is None:
                return reason or self.undated
            if lines.setdefault(part, row.line) != row.line:
                return f"Row {lines[part]} is of the same segment, and that one is kept."
            values = measure(row)
            if not values:
                return "The row has no figure."
            account = named_account(row, self.account(row, context), staging)
            for (metric, _), value in values.items():
                staging.add_day(row.line, account, metric, day, value, part)
            return ""

        return read_rows(table, staging, keep=keep, is_total=begins_with_total)

    def _fault(self, row: TableRow, part: str) -> str:
        if not part:
            return "The row names no segment."
        figures = (one.field for one in row.table.header.columns if one.metric)
        vague = next((row.text(one) for one in figures if _LESS.fullmatch(row.text(one))), "")
        return f"“{vague}” is no figure." if vague else ""

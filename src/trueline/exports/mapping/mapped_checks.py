"""Which rows of a mapped table cannot be kept, and what is wrong with the table as a whole."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue, Severity
from trueline.exports.cells.answers import Asks
from trueline.exports.cells.dates import Stamp
from trueline.exports.cells.headers import normalise
from trueline.exports.cells.spans import are_single_days
from trueline.exports.files.refusing import note
from trueline.exports.mapping.mapping import Layout, NamedMetric, Role, TableMapping
from trueline.exports.tables.listed_totals import Sums, add_up, say_sums
from trueline.exports.tables.notes import averages_others
from trueline.exports.tables.staging import Staging
from trueline.exports.tables.tables import Table, TableRow
from trueline.exports.tables.total_rows import is_total_label
from trueline.metrics.metric import Metric, Rule

_ROUNDED_OFF = Decimal("0.001")
_WHY = "Rows may be missing from the file, or its total counts something else."


@dataclass(frozen=True, slots=True)
class MappedChecks:
    """Tells the rows of a mapped table that are kept from totals, notes and gaps.

    Attributes:
        mapping: What the columns mean.
        names: What the texts in the column of metric names mean, by normalised text.
    """

    mapping: TableMapping
    names: Mapping[str, NamedMetric] = field(init=False)

    def __post_init__(self) -> None:
        """Make the names of metrics ready for looking up."""
        names = {normalise(one.text): one for one in self.mapping.names}
        object.__setattr__(self, "names", names)

    @property
    def is_by_day(self) -> bool:
        """Say whether rows are days of accounts, and not posts or members."""
        return not self.mapping.of(Role.POST, Role.PERSON)

    def is_total(self, row: TableRow) -> bool:
        """Say whether a row sums up others: it bears a total's name and no day or post."""
        if is_total_label(row.text(Role.ACCOUNT)) or is_total_label(row.text(Role.POST)):
            return True
        own = row.text(Role.DAY) or row.text(Role.PUBLISHED)
        first = row.first_cell
        return is_total_label(own) or (not own and is_total_label(first))

    def is_total_of_file(self, row: TableRow) -> bool:
        """Say whether a row sums up the whole table, and not one day of it."""
        day = row.text(Role.DAY)
        return self.is_total(row) and (not day or is_total_label(day))

    def fault(self, row: TableRow) -> str:
        """Give why a row cannot be kept, as far as it shows without its values; else nothing."""
        if sum(bool(cell.strip()) for cell in row.cells) == 1 and len(row.table.header.places) > 1:
            return "The row holds a single cell; it may be a note."
        if averages_others(row):
            return "The row is an average of others."
        if self.mapping.layout is Layout.LONG and (reason := self._unnamed(row)):
            return reason
        if row.table.has(Role.POST) and not row.text(Role.POST):
            return "The row has no post id."
        if row.table.has(Role.PERSON) and not row.text(Role.PERSON):
            return "The row does not say which member it is about."
        return self._fault_of_day(row) if row.table.has(Role.DAY) else ""

    def refuse_long_rows(self, table: Table, staging: Staging) -> None:
        """Refuse rows of weeks or months that would pass for days; a lone day is told of.

        Raises:
            FaultyInputError: Most days are no neighbours, and nobody said that they are days.
        """
        days = sorted({stamp.day for row in table.rows() if (stamp := self._single_day(row))})
        if self.mapping.single_days or are_single_days(days):
            return
        if len(days) == 1:
            what = f"All rows are of {days[0]}; they were taken for that single day."
            staging.say(note(table.file, what, "Take the import back if they cover more days."))
        if len(days) > 1:
            raise FaultyInputError(
                Issue(
                    Severity.BLOCKS,
                    table.file,
                    f"Most of its days do not follow each other ({days[0]}, {days[1]} ...): its "
                    "rows look like weeks or months, and the ledger keeps single days.",
                    "If each row is a single day, say so in the mapping (single_days: true).",
                    asks=Asks.MAPPING,
                )
            )

    def compare_totals(self, table: Table, rules: Mapping[str, Metric], staging: Staging) -> None:
        """Tell where the file's own total differs from the sum of its rows.

        Raises:
            FaultyInputError: A cell cannot be understood.
        """
        if self.mapping.layout is Layout.LONG or self.mapping.of(Role.DIMENSION, Role.BREAKDOWN):
            return  # rows of the whole may stand among those of its parts
        adding = (
            one
            for one in table.header.columns
            if one.metric and rules[one.metric].over_time is Rule.SUM
        )
        sums = add_up(
            table,
            adding,
            is_total=self.is_total_of_file,
            is_note=lambda row: self.is_total(row) or bool(self.fault(row)),
        )
        rows = {
            header: sums.total[header] if header in sums.total and _is_near(sums, header) else total
            for header, total in sums.rows.items()
        }
        say_sums(Sums(rows, sums.total), table, staging, why=_WHY)

    def _unnamed(self, row: TableRow) -> str:
        text = row.text(Role.METRIC_NAME)
        named = self.names.get(normalise(text))
        if named is None:
            return f"The mapping does not say which metric “{text}” is."
        return "" if named.metric else f"The mapping leaves “{text}” out."

    def _fault_of_day(self, row: TableRow) -> str:
        first = row.stamp(Role.DAY)
        if first is None:
            return "The row has no day."
        last = row.stamp(Role.LAST_DAY) if row.table.has(Role.LAST_DAY) else first
        if last is not None and last.day != first.day and self.is_by_day:
            return f"The row covers {first.day} to {last.day}, and the ledger keeps single days."
        return ""

    def _single_day(self, row: TableRow) -> Stamp | None:
        return None if self.is_total(row) or self.fault(row) else row.stamp(Role.DAY)


def _is_near(sums: Sums, header: str) -> bool:
    """Say whether a sum differs from the total by no more than what turning units rounds off."""
    return abs(sums.rows[header] - sums.total[header]) < _ROUNDED_OFF

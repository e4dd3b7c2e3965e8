"""Reads the rows of a table by a mapping into values by day, of posts or of members."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue, Severity
from trueline.exports.answers import Asks
from trueline.exports.dates import Stamp
from trueline.exports.headers import normalise
from trueline.exports.listed_totals import Sums, add_up, say_sums
from trueline.exports.mapped_columns import value_column
from trueline.exports.mapped_facts import (
    RowValue,
    Subject,
    stage_day,
    stage_member,
    stage_post,
)
from trueline.exports.mapped_subjects import account_of, breakdown_of
from trueline.exports.mapping import Layout, NamedMetric, Role, TableMapping
from trueline.exports.money import Amount
from trueline.exports.recognition import ImportContext
from trueline.exports.refusing import note
from trueline.exports.spoken_keys import SpokenKeys
from trueline.exports.staging import Staging
from trueline.exports.table_reading import measure
from trueline.exports.tables import Table, TableRow
from trueline.exports.total_rows import is_total_label
from trueline.facts.batch import Piece
from trueline.metrics.metric import Metric, Rule

_DAY = timedelta(days=1)
_ROUNDED_OFF = Decimal("0.001")
_WHY = "Rows may be missing from the file, or its total counts something else."


@dataclass(frozen=True, slots=True)
class MappedRows:
    """Reads one sheet after the other of an export by one mapping.

    Attributes:
        mapping: What the columns mean.
        rules: Every known metric by id.
        spoken: What rows of earlier sheets were about.
    """

    mapping: TableMapping
    rules: Mapping[str, Metric]
    spoken: SpokenKeys
    _names: Mapping[str, NamedMetric] = field(init=False)

    def __post_init__(self) -> None:
        """Make the names of metrics ready for looking up."""
        names = {normalise(one.text): one for one in self.mapping.names}
        object.__setattr__(self, "_names", names)

    def read(self, table: Table, context: ImportContext, staging: Staging) -> Iterator[Piece]:
        """Give the facts piece by piece; the last piece is left in ``staging``.

        Raises:
            FaultyInputError: A cell cannot be understood, a person has to be asked, or two rows
                are about the same.
        """
        if self._is_by_day:
            self._refuse_long_rows(table, staging)
        for row in table.rows():
            if self._is_total(row):
                staging.count_total(self._totals(row))
            elif reason := self._fault(row) or self._keep(row, context, staging):
                staging.set_aside(row, table.header, reason)
            else:
                staging.keep()
            if staging.is_full:
                yield staging.take()
        self.spoken.refuse_repeats(table.file, self._subject)
        self._check_totals(table, staging)

    @property
    def _is_by_day(self) -> bool:
        return not self.mapping.of(Role.POST, Role.PERSON)

    @property
    def _subject(self) -> str:
        about = "post" if self.mapping.of(Role.POST) else "account, day and part of it"
        about = "member and period" if self.mapping.of(Role.PERSON) else about
        return f"{about} and metric" if self.mapping.layout is Layout.LONG else about

    def _is_total(self, row: TableRow) -> bool:
        """Say whether a row sums up others: it bears a total's name and no day or post."""
        if is_total_label(row.text(Role.ACCOUNT)) or is_total_label(row.text(Role.POST)):
            return True
        own = row.text(Role.DAY) or row.text(Role.PUBLISHED)
        first = next((cell for cell in row.cells if cell.strip()), "")
        return is_total_label(own) or (not own and is_total_label(first))

    def _fault(self, row: TableRow) -> str:
        """Give why a row cannot be kept; empty when it can."""
        if sum(bool(cell.strip()) for cell in row.cells) == 1 and len(row.table.header.places) > 1:
            return "The row holds a single cell; it may be a note."
        if self.mapping.layout is Layout.LONG and (reason := self._unnamed(row)):
            return reason
        if row.table.has(Role.POST) and not row.text(Role.POST):
            return "The row has no post id."
        if row.table.has(Role.PERSON) and not row.text(Role.PERSON):
            return "The row does not say which member it is about."
        return self._fault_of_day(row)

    def _unnamed(self, row: TableRow) -> str:
        text = row.text(Role.METRIC_NAME)
        named = self._names.get(normalise(text))
        if named is None:
            return f"The mapping does not say which metric “{text}” is."
        return "" if named.metric else f"The mapping leaves “{text}” out."

    def _fault_of_day(self, row: TableRow) -> str:
        if not row.table.has(Role.DAY):
            return ""
        first = row.stamp(Role.DAY)
        if first is None:
            return "The row has no day."
        last = row.stamp(Role.LAST_DAY) if row.table.has(Role.LAST_DAY) else first
        if last is not None and last.day != first.day and self._is_by_day:
            return f"The row covers {first.day} to {last.day}, and the ledger keeps single days."
        return ""

    def _keep(self, row: TableRow, context: ImportContext, staging: Staging) -> str:
        account = account_of(row, self.mapping, context)
        if not account:
            return "The row does not say whose account it is."
        part = breakdown_of(row, self.mapping)
        if part is None:
            return "The row does not say which part of the account it is about."
        values = tuple(self._values(row))
        if not values:
            return "The row has no value in any column that is mapped."
        key = self._stage(row, Subject(account, part), values, context, staging)
        is_long = self.mapping.layout is Layout.LONG
        told = (values[0].metric, values[0].breakdown) if is_long else ()
        self.spoken.add(staging.part, row.line, (*key, *told))
        return ""

    def _stage(
        self,
        row: TableRow,
        subject: Subject,
        values: tuple[RowValue, ...],
        context: ImportContext,
        staging: Staging,
    ) -> tuple[Hashable, ...]:
        """Stage the values of a row, and give what it is about."""
        if row.table.has(Role.POST):
            return stage_post(row, subject, values, self.mapping.window, staging)
        if row.table.has(Role.PERSON):
            member = context.person_key(row.text(Role.PERSON))
            return stage_member(row, subject, values, member, staging)
        return stage_day(row, subject, values, staging)

    def _values(self, row: TableRow) -> Iterator[RowValue]:
        if self.mapping.layout is Layout.WIDE:
            for (metric, breakdown), value in measure(row).items():
                yield RowValue(metric, breakdown, row.priced(metric, value))
            return
        named = self._names[normalise(row.text(Role.METRIC_NAME))]
        number = row.value(value_column(named, self.rules))
        if number is None:
            return
        amount = row.money("value") if self.rules[named.metric].measured_in == "money" else None
        priced = Amount(number, amount.currency) if amount else number
        yield RowValue(named.metric, named.breakdown, priced)

    def _totals(self, row: TableRow) -> list[tuple[str, Decimal]]:
        """Give what a row says of the whole file; nothing when it is about one day only."""
        if self.mapping.layout is Layout.LONG or self._is_day(row):
            return []
        return [(metric, value) for (metric, part), value in measure(row).items() if not part]

    def _is_day(self, row: TableRow) -> bool:
        text = row.text(Role.DAY)
        return bool(text) and not is_total_label(text)

    def _refuse_long_rows(self, table: Table, staging: Staging) -> None:
        """Refuse rows of weeks or months that would pass for days.

        Raises:
            FaultyInputError: No two days are neighbours, and nobody said that they are days.
        """
        days = sorted({stamp.day for row in table.rows() if (stamp := self._single_day(row))})
        if self.mapping.single_days or any(b - a == _DAY for a, b in pairwise(days)):
            return
        if len(days) == 1:
            what = f"All rows are of {days[0]}; they were taken for that single day."
            staging.say(note(table.file, what, "Take the import back if they cover more days."))
        if len(days) > 1:
            raise FaultyInputError(
                Issue(
                    Severity.BLOCKS,
                    table.file,
                    f"No two of its days are neighbours ({days[0]}, {days[1]} ...): its rows look "
                    "like weeks or months, and the ledger keeps single days.",
                    "If each row is a single day, say so in the mapping (single_days: true).",
                    asks=Asks.MAPPING,
                )
            )

    def _single_day(self, row: TableRow) -> Stamp | None:
        return None if self._is_total(row) or self._fault(row) else row.stamp(Role.DAY)

    def _check_totals(self, table: Table, staging: Staging) -> None:
        """Tell where the file's own total differs from the sum of its rows."""
        if self.mapping.layout is Layout.LONG or self.mapping.of(Role.DIMENSION, Role.BREAKDOWN):
            return  # rows of the whole may stand among those of its parts
        adding = (
            one
            for one in table.header.columns
            if one.metric and self.rules[one.metric].over_time is Rule.SUM
        )
        sums = add_up(
            table,
            adding,
            is_total=lambda row: self._is_total(row) and not self._is_day(row),
            is_note=lambda row: self._is_total(row) or bool(self._fault(row)),
        )
        rows = {
            header: sums.total[header] if header in sums.total and _is_near(sums, header) else total
            for header, total in sums.rows.items()
        }
        say_sums(Sums(rows, sums.total), table, staging, why=_WHY)


def _is_near(sums: Sums, header: str) -> bool:
    """Say whether a sum differs from the total by no more than what turning units rounds off."""
    return abs(sums.rows[header] - sums.total[header]) < _ROUNDED_OFF

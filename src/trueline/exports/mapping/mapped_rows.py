"""Reads the rows of a table by a mapping into values by day, of posts or of members."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from trueline.exports.cells.headers import normalise
from trueline.exports.cells.money import Amount
from trueline.exports.mapping.mapped_checks import MappedChecks
from trueline.exports.mapping.mapped_columns import value_column
from trueline.exports.mapping.mapped_facts import (
    RowValue,
    Subject,
    stage_day,
    stage_member,
    stage_post,
)
from trueline.exports.mapping.mapped_subjects import account_of, breakdown_of
from trueline.exports.mapping.mapping import Layout, Role, TableMapping
from trueline.exports.mapping.spoken_keys import SpokenKeys
from trueline.exports.tables.recognition import ImportContext
from trueline.exports.tables.staging import Staging
from trueline.exports.tables.table_reading import measure
from trueline.exports.tables.tables import Table, TableRow
from trueline.facts.batch import Piece
from trueline.metrics.metric import Metric


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
    _checks: MappedChecks = field(init=False)

    def __post_init__(self) -> None:
        """Make ready what tells rows apart."""
        object.__setattr__(self, "_checks", MappedChecks(self.mapping))

    def read(self, table: Table, context: ImportContext, staging: Staging) -> Iterator[Piece]:
        """Give the facts piece by piece; the last piece is left in ``staging``.

        Raises:
            FaultyInputError: A cell cannot be understood, a person has to be asked, or two rows
                are about the same.
        """
        checks = self._checks
        if checks.is_by_day:
            checks.refuse_long_rows(table, staging)
        for row in table.rows():
            if checks.is_total(row):
                staging.count_total(self._totals(row))
            elif reason := checks.fault(row) or self._keep(row, context, staging):
                staging.set_aside(row, table.header, reason)
            else:
                staging.keep()
            if staging.is_full:
                yield staging.take()
        self.spoken.refuse_repeats(table.file, self._subject)
        checks.compare_totals(table, self.rules, staging)

    @property
    def _subject(self) -> str:
        about = "post" if self.mapping.of(Role.POST) else "account, day and part of it"
        about = "member and period" if self.mapping.of(Role.PERSON) else about
        return f"{about} and metric" if self.mapping.layout is Layout.LONG else about

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
        named = self._checks.names[normalise(row.text(Role.METRIC_NAME))]
        number = row.value(value_column(named, self.rules))
        if number is None:
            return
        amount = row.money("value") if self.rules[named.metric].measured_in == "money" else None
        priced = Amount(number, amount.currency) if amount else number
        yield RowValue(named.metric, named.breakdown, priced)

    def _totals(self, row: TableRow) -> list[tuple[str, Decimal]]:
        """Give what a row says of the whole file; nothing when it is about one day only."""
        if self.mapping.layout is Layout.LONG or not self._checks.is_total_of_file(row):
            return []
        return [(metric, value) for (metric, part), value in measure(row).items() if not part]

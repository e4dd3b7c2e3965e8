"""A table's own total row beside its rows: what differs is said, what has no values is left out."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from trueline.exports.cells.headers import Column
from trueline.exports.files.refusing import note, warning
from trueline.exports.tables.notes import averages_others, is_line_of_words
from trueline.exports.tables.staging import Staging
from trueline.exports.tables.tables import Table, TableRow
from trueline.metrics.catalogue import load_catalogue
from trueline.metrics.metric import Rule

RowPredicate = Callable[[TableRow], bool]
_COMPARE = "Compare with the network's own pages, or download the export again."
_ROUNDED_OFF = Decimal("0.001")
"""Share of a total by which amounts and hours may differ that were rounded row by row."""


@dataclass(frozen=True, slots=True)
class Sums:
    """What the rows of a table add up to, and what its total row says.

    Attributes:
        rows: Sums over the rows by header; only columns with a value.
        total: Values of the total row by header; empty without one.
    """

    rows: Mapping[str, Decimal]
    total: Mapping[str, Decimal]

    @property
    def differing(self) -> tuple[str, ...]:
        """Headers whose sum is not the total."""
        return tuple(
            one
            for one in self.rows
            if one in self.total and _differ(self.rows[one], self.total[one])
        )


@dataclass(slots=True)
class OwnTotal:
    """Tells the total rows of a table while it is read, and compares them with its rows then.

    Attributes:
        is_total: Tells them.
        was_seen: Whether there was one.
    """

    is_total: RowPredicate
    was_seen: bool = False

    def __call__(self, row: TableRow) -> bool:
        """Say whether a row is a total row."""
        found = self.is_total(row)
        self.was_seen = self.was_seen or found
        return found

    def compare(
        self,
        table: Table,
        staging: Staging,
        *,
        adds_up: Callable[[Column], bool] | None = None,
        is_note: RowPredicate = lambda _: False,
        why: str = "Rows may be missing from the file, or its total counts something else.",
        is_normal: bool = False,
    ) -> None:
        """Tell where the total row differs from the sum of the rows, if there was one.

        Args:
            table: Is read again if there was one.
            staging: Is told.
            adds_up: Tells the columns that are compared; None for those that ``adds_over_days``.
            is_note: Tells rows that do not count.
            why: What usually explains a difference, in a sentence.
            is_normal: Whether the network itself works the two out separately.

        Raises:
            FaultyInputError: A cell cannot be understood.
        """
        if not self.was_seen:
            return
        columns = [one for one in table.header.columns if (adds_up or adds_over_days)(one)]
        sums = add_up(
            table,
            columns,
            is_total=self.is_total,
            is_note=lambda row: averages_others(row) or is_line_of_words(row) or is_note(row),
        )
        say_sums(sums, table, staging, why=why, is_normal=is_normal)


def adds_over_days(column: Column) -> bool:
    """Say whether values of a column add up: people who are counted once do not, nor do levels."""
    known = load_catalogue()
    return column.metric in known and known.get(column.metric).over_time is Rule.SUM


def _differ(one: Decimal, other: Decimal) -> bool:
    if one == one.to_integral_value() and other == other.to_integral_value():
        return one != other
    return abs(one - other) > abs(other) * _ROUNDED_OFF


def add_up(
    table: Table,
    columns: Iterable[Column],
    *,
    is_total: RowPredicate,
    is_note: RowPredicate,
) -> Sums:
    """Add up the rows of a table, its total row apart.

    Args:
        table: Is read once.
        columns: Those whose values add up.
        is_total: Tells the total row.
        is_note: Tells other rows that do not count, such as words alone.

    Raises:
        FaultyInputError: A cell cannot be understood.
    """
    headers = {
        one.field: table.header.cells[table.header.places[one.field][0]].strip()
        for one in columns
        if table.has(one.field)
    }
    sums: dict[str, Decimal] = {}
    total: dict[str, Decimal] = {}
    for row in table.rows():
        is_own_total = is_total(row)
        if not is_own_total and is_note(row):
            continue
        for field, header in headers.items():
            if (value := row.number(field)) is not None and is_own_total:
                total[header] = max(total.get(header, value), value, key=abs)  # others are parts
            elif value is not None:
                sums[header] = sums.get(header, Decimal(0)) + value
    return Sums(sums, total)


def say_sums(
    sums: Sums, table: Table, staging: Staging, *, why: str, is_normal: bool = False
) -> None:
    """Warn where the total row differs from the sum of the rows; nothing when it does not.

    Args:
        sums: Of the table.
        table: For the place.
        staging: Is told.
        why: What usually explains it, in a sentence.
        is_normal: Whether the network itself works the two out separately; then it is only noted.
    """
    if not sums.differing:
        return
    told = "; ".join(
        f"{one}: {sums.total[one]:,f} against {sums.rows[one]:,f}" for one in sums.differing
    )
    where = f"{table.file}, {table.sheet.name}" if table.sheet.name else table.file
    what = f"The total row differs from the sum of the rows ({told}). {why}"
    staging.say(note(where, what) if is_normal else warning(where, what, _COMPARE))


def without_empty_columns(table: Table, *, is_total: RowPredicate) -> Table:
    """Give the table without measuring columns that only its total row fills.

    Networks write 0 in the total row of a column that they do not report for single rows; that is
    no zero but a gap.

    Raises:
        FaultyInputError: A cell cannot be understood.
    """
    open_fields = {one.field for one in table.header.columns if one.metric and table.has(one.field)}
    for row in table.rows():
        if not open_fields:
            return table
        if not is_total(row):
            open_fields = {one for one in open_fields if row.number(one) is None}
    columns = tuple(
        replace(one, metric="") if one.field in open_fields else one for one in table.header.columns
    )
    return replace(table, header=replace(table.header, columns=columns))

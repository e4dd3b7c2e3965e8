"""A table's own total row beside its rows: what differs is said, what has no values is left out."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from trueline.exports.cells.headers import Column
from trueline.exports.files.refusing import note
from trueline.exports.tables.staging import Staging
from trueline.exports.tables.tables import Table, TableRow

RowPredicate = Callable[[TableRow], bool]


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
            one for one in self.rows if self.total.get(one, self.rows[one]) != self.rows[one]
        )


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
        into = total if is_own_total else sums
        for field, header in headers.items():
            if (value := row.number(field)) is not None:
                into[header] = into.get(header, Decimal(0)) + value
    return Sums(sums, total)


def say_sums(sums: Sums, table: Table, staging: Staging, *, why: str) -> None:
    """Tell where the total row differs from the sum of the rows; nothing when it does not.

    Args:
        sums: Of the table.
        table: For the place.
        staging: Is told.
        why: What usually explains it, in a sentence.
    """
    if not sums.differing:
        return
    told = "; ".join(
        f"{one}: {sums.total[one]:,f} against {sums.rows[one]:,f}" for one in sums.differing
    )
    where = f"{table.file}, {table.sheet.name}" if table.sheet.name else table.file
    staging.say(note(where, f"The total row differs from the sum of the rows ({told}). {why}"))


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

"""A table whose rows each stand for themselves: a message, a member, a ticket."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from trueline.exports.tables.listed_totals import RowPredicate
from trueline.exports.tables.recognition import ImportContext
from trueline.exports.tables.staging import Staging
from trueline.exports.tables.table_reading import read_rows
from trueline.exports.tables.tables import Table, TableRow
from trueline.exports.tables.total_rows import never_total
from trueline.facts.batch import Piece

RowKeeper = Callable[[TableRow, ImportContext, Staging], str]
"""Stages what a row tells, or gives why it cannot be kept, in a sentence."""


@dataclass(frozen=True, slots=True)
class RowTable:
    """Reads a table row by row, each for itself.

    Attributes:
        keep: Stages a row, or gives why it is set aside.
        is_total: Tells total rows, which are checked and not stored.
    """

    keep: RowKeeper
    is_total: RowPredicate = never_total

    def read(self, table: Table, context: ImportContext, staging: Staging) -> Iterator[Piece]:
        """Give the facts piece by piece; the last piece is left in ``staging``.

        Raises:
            FaultyInputError: A row cannot be understood.
        """
        return read_rows(
            table,
            staging,
            is_total=self.is_total,
            keep=lambda row: self.keep(row, context, staging),
        )

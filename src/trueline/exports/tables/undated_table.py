"""Tables without days: checked against their own total row, told of, and set aside."""

from collections.abc import Iterator
from dataclasses import dataclass

from trueline.exports.cells.headers import Column
from trueline.exports.files.refusing import note, warning
from trueline.exports.tables.listed_totals import RowPredicate, add_up, say_sums
from trueline.exports.tables.recognition import ImportContext
from trueline.exports.tables.staging import Staging
from trueline.exports.tables.table_reading import read_rows
from trueline.exports.tables.tables import Table
from trueline.facts.batch import Piece

_NO_DAYS = "The row covers all days of the export, and the ledger keeps single days."


@dataclass(frozen=True, slots=True)
class UndatedTable:
    """Reads a table whose rows cover the whole range of an export, which no dataset keeps.

    Attributes:
        figures: Columns that add up; their sums are told.
        is_total: Tells the total row.
        is_note: Tells rows that hold words only.
        why: What usually explains a total row that differs, in a sentence.
        beside: What to do when the file has other parts, in a sentence.
        alone: What to do when the table is all of the file, in a sentence.
        is_normal: Whether the network itself works rows and total out separately.
    """

    figures: tuple[Column, ...]
    is_total: RowPredicate
    is_note: RowPredicate
    why: str
    beside: str = "Nothing to do: the chart has the days."
    alone: str = "Import the chart or the zip of this export."
    is_normal: bool = False

    def read(self, table: Table, _: ImportContext, staging: Staging) -> Iterator[Piece]:
        """Set every row aside; the last piece is left in ``staging``.

        Raises:
            FaultyInputError: A cell cannot be understood.
        """
        sums = add_up(table, self.figures, is_total=self.is_total, is_note=self.is_note)
        say_sums(sums, table, staging, why=self.why, is_normal=self.is_normal)
        told = "; ".join(f"{name}: {value:,f}" for name, value in sums.rows.items())
        what = f"No row of this table has a day, so none is kept. Its rows add up to {told}."
        if told and len(staging.parts) > 1:
            where = f"{table.file}, {table.sheet.name}"
            staging.say(note(where, what, self.beside))
        elif told:
            staging.say(warning(table.file, what, self.alone))
        return read_rows(table, staging, is_total=self.is_total, keep=lambda _: _NO_DAYS)

"""An importer by declaration whose tables are read by what another part of the file says."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from trueline.exports.cells.answers import Answers
from trueline.exports.files.export import Export
from trueline.exports.tables.recognition import ImportContext, Recognition
from trueline.exports.tables.table_importer import TableImporter, TableKind
from trueline.facts.batch import Piece

Told = TypeVar("Told")
"""What the file tells, such as the day that its tables are of."""


@dataclass(frozen=True, slots=True)
class DatedImporter(Generic[Told]):
    """Finds what the file tells first, such as a day, then reads its tables with that in hand.

    Attributes:
        name: Hyphenated, never changed once released.
        version: Raised whenever the same file would give other facts.
        told_by: Gives what the file tells; None when it tells nothing. It may refuse the file.
        kinds_of: Gives the kinds of tables of a file; what is told is None while recognising.
    """

    name: str
    version: int
    told_by: Callable[[Export, Answers], Told | None]
    kinds_of: Callable[[Export, Told | None], tuple[TableKind, ...]]

    def recognise(self, export: Export) -> Recognition | None:
        """Say what the export is, or nearly is, by the headers of its sheets."""
        return self._tables(export, None).recognise(export)

    def read(self, export: Export, context: ImportContext) -> Iterator[Piece]:
        """Give the facts of every table, sheet by sheet.

        Raises:
            FaultyInputError: The file is of no such kind, or a cell cannot be understood.
        """
        told = self.told_by(export, context.answers)
        yield from self._tables(export, told).read(export, context)

    def row(self, export: Export, part: int, line: int) -> Mapping[str, str]:
        """Give one raw row, header to cell, personal columns masked.

        Raises:
            MissingError: The export has no such row.
        """
        return self._tables(export, None).row(export, part, line)

    def _tables(self, export: Export, told: Told | None) -> TableImporter:
        return TableImporter(self.name, self.version, self.kinds_of(export, told))

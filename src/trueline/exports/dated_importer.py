"""An importer by declaration whose tables are dated by another table of the same file."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from trueline.exports.export import Export
from trueline.exports.recognition import ImportContext, Recognition
from trueline.exports.table_importer import TableImporter, TableKind
from trueline.facts.batch import Piece


@dataclass(frozen=True, slots=True)
class DatedImporter:
    """Finds a day in the file first, then reads its tables with that day in hand.

    Attributes:
        name: Hyphenated, never changed once released.
        version: Raised whenever the same file would give other facts.
        day_of: Gives the day; None when the file has none. It may refuse the file.
        kinds_of: Gives the kinds of tables of a file; the day is None while recognising.
    """

    name: str
    version: int
    day_of: Callable[[Export], date | None]
    kinds_of: Callable[[Export, date | None], tuple[TableKind, ...]]

    def recognise(self, export: Export) -> Recognition | None:
        """Say what the export is, or nearly is, by the headers of its sheets."""
        return self._tables(export, None).recognise(export)

    def read(self, export: Export, context: ImportContext) -> Iterator[Piece]:
        """Give the facts of every table, sheet by sheet.

        Raises:
            FaultyInputError: The file is of no such kind, or a cell cannot be understood.
        """
        yield from self._tables(export, self.day_of(export)).read(export, context)

    def row(self, export: Export, part: int, line: int) -> Mapping[str, str]:
        """Give one raw row, header to cell, personal columns masked.

        Raises:
            MissingError: The export has no such row.
        """
        return self._tables(export, None).row(export, part, line)

    def _tables(self, export: Export, day: date | None) -> TableImporter:
        return TableImporter(self.name, self.version, self.kinds_of(export, day))

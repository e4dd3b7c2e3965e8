"""Door for importers: a file the networks gave, to staged facts."""

from collections.abc import Iterator, Mapping
from typing import Protocol, runtime_checkable

from trueline.exports.files.export import Export
from trueline.exports.mapping.mapping import TableMapping
from trueline.exports.tables.recognition import ImportContext, Recognition, Unrecognised
from trueline.facts.batch import Piece

__all__ = ["ImportContext", "Importer", "ReadsByMapping", "Recognition", "Unrecognised"]


class Importer(Protocol):
    """Reads one kind of export; a file in ``plugins/importers`` with a value ``IMPORTER``."""

    @property
    def name(self) -> str:
        """Hyphenated, never changed once released."""

    @property
    def version(self) -> int:
        """Raised whenever the same file would give other facts."""

    def recognise(self, export: Export) -> Recognition | None:
        """Say what the export is, or nearly is, by its content alone; None when unlike.

        Never looks at the file's name. Reads the head of the file only.
        """

    def read(self, export: Export, context: ImportContext) -> Iterator[Piece]:
        """Give the facts of the export piece by piece.

        Raises:
            FaultyInputError: The file cannot be read whole; nothing of it may be kept.
        """

    def row(self, export: Export, part: int, line: int) -> Mapping[str, str]:
        """Give one raw row, header to cell, personal columns masked.

        Raises:
            MissingError: The export has no such row.
        """


@runtime_checkable
class ReadsByMapping(Protocol):
    """An importer that knows no kind of file itself, and reads by what a person said of one."""

    def with_mapping(self, mapping: TableMapping) -> Importer:
        """Give the importer of tables that have the mapping's columns; the mapping is sound."""

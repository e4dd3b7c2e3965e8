"""Door for importers: a file the networks gave, to staged facts."""

from collections.abc import Iterator, Mapping
from typing import Protocol

from trueline.exports.export import Export
from trueline.exports.recognition import ImportContext, Recognition, Unrecognised
from trueline.facts.batch import Piece

__all__ = ["ImportContext", "Importer", "Recognition", "Unrecognised"]


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

"""What was taken out of the copies of imported files when people were erased."""

from dataclasses import dataclass
from pathlib import Path

RowPlaces = frozenset[tuple[int, int]]
"""Rows of a file by number of their sheet or table, from 0, and line."""
NOWHERE: RowPlaces = frozenset()
ERASED_ROW = "This row was erased on request."


@dataclass(frozen=True, slots=True)
class Redacted:
    """What was taken out of a file.

    Attributes:
        rows: Blanked rows.
        is_emptied: Whether nothing of the file is left.
    """

    rows: RowPlaces
    is_emptied: bool = False

    def __contains__(self, place: tuple[int, int]) -> bool:
        """Say whether nothing is left of a row."""
        return self.is_emptied or place in self.rows


@dataclass(frozen=True, slots=True)
class Redaction:
    """The copy of an imported file from which people were taken.

    Attributes:
        sha256: Digest of the file as it came; the copy is still found under it.
        redacted_sha256: Digest of the copy as it is now, unpacked.
        redacted: What was taken out, this time and before.
    """

    sha256: str
    redacted_sha256: str
    redacted: Redacted


@dataclass(frozen=True, slots=True)
class RedactedCopy:
    """A file that is brought in without people who were erased.

    Attributes:
        path: What they left of it.
        redaction: What was taken out.
    """

    path: Path
    redaction: Redaction

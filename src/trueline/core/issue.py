"""What is said about a fault in what people give us: where, what, and what to do."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much an issue matters."""

    BLOCKS = "blocks"
    WARNS = "warns"
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class Issue:
    """One finding for a person.

    Attributes:
        severity: Whether the work can go on.
        where: File, sheet and row, or path in a document, such as ``orders.csv, row 17``.
        what: What is wrong, in a sentence.
        remedy: What to do about it, in a sentence.
        asks: What a person's answer would settle, such as ``currency``; empty when none would.
    """

    severity: Severity
    where: str
    what: str
    remedy: str
    asks: str = ""

    @property
    def is_blocking(self) -> bool:
        """Say whether nothing can go on until this is mended."""
        return self.severity is Severity.BLOCKS

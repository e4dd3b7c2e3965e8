"""Door for what keeps mappings: every version, since batches were read by old ones too."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from trueline.exports.mapping.mapping import TableMapping


@dataclass(frozen=True, slots=True)
class SavedMapping:
    """A mapping that was saved.

    Attributes:
        mapping: What a person said of the columns.
        version: From 1; a changed mapping of the same name is the next.
        saved_at: When, in UTC.
        by: By whom.
    """

    mapping: TableMapping
    version: int
    saved_at: datetime
    by: str

    @property
    def reference(self) -> str:
        """Name and version, as batches keep it: ``agency-weekly@2``."""
        return f"{self.mapping.name}@{self.version}"


class MappingShelf(Protocol):
    """The mappings of one organisation."""

    def all(self) -> Sequence[SavedMapping]:
        """Give the newest version of each that was not removed, by name."""

    def get(self, reference: str) -> SavedMapping:
        """Give the newest version of a name, or that of a reference such as ``agency@2``.

        A reference finds removed ones too, so that what was read by them can be traced.

        Raises:
            MissingError: There is none.
        """

    def save(self, mapping: TableMapping, *, by: str, now: datetime) -> SavedMapping:
        """Keep a mapping as the next version of its name; one equal to the newest stays."""

    def remove(self, name: str) -> SavedMapping:
        """Take a mapping out of use and give it as it was.

        Raises:
            MissingError: There is none of this name.
        """

"""Door for what keeps entries: each stays as it was, and what is newer stands behind it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that was kept, once and for all.

    Attributes:
        kind: What it is, such as ``decision``.
        about: Id of what it is about; empty for what is about nothing of its own.
        number: From 1, within kind and about: a later one says how it is since.
        document: JSON text; empty when what it is about was taken back.
        by: Who kept it: an address, or a name where no account stands behind it.
        at: When, in UTC.
    """

    kind: str
    about: str
    number: int
    document: str
    by: str
    at: datetime


class EntryShelf(Protocol):
    """The entries of one organisation; nothing is changed or taken out."""

    def history(
        self, kind: str, about: str = "", *, as_of: datetime | None = None
    ) -> tuple[Entry, ...]:
        """Give every entry of a kind about one thing, oldest first.

        Args:
            kind: Of the entries.
            about: Its id; empty for what is about nothing of its own.
            as_of: Moment whose knowledge counts, in UTC; None for the present.
        """

    def newest(self, kind: str, *, as_of: datetime | None = None) -> tuple[Entry, ...]:
        """Give the newest entry of a kind about each thing, by the thing's id."""

    def all(self, kind: str, *, as_of: datetime | None = None) -> tuple[Entry, ...]:
        """Give every entry of a kind, whatever it is about, in the order in which they came."""

    def keep(self, entry: Entry) -> Entry:
        """Keep an entry and give it as kept.

        Raises:
            ConflictError: Its number is not the next; somebody else kept one meanwhile.
            MissingError: There is no such organisation.
        """

    def keep_all(self, entries: Iterable[Entry]) -> None:
        """Keep several entries: all of them, or none.

        Raises:
            ConflictError: A number is not the next; somebody else kept one meanwhile.
            MissingError: There is no such organisation.
        """

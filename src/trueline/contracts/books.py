"""Books: records of one type that are kept as entries, opened and written in one way."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from trueline.contracts.entry_shelf import Entry, EntryShelf
from trueline.core.codec import decode, encode_sparsely
from trueline.core.errors import ConflictError, MissingError

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Kept(Generic[Record]):
    """A record as it was kept.

    Attributes:
        about: Id of what it is about.
        record: Itself.
        number: From 1: how often it was kept since it began.
        by: Who kept it so.
        at: When, in UTC.
    """

    about: str
    record: Record
    number: int
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Book(Generic[Record]):
    """Where records of a type are kept; each change is a new entry behind the earlier ones.

    Attributes:
        kind: Of its entries; never changes once records were kept.
        type: Of its records; a field that is added later needs a default.
    """

    kind: str
    type: type[Record]

    def newest(
        self, shelf: EntryShelf, *, as_of: datetime | None = None
    ) -> tuple[Kept[Record], ...]:
        """Give each record as it stands, by id; those taken back are left out."""
        return tuple(
            self._open(one) for one in shelf.newest(self.kind, as_of=as_of) if one.document
        )

    def find(
        self, shelf: EntryShelf, about: str = "", *, as_of: datetime | None = None
    ) -> Kept[Record] | None:
        """Give a record as it stands; None when there is none, or it was taken back."""
        return self.last(shelf, about, as_of=as_of)[0]

    def last(
        self, shelf: EntryShelf, about: str = "", *, as_of: datetime | None = None
    ) -> tuple[Kept[Record] | None, int]:
        """Give a record as it stands, with the number that a change of it comes after.

        The number counts takings back, so that what was taken back can be kept again.
        """
        entries = shelf.history(self.kind, about, as_of=as_of)
        if not entries:
            return None, 0
        newest = entries[-1]
        return self._open(newest) if newest.document else None, newest.number

    def get(
        self, shelf: EntryShelf, about: str = "", *, as_of: datetime | None = None
    ) -> Kept[Record]:
        """Give a record as it stands.

        Raises:
            MissingError: There is none, or it was taken back.
        """
        found = self.find(shelf, about, as_of=as_of)
        if found is None:
            raise MissingError(f"There is no {self.kind} {about}.".replace(" .", "."))
        return found

    def history(
        self, shelf: EntryShelf, about: str = "", *, as_of: datetime | None = None
    ) -> tuple[Kept[Record], ...]:
        """Give a record as it stood time after time, oldest first, without its takings back."""
        entries = shelf.history(self.kind, about, as_of=as_of)
        return tuple(self._open(one) for one in entries if one.document)

    def all(self, shelf: EntryShelf, *, as_of: datetime | None = None) -> tuple[Kept[Record], ...]:
        """Give every record as it stood time after time, in the order in which they came."""
        return tuple(self._open(one) for one in shelf.all(self.kind, as_of=as_of) if one.document)

    def entry(
        self,
        shelf: EntryShelf,
        record: Record | None,
        *,
        about: str = "",
        by: str,
        now: datetime,
        after: int | None = None,
    ) -> Entry:
        """Give the entry that would keep a record; ``EntryShelf.keep_all`` takes several.

        Args:
            shelf: Where it would be kept.
            record: As it is from now on; None takes it back.
            about: Its id; empty for a record of which there is one.
            by: Who keeps it.
            now: The present moment, in UTC.
            after: Number of the record that somebody saw and changed; None for whatever stands.

        Raises:
            ConflictError: It was changed since.
        """
        entries = shelf.history(self.kind, about)
        last = entries[-1].number if entries else 0
        if after is not None and after != last:
            raise ConflictError(f"{entries[-1].by} changed this {self.kind} meanwhile; look again.")
        text = "" if record is None else json.dumps(encode_sparsely(record), ensure_ascii=False)
        return Entry(self.kind, about, last + 1, text, by, now)

    def keep(
        self,
        shelf: EntryShelf,
        record: Record | None,
        *,
        about: str = "",
        by: str,
        now: datetime,
        after: int | None = None,
    ) -> int:
        """Keep a record as it is from now on, and give its number; arguments as of ``entry``.

        Raises:
            ConflictError: It was changed since, or is being changed at this moment.
        """
        made = self.entry(shelf, record, about=about, by=by, now=now, after=after)
        return shelf.keep(made).number

    def _open(self, entry: Entry) -> Kept[Record]:
        record = decode(json.loads(entry.document), self.type)
        return Kept(entry.about, record, entry.number, entry.by, entry.at)

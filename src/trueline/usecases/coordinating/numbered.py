"""Keep something new under the next free id of its day, whoever else keeps one meanwhile."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TypeVar

from trueline.contracts.books import Book
from trueline.contracts.entry_shelf import EntryShelf
from trueline.coordination.deciding.numbering import next_id
from trueline.core.errors import ConflictError

Record = TypeVar("Record")

TRIES = 20
"""So many others may keep one at the same moment."""


def keep_new(
    shelf: EntryShelf,
    book: Book[Record],
    make: Callable[[str], Record],
    *,
    day: date,
    by: str,
    now: datetime,
) -> Record:
    """Keep a record that is new under an id of its own, and give it.

    Args:
        shelf: Where it is kept.
        book: Of its kind.
        make: Gives the record for an id.
        day: Of the id.
        by: Who keeps it.
        now: The present moment, in UTC.

    Raises:
        ConflictError: Others kept so many at this moment that no id was left; doing it again is
            safe.
    """

    def keep(name: str) -> Record:
        record = make(name)
        book.keep(shelf, record, about=name, by=by, now=now, after=0)
        return record

    return under_new_id(shelf, book.kind, keep, day=day)


def under_new_id(
    shelf: EntryShelf, kind: str, keep: Callable[[str], Record], *, day: date
) -> Record:
    """Do what keeps something new with an id that is free; another one if it was just taken.

    Args:
        shelf: Where it is kept.
        kind: Of its book.
        keep: Keeps it under an id and gives it, or keeps nothing and raises ConflictError.
        day: Of the id.

    Raises:
        ConflictError: As of ``keep_new``, or as of ``keep`` for another reason than the id.
    """
    for _ in range(TRIES):
        name = next_id(day, (one.about for one in shelf.newest(kind)))
        try:
            return keep(name)
        except ConflictError:
            if not shelf.history(kind, name):
                raise
    raise ConflictError(f"Others keep a {kind} at this moment; do it again.")

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
    for _ in range(TRIES):
        name = next_id(day, (one.about for one in shelf.newest(book.kind)))
        record = make(name)
        try:
            book.keep(shelf, record, about=name, by=by, now=now, after=0)
        except ConflictError:
            continue
        return record
    raise ConflictError(f"Others keep a {book.kind} at this moment; do it again.")

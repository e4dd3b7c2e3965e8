"""Private calendar feeds: an address that nobody can guess, one for each person.

What is kept is a digest of the address and never the address itself, so that nobody who reads
the database can follow anybody's calendar.
"""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from trueline.contracts.books import Book, Kept
from trueline.core.errors import MissingError
from trueline.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class CalendarFeed:
    """Somebody's private calendar feed.

    Attributes:
        person: Address of who follows it.
    """

    person: str


FEEDS = Book("calendar feed", CalendarFeed)
SHORTEST = 32


def digest_of(secret: str) -> str:
    """Give what is kept of a secret."""
    return sha256(secret.encode()).hexdigest()


def renew_feed(workspace: Workspace, secret: str, *, person: str) -> None:
    """Let a secret open the feed of a person from now on, and none that did before.

    Args:
        workspace: Of the organisation.
        secret: Drawn at random, at least 32 characters long.
        person: Their address.

    Raises:
        ValueError: The secret is too short to be one.
        ConflictError: They renewed it elsewhere at this moment.
    """
    if len(secret) < SHORTEST:
        raise ValueError(f"A secret has at least {SHORTEST} characters.")
    made = CalendarFeed(person)
    book, shelf, now = FEEDS, workspace.entries, workspace.now()
    gone = (
        book.entry(shelf, None, about=one.about, by=person, now=now)
        for one in _feeds_of(workspace, person)
    )
    shelf.keep_all([*gone, book.entry(shelf, made, about=digest_of(secret), by=person, now=now)])


def end_feed(workspace: Workspace, *, person: str) -> None:
    """Let nothing open the feed of a person any more.

    Raises:
        MissingError: They have none.
        ConflictError: They renewed or ended it elsewhere at this moment.
    """
    found = _feeds_of(workspace, person)
    if not found:
        raise MissingError("You have no calendar feed.")
    now = workspace.now()
    workspace.entries.keep_all(
        FEEDS.entry(workspace.entries, None, about=one.about, by=person, now=now) for one in found
    )


def feed_since(workspace: Workspace, person: str) -> datetime | None:
    """Give when a person's feed was begun or renewed, in UTC; None while they have none."""
    return max((one.at for one in _feeds_of(workspace, person)), default=None)


def follower(workspace: Workspace, secret: str) -> str:
    """Give the address of the person whose feed a secret opens.

    Raises:
        MissingError: It opens none.
    """
    return FEEDS.get(workspace.entries, digest_of(secret)).record.person


def _feeds_of(workspace: Workspace, person: str) -> list[Kept[CalendarFeed]]:
    return [one for one in FEEDS.newest(workspace.entries) if one.record.person == person]

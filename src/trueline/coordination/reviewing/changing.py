"""What may be done with a meeting that is open; each gives it as it is afterwards."""

from collections.abc import Callable
from dataclasses import replace

from trueline.coordination.reviewing.agenda import AgendaItem
from trueline.coordination.reviewing.ordering import moved_up
from trueline.coordination.reviewing.session import Attendance, Minuted, Session
from trueline.core.errors import MissingError


def minuted_of(session: Session, key: str) -> Minuted:
    """Give what was said of an item; nothing said is an empty one."""
    return next((one for one in session.minuted if one.key == key), Minuted(key))


def item_of(session: Session, key: str) -> AgendaItem:
    """Give an item of the agenda.

    Raises:
        MissingError: There is none of this key.
    """
    for one in session.agenda:
        if one.key == key:
            return one
    raise MissingError(f"There is no item {key} on the agenda of “{session.title}”.")


def with_minuted(session: Session, key: str, change: Callable[[Minuted], Minuted]) -> Session:
    """Change what was said of an item.

    Raises:
        MissingError: There is no such item.
    """
    item_of(session, key)
    said = change(minuted_of(session, key))
    others = (one for one in session.minuted if one.key != key)
    places = {one.key: place for place, one in enumerate(session.agenda)}
    return replace(session, minuted=tuple(sorted((*others, said), key=lambda one: places[one.key])))


def with_attendance(session: Session, came: Attendance) -> Session:
    """Say how a seat was taken; what was said of it before no longer counts."""
    others = tuple(one for one in session.attendance if one.seat != came.seat)
    return replace(session, attendance=(*others, came))


def with_item(session: Session, item: AgendaItem, *, at: int | None = None) -> Session:
    """Add an item at a place; without one at the end."""
    end = len(session.agenda) if at is None else at
    return replace(session, agenda=(*session.agenda[:end], item, *session.agenda[end:]))


def with_item_up(session: Session, key: str) -> Session:
    """Move an item up by one.

    Raises:
        MissingError: There is no such item.
    """
    item_of(session, key)
    return replace(session, agenda=moved_up(session.agenda, key))


def without_item(session: Session, key: str) -> Session:
    """Take out an item that people added, with what was said of it.

    Raises:
        MissingError: There is no such item, or the system put it there.
    """
    if not item_of(session, key).by:
        raise MissingError("What the system put on the agenda stays there; it can be parked.")
    return replace(
        session,
        agenda=tuple(one for one in session.agenda if one.key != key),
        minuted=tuple(one for one in session.minuted if one.key != key),
    )

"""Arrange an agenda, before the meeting and while it goes on: add, move up, park, take out."""

from collections.abc import Callable
from dataclasses import replace

from trueline.coordination.reviewing.agenda import AgendaItem, AgendaPart
from trueline.coordination.reviewing.changing import (
    item_of,
    with_item,
    with_item_up,
    with_minuted,
    without_item,
)
from trueline.coordination.reviewing.ordering import moved_up
from trueline.coordination.reviewing.session import Session, SessionStatus
from trueline.coordination.reviewing.wishes import AgendaWishes
from trueline.core.errors import ConflictError, FaultyInputError, MissingError, RefusedQuestionError
from trueline.core.issue import Issue, Severity
from trueline.usecases.coordinating.reviewing.agenda import agenda_of
from trueline.usecases.coordinating.reviewing.books import WISHES
from trueline.usecases.coordinating.reviewing.sitting import (
    TRIES,
    WHY_NOT,
    Sitting,
    change_sitting,
    sitting_of,
)
from trueline.usecases.workspace import Workspace

LONGEST_TITLE, LONGEST_WORDS = 200, 4000
USUAL_MINUTES = 5
ENDED = frozenset({SessionStatus.CLOSED, SessionStatus.CANCELLED})


def add_item(
    workspace: Workspace,
    meeting: str,
    title: str,
    *,
    says: str = "",
    minutes: int = USUAL_MINUTES,
    by: str,
) -> AgendaItem:
    """Put something on the agenda of a meeting, and give it as it stands there.

    Args:
        workspace: Of the organisation.
        meeting: Id.
        title: What is to be spoken of, in a few words.
        says: What should be known of it; may be empty.
        minutes: That it asks for.
        by: Who adds it.

    Raises:
        FaultyInputError: It says nothing, or too much.
        RefusedQuestionError: The meeting is over.
        MissingError: There is no such meeting.
        ConflictError: Others change the agenda at this moment.
    """
    said, more = title.strip(), says.strip()
    if issues := tuple(_faults(said, more, minutes)):
        raise FaultyInputError(*issues)

    def item(taken: frozenset[str]) -> AgendaItem:
        free = next(n for n in range(1, len(taken) + 2) if f"added:{n}" not in taken)
        return AgendaItem(f"added:{free}", AgendaPart.ADDED, said, more, minutes=minutes, by=by)

    session = sitting_of(workspace, meeting).session
    _refuse_ended(session)
    if session.status is SessionStatus.OPEN:

        def with_it(found: Sitting) -> Session:
            made = item(frozenset(one.key for one in found.session.agenda))
            last = found.session.agenda[-1:]
            is_next = bool(last) and last[0].part is AgendaPart.NEXT
            end = len(found.session.agenda) - is_next
            return with_item(found.session, made, at=end)

        changed = change_sitting(workspace, meeting, with_it, by=by)
        return [one for one in changed.agenda if one.part is AgendaPart.ADDED][-1]
    wishes = _wish(
        workspace,
        meeting,
        lambda old: replace(old, added=(*old.added, item(frozenset(one.key for one in old.added)))),
        by=by,
    )
    return wishes.added[-1]


def take_out(workspace: Workspace, meeting: str, key: str, *, by: str) -> None:
    """Take something out of the agenda that people added.

    Raises:
        MissingError: There is no such item, or the system put it there.
        RefusedQuestionError: The meeting is over.
        ConflictError: Others change the agenda at this moment.
    """
    session = sitting_of(workspace, meeting).session
    _refuse_ended(session)
    if session.status is SessionStatus.OPEN:
        change_sitting(workspace, meeting, lambda found: without_item(found.session, key), by=by)
        return

    def without(old: AgendaWishes) -> AgendaWishes:
        left = tuple(one for one in old.added if one.key != key)
        if left == old.added:
            raise MissingError("What the system put on the agenda stays there.")
        return replace(old, added=left)

    _wish(workspace, meeting, without, by=by)


def move_up(workspace: Workspace, meeting: str, key: str, *, by: str) -> None:
    """Let an item change places with the one before it; none goes before roll-call.

    Raises:
        MissingError: There is no such item.
        RefusedQuestionError: The meeting is over.
        ConflictError: Others change the agenda at this moment.
    """
    session = sitting_of(workspace, meeting).session
    _refuse_ended(session)
    if session.status is SessionStatus.OPEN:
        change_sitting(workspace, meeting, lambda found: with_item_up(found.session, key), by=by)
        return
    items = agenda_of(workspace, meeting).items
    if key not in {one.key for one in items}:
        raise MissingError(f"There is no item {key} on this agenda.")
    order = tuple(one.key for one in moved_up(items, key))
    _wish(workspace, meeting, lambda old: replace(old, order=order), by=by)


def park(workspace: Workspace, meeting: str, key: str, *, is_parked: bool = True, by: str) -> None:
    """Leave an item for the next meeting, or take it up again in this one.

    An exception is classed all the same before the meeting closes.

    Raises:
        MissingError: There is no such item.
        RefusedQuestionError: The meeting is not open, or it is an item that no meeting leaves out.
        ConflictError: Others change the meeting at this moment.
    """

    def parked(found: Sitting) -> Session:
        if item_of(found.session, key).part in (AgendaPart.ROLL_CALL, AgendaPart.NEXT):
            raise RefusedQuestionError("Roll-call and the next meeting belong to every meeting.")
        return with_minuted(found.session, key, lambda one: replace(one, is_parked=is_parked))

    change_sitting(workspace, meeting, parked, by=by)


def _wish(
    workspace: Workspace, meeting: str, change: Callable[[AgendaWishes], AgendaWishes], *, by: str
) -> AgendaWishes:
    for _ in range(TRIES):
        kept = WISHES.find(workspace.entries, meeting)
        changed = change(kept.record if kept else AgendaWishes())
        try:
            WISHES.keep(
                workspace.entries,
                changed,
                about=meeting,
                by=by,
                now=workspace.now(),
                after=kept.number if kept else 0,
            )
        except ConflictError:
            continue
        return changed
    raise ConflictError("Others change this agenda at the same moment; do it again.")


def _refuse_ended(session: Session) -> None:
    if session.status in ENDED:
        raise RefusedQuestionError(WHY_NOT[session.status])


def _faults(title: str, says: str, minutes: int) -> tuple[Issue, ...]:
    found = []
    if not title:
        found.append(_issue("title", "It does not say what it is about.", "Use a few words."))
    if len(title) > LONGEST_TITLE:
        much = f"The title has {len(title)} characters."
        found.append(_issue("title", much, f"Use {LONGEST_TITLE} at most."))
    if len(says) > LONGEST_WORDS:
        much = f"The text has {len(says)} characters."
        found.append(_issue("says", much, f"Use {LONGEST_WORDS} at most."))
    if minutes < 1:
        found.append(_issue("minutes", f"{minutes} minutes is no time.", "Give one at least."))
    return tuple(found)


def _issue(where: str, what: str, remedy: str) -> Issue:
    return Issue(Severity.BLOCKS, where, what, remedy)

"""Move a meeting, cancel it, and take back what was done to it."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from trueline.coordination.meeting.meeting import Meeting
from trueline.coordination.meeting.occurrence import starts_at
from trueline.coordination.reviewing.session import SessionStatus
from trueline.core.errors import FaultyInputError, MissingError, RefusedQuestionError
from trueline.plan.document import Plan
from trueline.usecases.agreed.books import SESSIONS
from trueline.usecases.coordinating.meeting.planned import meeting_of, planned_meetings
from trueline.usecases.coordinating.meeting.wish_faults import (
    blocking,
    moment_issues,
    reason_issues,
)
from trueline.usecases.workspace import Workspace

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class MoveWish:
    """Where a meeting is to be moved to.

    Attributes:
        day: On the clock of its zone.
        starts: Hour such as 14:30; empty for the one that it has.
        because: Why.
        place: Where; None for where it was.
    """

    day: date
    starts: str = ""
    because: str = ""
    place: str | None = None


def move_meeting(
    workspace: Workspace,
    plan: Plan | None,
    meeting: str,
    wish: MoveWish,
    *,
    by: str,
    after: int | None = None,
) -> Meeting:
    """Move a meeting and give it as it stands; its id stays.

    Args:
        workspace: Of the organisation.
        plan: In force.
        meeting: Its id.
        wish: Where to.
        by: Who moves it.
        after: How often it was kept when they looked; None for whatever stands.

    Raises:
        ConflictError: Somebody else changed it since they looked.
        FaultyInputError: Something in the wish cannot be; the issues name the fields.
        MissingError: There is no such meeting.
        RefusedQuestionError: It was opened or closed already.
    """
    found = _not_begun(meeting_of(workspace, plan, meeting))
    starts = wish.starts or f"{found.local:%H:%M}"
    zone = found.session.zone
    if issues := (*reason_issues(wish.because), *moment_issues(wish.day, starts, zone)):
        raise FaultyInputError(*issues)
    moment, _ = starts_at(wish.day, starts, zone)
    if moment == found.session.starts and not found.is_cancelled:
        raise FaultyInputError(blocking("day", "It begins then already.", "Give another day."))
    if other := _same_day(workspace, plan, found, wish.day):
        what = f"“{other.session.title}” meets on {wish.day} already."
        raise FaultyInputError(blocking("day", what, "Give another day, or cancel one of them."))
    moved = replace(
        found.session,
        starts=moment,
        status=SessionStatus.PLANNED,
        because=wish.because.strip(),
        place=found.session.place if wish.place is None else wish.place.strip(),
    )
    return _kept(workspace, replace(found, session=moved), by, after)


def cancel_meeting(
    workspace: Workspace,
    plan: Plan | None,
    meeting: str,
    because: str,
    *,
    by: str,
    after: int | None = None,
) -> Meeting:
    """Cancel a meeting; it stays in lists and calendars as cancelled. Arguments as for a move.

    Raises:
        ConflictError: Somebody else changed it since they looked.
        FaultyInputError: Nothing says why.
        MissingError: There is no such meeting.
        RefusedQuestionError: It was opened, closed or cancelled already.
    """
    found = _not_begun(meeting_of(workspace, plan, meeting))
    if found.is_cancelled:
        raise RefusedQuestionError(f"{found.session.title} is cancelled already.")
    if issues := tuple(reason_issues(because)):
        raise FaultyInputError(*issues)
    gone = replace(found.session, status=SessionStatus.CANCELLED, because=because.strip())
    return _kept(workspace, replace(found, session=gone), by, after)


def take_back(
    workspace: Workspace, plan: Plan | None, meeting: str, *, by: str, after: int | None = None
) -> Meeting | None:
    """Let a meeting stand as before it was last moved, cancelled or called.

    Args:
        workspace: Of the organisation.
        plan: In force.
        meeting: Its id.
        by: Who takes it back.
        after: How often it was kept when they looked; None for whatever stands.

    Returns:
        The meeting; None for one that was called by hand and is gone.

    Raises:
        ConflictError: Somebody else changed it since they looked.
        MissingError: There is no such meeting, or nobody touched it.
        RefusedQuestionError: It was opened or closed already.
    """
    kept = SESSIONS.find(workspace.entries, meeting)
    if kept is None:
        raise MissingError(f"Nobody moved, cancelled or called the meeting {meeting}.")
    _not_begun(meeting_of(workspace, plan, meeting))
    before = SESSIONS.history(workspace.entries, meeting)[:-1]
    is_next = bool(before) and before[-1].number == kept.number - 1
    earlier = before[-1].record if is_next else None
    if earlier is not None and earlier.status is SessionStatus.OPEN:
        earlier = None  # it was opened by mistake in between; what was before that is as planned
    now, number = workspace.now(), kept.number if after is None else after
    SESSIONS.keep(workspace.entries, earlier, about=meeting, by=by, now=now, after=number)
    return (
        None if earlier is None and not kept.record.series else meeting_of(workspace, plan, meeting)
    )


def _kept(workspace: Workspace, found: Meeting, by: str, after: int | None) -> Meeting:
    made = SESSIONS.keep(
        workspace.entries, found.session, about=found.id, by=by, now=workspace.now(), after=after
    )
    return replace(found, changes=made)


def _not_begun(found: Meeting) -> Meeting:
    if found.session.status in (SessionStatus.OPEN, SessionStatus.CLOSED):
        raise RefusedQuestionError(
            f"{found.session.title} of {found.day} was opened already.",
            instead="What was said in a meeting stays; call another one.",
        )
    return found


def _same_day(workspace: Workspace, plan: Plan | None, found: Meeting, day: date) -> Meeting | None:
    for one in planned_meetings(workspace, plan, day, day + ONE_DAY):
        is_other = one.id != found.id and not one.is_cancelled
        if is_other and found.session.series and one.session.series == found.session.series:
            return one
    return None

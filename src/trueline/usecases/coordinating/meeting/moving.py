"""Move a meeting, cancel it, call one by hand, and take that back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from trueline.coordination.meeting.meeting import Meeting
from trueline.coordination.meeting.occurrence import starts_at
from trueline.coordination.reviewing.session import Session, SessionStatus
from trueline.core.errors import FaultyInputError, MissingError, RefusedQuestionError
from trueline.core.issue import Issue, Severity
from trueline.core.period import FIRST_YEAR, LAST_YEAR
from trueline.plan.document import Plan
from trueline.plan.governance.clock import read_hour, zone_of
from trueline.plan.governance.meetings import ONE_DAY_MINUTES
from trueline.usecases.coordinating.books import SESSIONS
from trueline.usecases.coordinating.meeting.planned import meeting_of, planned_meetings
from trueline.usecases.workspace import Workspace

LONGEST_TEXT = 300
SHORTEST_MINUTES = 5
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


@dataclass(frozen=True, slots=True)
class CallWish:
    """A meeting that is called by hand.

    Attributes:
        title: For people.
        day: On the clock of its zone.
        starts: Hour such as 14:30.
        zone: Time zone; empty for UTC.
        minutes: How long it is to take.
        body: Id of the body that meets; empty for none.
        because: Why it is called.
        place: Where.
    """

    title: str
    day: date
    starts: str
    zone: str = ""
    minutes: int = 60
    body: str = ""
    because: str = ""
    place: str = ""


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
    if issues := (*_text_issues(wish.because), *_when_issues(wish.day, starts, zone)):
        raise FaultyInputError(*issues)
    moment, _ = starts_at(wish.day, starts, zone)
    if moment == found.session.starts and not found.is_cancelled:
        raise FaultyInputError(_issue("day", "It begins then already.", "Give another day."))
    if other := _same_day(workspace, plan, found, wish.day):
        what = f"“{other.session.title}” meets on {wish.day} already."
        raise FaultyInputError(_issue("day", what, "Give another day, or cancel one of them."))
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
    if issues := tuple(_text_issues(because)):
        raise FaultyInputError(*issues)
    gone = replace(found.session, status=SessionStatus.CANCELLED, because=because.strip())
    return _kept(workspace, replace(found, session=gone), by, after)


def call_meeting(workspace: Workspace, plan: Plan | None, wish: CallWish, *, by: str) -> Meeting:
    """Call a meeting by hand and give it; its id is made of its day.

    Raises:
        ConflictError: Somebody else called one for that day at this moment.
        FaultyInputError: Something in the wish cannot be; the issues name the fields.
    """
    if issues := (*_call_issues(plan, wish), *_when_issues(wish.day, wish.starts, wish.zone)):
        raise FaultyInputError(*issues)
    moment, _ = starts_at(wish.day, wish.starts, wish.zone)
    called = Session(
        id=_free_id(workspace, plan, wish.day),
        series="",
        body=wish.body,
        title=wish.title.strip(),
        starts=moment,
        zone=wish.zone or "UTC",
        minutes=wish.minutes,
        because=wish.because.strip(),
        place=wish.place.strip(),
    )
    return _kept(workspace, Meeting(called), by, 0)


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
    earlier = before[-1].record if before and before[-1].number == kept.number - 1 else None
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


def _free_id(workspace: Workspace, plan: Plan | None, day: date) -> str:
    taken = {one.about for one in workspace.entries.newest(SESSIONS.kind)}
    taken |= {one.id for one in planned_meetings(workspace, plan, day, day + ONE_DAY)}
    names = (
        f"called-{day}" if number == 1 else f"called-{day}-{number}" for number in range(1, 99)
    )
    for name in names:
        if name not in taken:
            return name
    raise FaultyInputError(
        _issue("day", f"Too many meetings are called for {day}.", "Give another day.")
    )


def _call_issues(plan: Plan | None, wish: CallWish) -> Iterator[Issue]:
    if not wish.title.strip():
        yield _issue("title", "The meeting has no title.", "Say in a few words what it is for.")
    for field in ("title", "because", "place"):
        if len(getattr(wish, field)) > LONGEST_TEXT:
            yield _issue(field, "The text is too long.", f"Use {LONGEST_TEXT} characters at most.")
    if not SHORTEST_MINUTES <= wish.minutes <= ONE_DAY_MINUTES:
        remedy = f"Write {SHORTEST_MINUTES} to {ONE_DAY_MINUTES} minutes."
        yield _issue("minutes", f"It cannot take {wish.minutes} minutes.", remedy)
    if wish.body and (plan is None or all(one.id != wish.body for one in plan.bodies)):
        what = f"The plan in force has no body “{wish.body}”."
        yield _issue("body", what, "Choose one of it, or none.")


def _text_issues(because: str) -> Iterator[Issue]:
    if not because.strip():
        yield _issue(
            "because", "Nothing says why.", "Say it in a few words: those invited read it."
        )
    elif len(because) > LONGEST_TEXT:
        yield _issue("because", "The text is too long.", f"Use {LONGEST_TEXT} characters at most.")


def _when_issues(day: date, starts: str, zone: str) -> Iterator[Issue]:
    if not FIRST_YEAR <= day.year < LAST_YEAR:
        yield _issue("day", f"{day} cannot be the day.", "Give the day on which it is held.")
        return
    faults = [*_unread("starts", read_hour, starts), *_unread("zone", zone_of, zone)]
    yield from faults
    if not faults:
        moment, told = starts_at(day, starts, zone)
        if moment.astimezone(zone_of(zone)).time() != read_hour(starts):
            yield _issue("starts", told, "Write an hour that comes.")


def _unread(field: str, read: Callable[[str], object], text: str) -> Iterator[Issue]:
    try:
        read(text)
    except ValueError as fault:
        what, remedy = fault.args
        yield _issue(field, what, remedy)


def _issue(field: str, what: str, remedy: str) -> Issue:
    return Issue(Severity.BLOCKS, field, what, remedy)

"""Call a meeting by hand that no series plans."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from trueline.coordination.meeting.meeting import Meeting
from trueline.coordination.meeting.occurrence import starts_at
from trueline.coordination.reviewing.session import Session
from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue
from trueline.plan.document import Plan
from trueline.plan.governance.meetings import ONE_DAY_MINUTES
from trueline.usecases.agreed.books import SESSIONS
from trueline.usecases.coordinating.meeting.planned import planned_meetings
from trueline.usecases.coordinating.meeting.wish_faults import (
    LONGEST_TEXT,
    blocking,
    moment_issues,
)
from trueline.usecases.workspace import Workspace

SHORTEST_MINUTES = 5
ONE_DAY = timedelta(days=1)


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


def call_meeting(workspace: Workspace, plan: Plan | None, wish: CallWish, *, by: str) -> Meeting:
    """Call a meeting by hand and give it; its id is made of its day.

    Raises:
        ConflictError: Somebody else called one for that day at this moment.
        FaultyInputError: Something in the wish cannot be; the issues name the fields.
    """
    if issues := (*_call_issues(plan, wish), *moment_issues(wish.day, wish.starts, wish.zone)):
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
    shelf, now = workspace.entries, workspace.now()
    made = SESSIONS.keep(shelf, called, about=called.id, by=by, now=now, after=0)
    return Meeting(called, changes=made)


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
        blocking("day", f"Too many meetings are called for {day}.", "Give another day.")
    )


def _call_issues(plan: Plan | None, wish: CallWish) -> Iterator[Issue]:
    if not wish.title.strip():
        yield blocking("title", "The meeting has no title.", "Say in a few words what it is for.")
    for field in ("title", "because", "place"):
        if len(getattr(wish, field)) > LONGEST_TEXT:
            yield blocking(
                field, "The text is too long.", f"Use {LONGEST_TEXT} characters at most."
            )
    if not SHORTEST_MINUTES <= wish.minutes <= ONE_DAY_MINUTES:
        remedy = f"Write {SHORTEST_MINUTES} to {ONE_DAY_MINUTES} minutes."
        yield blocking("minutes", f"It cannot take {wish.minutes} minutes.", remedy)
    if wish.body and (plan is None or all(one.id != wish.body for one in plan.bodies)):
        what = f"The plan in force has no body “{wish.body}”."
        yield blocking("body", what, "Choose one of it, or none.")

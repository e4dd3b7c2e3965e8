"""Meetings of the demo's committee, written down as they were held or cancelled."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from trueline.contracts.entry_shelf import Entry
from trueline.coordination.reviewing.session import (
    Attendance,
    Presence,
    Session,
    SessionStatus,
)
from trueline.demo.met import MEETINGS, SEATS, StoryMeeting
from trueline.plan.document import Plan
from trueline.plan.governance.body import Body, Seat
from trueline.usecases.coordinating.books import SESSIONS
from trueline.usecases.coordinating.meeting.planned import meeting_of
from trueline.usecases.workspace import Workspace

BY = "demo"
LETTERS = {
    "p": Presence.PRESENT,
    "d": Presence.DEPUTY,
    "e": Presence.EXCUSED,
    "a": Presence.ABSENT,
}


def meet_demo(workspace: Workspace, plan: Plan) -> None:
    """Write down the meetings of the story; one of which something is kept stays as it is.

    Args:
        workspace: The demo organisation's.
        plan: In force.

    Raises:
        MissingError: The plan gives no such meeting; the demo is at fault.
    """
    known = {one.about for one in workspace.entries.newest(SESSIONS.kind)}
    told = [one for one in MEETINGS if one.id not in known]
    workspace.entries.keep_all(_entry(workspace, plan, one) for one in told)


def _entry(workspace: Workspace, plan: Plan, told: StoryMeeting) -> Entry:
    session = meeting_of(workspace, plan, told.id).session
    kept = _cancelled(session, told) if told.because else _held(plan, session, told)
    at = kept.closed_at or session.starts
    return SESSIONS.entry(workspace.entries, kept, about=told.id, by=BY, now=at)


def _cancelled(session: Session, told: StoryMeeting) -> Session:
    return replace(session, status=SessionStatus.CANCELLED, because=told.because)


def _held(plan: Plan, session: Session, told: StoryMeeting) -> Session:
    body = next(one for one in plan.bodies if one.id == session.body)
    meeting = replace(session, status=SessionStatus.CLOSED, as_of=session.starts)
    return replace(
        meeting,
        attendance=tuple(_attendance(body, told)),
        closed_at=session.starts + timedelta(minutes=session.minutes),
    )


def _attendance(body: Body, told: StoryMeeting) -> Iterator[Attendance]:
    seats: dict[str, Seat] = {one.id: one for one in body.seats}
    for name, letter in zip(SEATS, told.came, strict=True):
        seat, presence = seats[name], LETTERS[letter]
        deputy = seat.deputy if presence is Presence.DEPUTY else ""
        yield Attendance(name, seat.person, presence, deputy, seat.department)

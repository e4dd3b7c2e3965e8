"""Meetings of the demo's committee, written down as they were held or cancelled."""

import json
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
from trueline.core.codec import encode_sparsely
from trueline.core.errors import MissingError
from trueline.demo.met import MEETINGS, SEATS, StoryMeeting
from trueline.plan.document import Plan
from trueline.plan.governance.body import Body, Seat
from trueline.usecases.agreed.books import SESSIONS
from trueline.usecases.coordinating.meeting.planned import planned_meetings
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
    planned = planned_meetings(workspace, plan, plan.first, plan.until)
    sessions = {one.id: one.session for one in planned}
    told = [one for one in MEETINGS if one.id not in known]
    if unknown := [one.id for one in told if one.id not in sessions]:
        raise MissingError(f"The plan gives no meeting {unknown[0]}.")
    workspace.entries.keep_all(_entry(plan, sessions[one.id], one) for one in told)


def _entry(plan: Plan, session: Session, told: StoryMeeting) -> Entry:
    kept = _cancelled(session, told) if told.because else _held(plan, session, told)
    at = kept.closed_at or session.starts
    document = json.dumps(encode_sparsely(kept), ensure_ascii=False)
    return Entry(SESSIONS.kind, told.id, 1, document, BY, at)


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

"""Attendance of bodies, read from what was kept of their meetings; and who has to come next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from trueline.coordination.meeting.attending import LOOKED_AT, Attended, attended
from trueline.coordination.meeting.meeting import Meeting
from trueline.coordination.reviewing.session import Session, SessionStatus
from trueline.plan.document import Plan
from trueline.plan.governance.body import Body, Seat
from trueline.usecases.agreed.books import SESSIONS
from trueline.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class BodyAttendance:
    """How the seats of a body were taken.

    Attributes:
        body: As the plan has it now.
        sessions: Its last closed meetings, oldest first; at most twelve.
        seats: Seat by seat, in the plan's order.
    """

    body: Body
    sessions: tuple[Session, ...]
    seats: tuple[Attended, ...]


def attendance_of(
    workspace: Workspace, plan: Plan, *, as_of: datetime | None = None
) -> tuple[BodyAttendance, ...]:
    """Give the attendance of every body of a plan, in its order, over its last twelve meetings.

    Args:
        workspace: Of the organisation.
        plan: In force.
        as_of: Moment whose knowledge counts, in UTC; None for the present.
    """
    kept = [one.record for one in SESSIONS.newest(workspace.entries, as_of=as_of)]
    return tuple(_of_body(one, kept) for one in plan.bodies)


def attendees(plan: Plan, meeting: Meeting) -> tuple[Seat, ...]:
    """Give the seats whose person, or deputy, has to come to a meeting; empty without a body."""
    found = next((one for one in plan.bodies if one.id == meeting.session.body), None)
    return tuple(one for one in found.seats if one.person) if found else ()


def _of_body(body: Body, kept: Iterable[Session]) -> BodyAttendance:
    closed = [one for one in kept if one.body == body.id and one.status is SessionStatus.CLOSED]
    last = tuple(sorted(closed, key=lambda one: one.starts)[-LOOKED_AT:])
    return BodyAttendance(body, last, attended(body, last))

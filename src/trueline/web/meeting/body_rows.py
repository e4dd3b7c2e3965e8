"""Bodies as pages show them: seats with their departments and how they were taken."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from trueline.coordination.meeting.attending import Attended
from trueline.coordination.reviewing.quorum import needed_by
from trueline.coordination.reviewing.session import Presence, Session
from trueline.plan.document import Plan
from trueline.plan.governance.body import Body
from trueline.plan.required_roles import missing_roles
from trueline.usecases.coordinating.meeting.attendance import BodyAttendance
from trueline.web.status import StatusLook
from trueline.web.wording_time import say_day

MARKS = {
    Presence.PRESENT: StatusLook(_("came"), "check", "good"),
    Presence.DEPUTY: StatusLook(_("sent the deputy"), "user", "good"),
    Presence.EXCUSED: StatusLook(_("excused"), "minus", "warn"),
    Presence.ABSENT: StatusLook(_("away"), "x-mark", "bad"),
}
UNKNOWN = StatusLook(_("not said"), "ellipsis-horizontal", "none")


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A seat's line.

    Attributes:
        attended: The seat, and how it was taken.
        department: Name of its department; empty for none.
        marks: Meeting by meeting: its day and how the seat was taken.
    """

    attended: Attended
    department: str
    marks: tuple[tuple[str, StatusLook], ...]


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A body's card.

    Attributes:
        body: As the plan has it.
        path: In the plan.
        sessions: Its last closed meetings, oldest first.
        seats: Seat by seat.
        quorum: People who must be on its seats before it may decide.
        missing: Roles that it needs and that nobody has.
        away: Seats that stayed empty at least twice.
    """

    body: Body
    path: str
    sessions: tuple[Session, ...]
    seats: tuple[SeatRow, ...]
    quorum: int
    missing: tuple[str, ...]
    away: tuple[SeatRow, ...]


def body_rows(plan: Plan, attendance: Iterable[BodyAttendance]) -> list[BodyRow]:
    """Put each body into a card."""
    return [_row(plan, one) for one in attendance]


def _row(plan: Plan, found: BodyAttendance) -> BodyRow:
    names = {one.id: one.name for one in plan.departments}
    days = [say_day(one.starts.date()) for one in found.sessions]
    seats = tuple(_seat(one, names, days) for one in found.seats)
    return BodyRow(
        body=found.body,
        path=f"bodies/{found.body.id}",
        sessions=found.sessions,
        seats=seats,
        quorum=needed_by(found.body),
        missing=tuple(missing_roles(plan, found.body)),
        away=tuple(one for one in seats if one.attended.is_missed_too_often),
    )


def _seat(one: Attended, names: dict[str, str], days: list[str]) -> SeatRow:
    looks = (MARKS[mark] if mark else UNKNOWN for mark in one.marks)
    return SeatRow(one, names.get(one.seat.department, ""), tuple(zip(days, looks, strict=True)))

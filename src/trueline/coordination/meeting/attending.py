"""Who has to come to meetings, who came, and which department was not there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from trueline.coordination.reviewing.session import Attendance, Presence, Session
from trueline.plan.governance.body import Body, Seat

TAKEN = frozenset({Presence.PRESENT, Presence.DEPUTY})
LOOKED_AT = 12
"""Meetings that attendance looks back over."""
MISSED_TOO_OFTEN = 2
"""A department that was away so often among them is pointed out."""


@dataclass(frozen=True, slots=True)
class Attended:
    """How one seat was taken in the meetings of its body.

    Attributes:
        seat: As the plan has it now.
        marks: How it was taken, oldest meeting first; None where nobody said.
    """

    seat: Seat
    marks: tuple[Presence | None, ...]

    @property
    def told(self) -> int:
        """Meetings of which somebody said whether the seat was taken."""
        return sum(one is not None for one in self.marks)

    @property
    def taken(self) -> int:
        """Meetings in which the person took it, or the deputy."""
        return sum(one in TAKEN for one in self.marks)

    @property
    def missed(self) -> int:
        """Meetings in which nobody took it, excused or not."""
        return self.told - self.taken

    @property
    def excused(self) -> int:
        """Those of the missed ones of which they had said so before."""
        return sum(one is Presence.EXCUSED for one in self.marks)

    @property
    def share(self) -> Decimal | None:
        """Share of the meetings in which it was taken, 0 to 1; None while nothing is known."""
        return Decimal(self.taken) / self.told if self.told else None

    @property
    def is_missed_too_often(self) -> bool:
        """Say whether it stayed empty at least twice."""
        return self.missed >= MISSED_TOO_OFTEN


def attended(body: Body, sessions: Iterable[Session]) -> tuple[Attended, ...]:
    """Give how each seat of a body was taken, in the plan's order.

    A seat that somebody else has by now is still the same seat: what counts is whether its
    department had a voice.

    Args:
        body: As the plan has it now.
        sessions: Closed meetings of that body, oldest first; the last twelve count.
    """
    said = [_by_seat(one.attendance) for one in tuple(sessions)[-LOOKED_AT:]]
    return tuple(Attended(seat, tuple(one.get(seat.id) for one in said)) for seat in body.seats)


def away_too_often(found: Sequence[Attended]) -> tuple[Attended, ...]:
    """Give the seats that stayed empty at least twice, the emptiest first."""
    away = [one for one in found if one.is_missed_too_often]
    return tuple(sorted(away, key=lambda one: -one.missed))


def _by_seat(attendance: Iterable[Attendance]) -> dict[str, Presence]:
    return {one.seat: one.presence for one in attendance}

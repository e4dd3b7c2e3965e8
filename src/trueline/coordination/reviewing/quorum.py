"""Quorum: whether enough seats are taken for a body to decide."""

from collections.abc import Iterable
from dataclasses import dataclass

from trueline.coordination.reviewing.session import Attendance, Presence
from trueline.plan.governance.body import Body

TAKEN = frozenset({Presence.PRESENT, Presence.DEPUTY})


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many seats are taken, and how many must be.

    Attributes:
        taken: By the person or the deputy.
        needed: Before the body may decide.
        seats: There are in all.
        unsaid: People of whom nobody said yet whether they came.
    """

    taken: int
    needed: int
    seats: int
    unsaid: tuple[str, ...]

    @property
    def is_reached(self) -> bool:
        """Say whether the body may decide."""
        return self.taken >= self.needed


def quorum_of(body: Body | None, attendance: Iterable[Attendance]) -> Quorum:
    """Count seats: a quorum of 0 means more than half of them.

    Without a body there are no seats, and whoever is there may decide.

    Args:
        body: Of the meeting; None where none is named.
        attendance: Seat by seat; of a seat that was said twice the later counts.
    """
    seats = body.seats if body else ()
    said = {one.seat: one for one in attendance}
    known = [said[one.id] for one in seats if one.id in said]
    needed = 0 if body is None else body.quorum or len(seats) // 2 + 1
    return Quorum(
        taken=sum(one.presence in TAKEN for one in known),
        needed=needed,
        seats=len(seats),
        unsaid=tuple(one.person or one.id for one in seats if one.id not in said),
    )

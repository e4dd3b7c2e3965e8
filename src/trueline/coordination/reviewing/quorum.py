"""Quorum: whether enough people took seats for a body to decide; each counts once.

Whoever sits on two seats, or stands in for two, is one voice and no two.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from trueline.coordination.reviewing.session import Attendance, Presence
from trueline.plan.governance.body import Body, Seat

TAKEN = frozenset({Presence.PRESENT, Presence.DEPUTY})


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many people took seats, and how many must.

    Attributes:
        taken: Seats taken by the person or the deputy.
        needed: People on seats before the body may decide.
        seats: There are in all.
        unsaid: People of whom nobody said yet whether they came.
        people: Who took them, each counted once, on however many seats.
    """

    taken: int
    needed: int
    seats: int
    unsaid: tuple[str, ...]
    people: int

    @property
    def is_reached(self) -> bool:
        """Say whether the body may decide."""
        return self.people >= self.needed

    @property
    def is_shared(self) -> bool:
        """Say whether somebody sits on more than one seat."""
        return self.people < self.taken

    @property
    def words(self) -> str:
        """How many seats are taken, and by how many people where somebody has several.

        Example:
            >>> Quorum(3, 3, 4, (), people=2).words
            '3 of 4 seats are taken, by 2 people'
        """
        came = "1 person" if self.people == 1 else f"{self.people} people"
        by = f", by {came}" if self.is_shared else ""
        return f"{self.taken} of {self.seats} seats are taken{by}"


def quorum_of(body: Body | None, attendance: Iterable[Attendance]) -> Quorum:
    """Count the people on seats: a quorum of 0 means as many as more than half of the seats.

    Without a body there are no seats, and whoever is there may decide.

    Args:
        body: Of the meeting; None where none is named.
        attendance: Seat by seat; of a seat that was said twice the later counts.
    """
    seats = body.seats if body else ()
    said = {one.seat: one for one in attendance}
    known = [said[one.id] for one in seats if one.id in said]
    taken = [one for one in known if one.presence in TAKEN]
    return Quorum(
        taken=len(taken),
        needed=needed_by(body) if body else 0,
        seats=len(seats),
        unsaid=tuple(one.person or one.id for one in seats if one.id not in said),
        people=len({_who(one) for one in taken}),
    )


def needed_by(body: Body) -> int:
    """Give how many people must be on a body's seats before it may decide; 1 without seats."""
    return body.quorum or len(body.seats) // 2 + 1


def most_people(body: Body) -> int:
    """Give how many different people can be on a body's seats at once, as holders or deputies.

    Source: Kuhn, The Hungarian method for the assignment problem (1955): a seat takes a person from
    another seat where that one can be taken by somebody else.
    """
    wanted = {one.id: _names(one) for one in body.seats}
    on: dict[str, str] = {}

    def seats(name: str, tried: set[str]) -> bool:
        for person in wanted[name] - tried:
            tried.add(person)
            if person not in on or seats(on[person], tried):
                on[person] = name
                return True
        return False

    return sum(seats(name, set()) for name in wanted)


def _names(seat: Seat) -> set[str]:
    return {_same(one) for one in (seat.person, seat.deputy) if one.strip()}


def _who(one: Attendance) -> str:
    """Give who took a seat; the seat where nobody is named, as older records may have it."""
    name = one.deputy if one.presence is Presence.DEPUTY else one.person
    return _same(name) or f"seat {one.seat}"


def _same(name: str) -> str:
    return " ".join(name.split()).casefold()

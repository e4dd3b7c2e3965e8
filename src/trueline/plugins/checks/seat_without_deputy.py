"""A seat of a compulsory body that stays empty when its person is away.

What: the members of a body have to come or send their deputy, and a seat has no deputy, has the
same person twice, or has nobody at all.

Why it matters: the department has no voice in the weeks in which its person is ill or on leave,
and is bound by what was decided without it.

How to mend it: name a deputy; or say that coming is not compulsory, if it is not.

Source: compulsory committees of departments (S3).
"""

from collections.abc import Iterator, Mapping

from trueline.contracts.check import Check, CheckGround, Found
from trueline.core.issue import Severity
from trueline.plan.governance.body import Seat
from trueline.plan.parts import join


def _find(ground: CheckGround) -> Iterator[Found]:
    names = {one.id: one.name for one in ground.plan.departments}
    for body in ground.plan.bodies:
        for seat in body.seats if body.is_compulsory else ():
            yield from _of_seat(join("bodies", body.id, "seats", seat.id), seat, names)


def _of_seat(path: str, seat: Seat, names: Mapping[str, str]) -> Iterator[Found]:
    speaks = f"{names.get(seat.department, seat.department)}: the" if seat.department else "The"
    if not seat.person:
        what = f"{speaks} seat of the {seat.role} is empty."
        yield Found(join(path, "person"), what, "Say who has it, or take the seat out.")
    elif not seat.deputy:
        what = f"{speaks} seat of {seat.person} ({seat.role}) has no deputy."
        yield Found(join(path, "deputy"), what, "Name who stands in.", about=seat.person)
    elif seat.deputy == seat.person:
        what = f"{speaks} seat of {seat.person} ({seat.role}) has the same person as deputy."
        yield Found(join(path, "deputy"), what, "Name somebody else.", about=seat.person)


CHECK = Check(
    name="seat-without-deputy",
    title="Seat without a deputy",
    severity=Severity.WARNS,
    source="S3",
    find=_find,
)

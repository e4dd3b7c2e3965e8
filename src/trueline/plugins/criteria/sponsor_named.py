"""Somebody in management stands up for it, by name.

What: a body of the plan has a seat of an executive sponsor, and a person has it; or a member of the
team has the word sponsor in their role.

Why it matters: when departments disagree, or money is short, somebody has to decide who is heard
outside of the team. Without a name that falls to whoever is in the room.
"""

from trueline.contracts.criterion import Criterion, CriterionGround
from trueline.coordination.staging.judged import Judged, met, not_met, some_of
from trueline.coordination.staging.stage import Dimension, Stage
from trueline.plan.governance.body import SeatRole

LINK = "/plan/part/bodies/"


def _judge(ground: CriterionGround) -> Judged:
    seats = [
        seat.person
        for body in ground.plan.bodies
        for seat in body.seats
        if seat.role is SeatRole.SPONSOR and seat.person
    ]
    team = [one.name for one in ground.plan.team if "sponsor" in one.role.casefold().split()]
    names = tuple(dict.fromkeys((*seats, *team)))
    if not names:
        return not_met("Nobody has the seat of an executive sponsor.", LINK)
    return met(f"Sponsor is {some_of(names)}.", LINK)


CRITERION = Criterion(
    name="sponsor-named",
    title="Executive sponsor named",
    stage=Stage.CONTEMPLATE,
    dimension=Dimension.PEOPLE,
    place=10,
    source="S4, step 1",
    judge=_judge,
)

"""People who know the subject are listed, inside or outside.

What: a body has a seat of a subject-matter expert with a person on it, a member of the team has the
word expert in their role, or the plan names an ally outside.

Why it matters: customers ask what marketing cannot answer. Who is asked then has to be known before
the question comes, and has to know that they will be asked.
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
        if seat.role is SeatRole.EXPERT and seat.person
    ]
    team = [one.name for one in ground.plan.team if "expert" in one.role.casefold()]
    names = tuple(dict.fromkeys((*seats, *team, *(one.name for one in ground.plan.allies))))
    if not names:
        return not_met("Nobody is listed who knows the subject, inside or outside.", LINK)
    return met(f"Listed: {some_of(names)}.", LINK)


CRITERION = Criterion(
    name="experts-listed",
    title="Experts listed",
    stage=Stage.CONTEMPLATE,
    dimension=Dimension.PEOPLE,
    place=60,
    source="S4, step 6",
    judge=_judge,
)

"""The audit of where the organisation stands is answered.

What: the plan's audit has questions on the landscape, on people and on process, and each of them
has a score. Questions without one are named.

Why it matters: who does not know what was tried before tries it again, and sells as new what did
not work. Goldenberg's first step asks what was done so far, who stands behind it, and what drives
the business.
"""

from trueline.contracts.criterion import Criterion, CriterionGround
from trueline.coordination.staging.judged import Judged, counted, met, not_met, some_of
from trueline.coordination.staging.stage import Dimension, Stage
from trueline.plan.organisation.audit import Side

LINK = "/plan/audit/"
SIDES = (Side.LANDSCAPE, Side.PEOPLE, Side.PROCESS)


def _judge(ground: CriterionGround) -> Judged:
    asked = [one for one in ground.plan.audit if one.side in SIDES]
    missing = [side for side in SIDES if all(one.side is not side for one in asked)]
    if missing:
        return not_met(f"The audit asks nothing about {some_of(missing)}.", LINK)
    open_ones = [one.question for one in asked if one.score is None]
    if open_ones:
        return not_met(f"Not judged yet: {some_of(open_ones)}.", LINK)
    return met(f"{counted(len(asked), 'question is', 'questions are')} judged.", LINK)


CRITERION = Criterion(
    name="situation-audited",
    title="Situation audited",
    stage=Stage.CONTEMPLATE,
    dimension=Dimension.PROCESS,
    place=10,
    source="S4, step 1",
    judge=_judge,
)

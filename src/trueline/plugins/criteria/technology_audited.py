"""The audit of what tools there are is answered.

What: the plan's audit has questions on technology, and each of them has a score. Questions without
one are named.

Why it matters: tools are chosen in the next stage. Who does not know what is there, who can use it
and what it gives out buys a second one for the same work.
"""

from trueline.contracts.criterion import Criterion, CriterionGround
from trueline.coordination.staging.judged import Judged, counted, met, not_met, some_of
from trueline.coordination.staging.stage import Dimension, Stage
from trueline.plan.organisation.audit import Side

LINK = "/plan/audit/"


def _judge(ground: CriterionGround) -> Judged:
    asked = [one for one in ground.plan.audit if one.side is Side.TECHNOLOGY]
    if not asked:
        return not_met("The audit asks nothing about technology.", LINK)
    open_ones = [one.question for one in asked if one.score is None]
    if open_ones:
        return not_met(f"Not judged yet: {some_of(open_ones)}.", LINK)
    return met(f"{counted(len(asked), 'question is', 'questions are')} judged.", LINK)


CRITERION = Criterion(
    name="technology-audited",
    title="Technology audited",
    stage=Stage.CONTEMPLATE,
    dimension=Dimension.TECHNOLOGY,
    place=20,
    source="S4, step 1",
    judge=_judge,
)

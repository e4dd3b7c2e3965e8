"""The last quarter brought a decision that changed the plan.

What: within the last 100 days a decision was kept that brought about a new version of the plan.

Why it matters: results are assessed so that something is done otherwise. A quarter in which nothing
was learnt, or nothing learnt was used, is worth a question.
"""

from datetime import timedelta

from trueline.contracts.criterion import Criterion, CriterionGround
from trueline.coordination.staging.judged import Judged, met, not_met
from trueline.coordination.staging.stage import Dimension, Stage

LINK = "/decisions/"
WITHIN = timedelta(days=100)


def _judge(ground: CriterionGround) -> Judged:
    found = [one for one in ground.improvements() if ground.on - WITHIN <= one.on <= ground.on]
    if not found:
        return not_met("No decision of the last 100 days changed the plan.", LINK)
    return met(f"The newest, of {found[0].on}: {found[0].what}", LINK)


CRITERION = Criterion(
    name="improvements-logged",
    title="Improvements logged",
    stage=Stage.CALIBRATE,
    dimension=Dimension.PROCESS,
    place=60,
    source="S4, Calibrate; mission 2.7",
    judge=_judge,
)

"""No scope has goals without an audience.

What: the check “goals before audience” finds nothing: every scope with social goals names in at
least one of them whom it is about.

Why it matters: the order of the steps is part of the method. Goals that were set first draw the
audience that fits them, and the channel is then chosen by fashion.
"""

from trueline.contracts.criterion import Criterion, CriterionGround
from trueline.coordination.staging.judged import Judged, met, not_met
from trueline.coordination.staging.stage import Dimension, Stage

CHECK = "goals-before-audience"
LINK = "/plan/"


def _judge(ground: CriterionGround) -> Judged:
    if not any(scope.social_goals for scope in ground.plan.scopes):
        return not_met("The plan has no social goal yet.", LINK)
    found = ground.findings(CHECK)
    if found:
        return not_met(" ".join(found), LINK)
    return met("Every scope with goals says whom they are about.", LINK)


CRITERION = Criterion(
    name="audience-before-goals",
    title="Audience before goals",
    stage=Stage.CONTEMPLATE,
    dimension=Dimension.PROCESS,
    place=40,
    source="S4, order of steps; A11",
    judge=_judge,
)

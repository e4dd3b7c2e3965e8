"""Every social goal says which goals of its scope it helps.

What: there is a social goal, and the check “social goal serves nothing” finds nothing.

Why it matters: the tighter the link to what the organisation wants, the more people and money it is
given. A goal without one is the first to be cut, and rightly.
"""

from trueline.contracts.criterion import Criterion, CriterionGround
from trueline.coordination.staging.judged import Judged, counted, met, not_met
from trueline.coordination.staging.stage import Dimension, Stage

CHECK = "social-goal-serves-nothing"
LINK = "/plan/"


def _judge(ground: CriterionGround) -> Judged:
    goals = [goal for scope in ground.plan.scopes for goal in scope.social_goals]
    if not goals:
        return not_met("The plan has no social goal yet.", LINK)
    found = ground.findings(CHECK)
    if found:
        return not_met(" ".join(found), LINK)
    return met(f"{counted(len(goals), 'social goal is', 'social goals are')} tagged.", LINK)


CRITERION = Criterion(
    name="goals-tagged",
    title="Goals tagged",
    stage=Stage.CONTEMPLATE,
    dimension=Dimension.PROCESS,
    place=50,
    source="S4, steps 2 and 4; A2",
    judge=_judge,
)

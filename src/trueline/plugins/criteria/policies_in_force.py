"""Every channel in use has all four kinds of policies, approved and not past their review.

What: the check “channel without policy” finds nothing.

Why it matters: a draft binds nobody. Who publishes has to be able to rely on what is written, and
who approved it has to have read it lately.
"""

from trueline.contracts.criterion import Criterion, CriterionGround
from trueline.coordination.staging.judged import Judged, met, not_met
from trueline.coordination.staging.stage import Dimension, Stage

CHECK = "channel-without-policy"
LINK = "/channels/"


def _judge(ground: CriterionGround) -> Judged:
    if not ground.plan.channels:
        return not_met("The plan has no channel yet.", LINK)
    found = ground.findings(CHECK)
    if found:
        return not_met(" ".join(found), LINK)
    return met("Every channel in use has four policies in force.", LINK)


CRITERION = Criterion(
    name="policies-in-force",
    title="Policies in force",
    stage=Stage.NAVIGATE,
    dimension=Dimension.PROCESS,
    place=35,
    source="S0; A12",
    judge=_judge,
)

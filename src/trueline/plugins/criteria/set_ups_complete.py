"""Channels that come first are set up.

What: the check “set-up incomplete” finds nothing: on every channel of first priority all lines of
the checklist are done or not needed.

Why it matters: visitors who find half a page do not come back to see the other half.
"""

from trueline.contracts.criterion import Criterion, CriterionGround
from trueline.coordination.staging.judged import Judged, met, not_met
from trueline.coordination.staging.stage import Dimension, Stage

CHECK = "setup-incomplete"
LINK = "/channels/"


def _judge(ground: CriterionGround) -> Judged:
    if not ground.plan.channels:
        return not_met("The plan has no channel yet.", LINK)
    found = ground.findings(CHECK)
    if found:
        return not_met(" ".join(found), LINK)
    return met("Channels of first priority are set up.", LINK)


CRITERION = Criterion(
    name="set-ups-complete",
    title="Set-ups complete",
    stage=Stage.NAVIGATE,
    dimension=Dimension.PROCESS,
    place=30,
    source="S0; A13",
    judge=_judge,
)

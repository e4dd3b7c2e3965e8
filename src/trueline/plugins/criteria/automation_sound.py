"""No machine runs a process that failed, or that nobody walked.

What: every automated flow passed its check. To accept the finding of the check with a reason does
not count here: a gate has no waivers.

Why it matters: automating a broken process only makes it worse, and faster than anybody can answer
for it.
"""

from trueline.contracts.criterion import Criterion, CriterionGround
from trueline.coordination.staging.judged import Judged, counted, met, not_met, some_of
from trueline.coordination.staging.stage import Dimension, Stage
from trueline.plan.organisation.process import FlowCheck

LINK = "/flows/"


def _judge(ground: CriterionGround) -> Judged:
    automated = [one for one in ground.plan.flows if one.is_automated]
    failing = [one.name for one in automated if one.check is not FlowCheck.PASSED]
    if failing:
        return not_met(f"Automated without having passed: {some_of(failing)}.", LINK)
    if not automated:
        return met("No process is automated.", LINK)
    return met(f"{counted(len(automated), 'flow is', 'flows are')} automated, after passing.", LINK)


CRITERION = Criterion(
    name="automation-sound",
    title="No failing process automated",
    stage=Stage.NAVIGATE,
    dimension=Dimension.PROCESS,
    place=40,
    source="S4; A25",
    judge=_judge,
)

"""Somebody walked every way that people are led, and it did what it should.

What: the plan has process flows; each was walked and passed, and one that leads people by links has
them tagged. Flows that failed, or that nobody walked, are named.

Why it matters: a strategy that ends at a dead link ends there. Navigation that insiders find clear
is lost on those who come for the first time.
"""

from trueline.contracts.criterion import Criterion, CriterionGround
from trueline.coordination.staging.judged import Judged, counted, met, not_met, some_of
from trueline.coordination.staging.stage import Dimension, Stage
from trueline.plan.organisation.process import FlowCheck

LINK = "/flows/"


def _judge(ground: CriterionGround) -> Judged:
    flows = ground.plan.flows
    if not flows:
        return not_met("The plan names no way that people are led.", LINK)
    failed = [one.name for one in flows if one.check is not FlowCheck.PASSED]
    if failed:
        return not_met(f"Not walked, or failed: {some_of(failed)}.", LINK)
    if not any(one.links for one in flows):
        return not_met("No flow has a tagged link, so nobody can follow one.", LINK)
    return met(f"{counted(len(flows), 'flow was', 'flows were')} walked and passed.", LINK)


CRITERION = Criterion(
    name="flows-tested",
    title="Process flows tested",
    stage=Stage.NAVIGATE,
    dimension=Dimension.PROCESS,
    place=20,
    source="S4, Navigate 2",
    judge=_judge,
)

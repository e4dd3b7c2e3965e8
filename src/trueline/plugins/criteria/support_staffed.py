"""Ongoing support has people, hours and somebody who stands in.

What: the plan names activities of ongoing support; each has a person or a role, hours that suffice
and a backup, and the check “support understaffed” finds nothing.

Why it matters: what never ends is done by whoever is left. Enough people, and a structure that
secures them, are what Goldenberg calls the condition of everything after the launch.
"""

from trueline.contracts.criterion import Criterion, CriterionGround
from trueline.coordination.staging.judged import Judged, counted, met, not_met, some_of
from trueline.coordination.staging.stage import Dimension, Stage

CHECK = "support-understaffed"
LINK = "/support/"


def _judge(ground: CriterionGround) -> Judged:
    support = ground.plan.support
    if not support:
        return not_met("The plan names no ongoing support.", LINK)
    alone = [one.activity for one in support if not ((one.person or one.role) and one.backup)]
    if alone:
        return not_met(f"Nobody does it, or nobody stands in: {some_of(alone)}.", LINK)
    found = ground.findings(CHECK)
    if found:
        return not_met(" ".join(found), LINK)
    return met(f"{counted(len(support), 'activity', 'activities')}: people, hours, backup.", LINK)


CRITERION = Criterion(
    name="support-staffed",
    title="Support staffed",
    stage=Stage.NAVIGATE,
    dimension=Dimension.PEOPLE,
    place=50,
    source="S4; A18",
    judge=_judge,
)

"""Every policy in force is accepted by nine in ten of those who have to.

What: of the people who have to accept a policy as it reads today, at least 90% did. Policies that
nobody has to accept, and drafts, are left out.

Why it matters: a rule that its people never read is kept by chance. Before more of them publish,
those who do know what they promised.
"""

from decimal import Decimal

from trueline.contracts.criterion import Criterion, CriterionGround
from trueline.coordination.staging.judged import Judged, cannot_say, counted, met, not_met, some_of
from trueline.coordination.staging.stage import Dimension, Stage

LINK = "/policies/"
ENOUGH = Decimal("0.9")


def _judge(ground: CriterionGround) -> Judged:
    shares = {
        one.policy.title: one.accepted_share
        for one in ground.policies()
        if one.accepted_share is not None
    }
    if not shares:
        return cannot_say("No policy is in force that somebody of the team has to accept.", LINK)
    short = [title for title, share in shares.items() if share is not None and share < ENOUGH]
    if short:
        return not_met(f"Fewer than nine in ten accepted {some_of(short)}.", LINK)
    many = counted(len(shares), "policy is", "policies are")
    return met(f"{many} accepted by nine in ten or more.", LINK)


CRITERION = Criterion(
    name="policies-accepted",
    title="Policies accepted",
    stage=Stage.NAVIGATE,
    dimension=Dimension.PEOPLE,
    place=36,
    source="Mission, story, step 4",
    judge=_judge,
)

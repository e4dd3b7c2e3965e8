"""Ongoing support is paid for over the next quarter.

What: no activity of ongoing support that takes hours loses its money within 90 days. One without a
day counts as paid for.

Why it matters: support that ends in the middle of a quarter takes its people along, and the answers
with them. The governance structure is there to see it coming.
"""

from datetime import timedelta

from trueline.contracts.criterion import Criterion, CriterionGround
from trueline.coordination.staging.judged import Judged, counted, met, not_met, some_of
from trueline.coordination.staging.stage import Dimension, Stage

LINK = "/support/"
AHEAD = timedelta(days=90)


def _judge(ground: CriterionGround) -> Judged:
    support = [one for one in ground.plan.support if one.hours_assigned or one.hours_required]
    if not support:
        return not_met("The plan names no ongoing support.", LINK)
    ending = [
        one.activity
        for one in support
        if one.funded_until is not None and one.funded_until < ground.on + AHEAD
    ]
    if ending:
        return not_met(f"The money ends within 90 days: {some_of(ending)}.", LINK)
    return met(f"{counted(len(support), 'activity is', 'activities are')} paid for.", LINK)


CRITERION = Criterion(
    name="support-funded",
    title="Support funded",
    stage=Stage.CALIBRATE,
    dimension=Dimension.PEOPLE,
    place=50,
    source="S4, ongoing support",
    judge=_judge,
)

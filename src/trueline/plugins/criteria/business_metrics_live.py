"""KPIs that speak of the business have values.

What: the plan has at least one KPI of the level business, and each of them has a value that is new
enough to be judged. Those without are named.

Why it matters: business metrics secure the support of those who pay. A programme that shows reach
alone is asked, after a year, what it was good for.
"""

from trueline.contracts.criterion import Criterion, CriterionGround
from trueline.coordination.staging.judged import Judged, counted, met, not_met, some_of
from trueline.coordination.staging.stage import Dimension, Stage

LINK = "/kpis/"


def _judge(ground: CriterionGround) -> Judged:
    found = ground.business()
    if not found:
        return not_met("No KPI of the plan is of the level business.", LINK)
    silent = [one.name for one in found if not one.is_live]
    if silent:
        return not_met(f"Without a value: {some_of(silent)}.", LINK)
    return met(f"{counted(len(found), 'KPI', 'KPIs')} of the business, each with a value.", LINK)


CRITERION = Criterion(
    name="business-metrics-live",
    title="Business metrics live",
    stage=Stage.CALIBRATE,
    dimension=Dimension.TECHNOLOGY,
    place=20,
    source="S4, Calibrate",
    judge=_judge,
)

"""Web analytics saw visits by the tagged links of the flows.

What: of every flow with tagged links at least one link brought visits that web analytics reports
with the same tags. Flows without are named. Where no web analytics came in, it cannot be said.

Why it matters: a link with a slip in its tags sends people on and leaves no trace. Nobody notices
before the first question of what came of it.
"""

from trueline.contracts.criterion import Criterion, CriterionGround
from trueline.coordination.staging.judged import Judged, counted, met, not_met, some_of
from trueline.coordination.staging.stage import Dimension, Stage

LINK = "/flows/"


def _judge(ground: CriterionGround) -> Judged:
    flows = [one for one in ground.plan.flows if one.links]
    if not flows:
        return not_met("No flow has a tagged link.", LINK)
    seen = {flow for flow, _ in ground.seen_links()}
    without = [one.name for one in flows if one.id not in seen]
    if without:
        return not_met(f"No visit was seen by the links of {some_of(without)}.", LINK)
    return met(f"Visits were seen by the links of {counted(len(flows), 'flow', 'flows')}.", LINK)


CRITERION = Criterion(
    name="links-seen",
    title="Tagged links seen",
    stage=Stage.NAVIGATE,
    dimension=Dimension.TECHNOLOGY,
    place=20,
    source="S4, Navigate 2; feature 29",
    judge=_judge,
)

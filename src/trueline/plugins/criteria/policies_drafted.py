"""Each of the four kinds of policies has a text and an owner.

What: for proper use, content management, response times and legal there is a policy with a body and
somebody who keeps it. They need not be approved yet; the next stage asks for that.

Why it matters: rules that are written after the first mishap are written in anger. Before anybody
publishes, people have to know what they may say, how fast they answer, and what the law asks.
"""

from trueline.contracts.criterion import Criterion, CriterionGround
from trueline.coordination.staging.judged import Judged, met, not_met, some_of
from trueline.coordination.staging.stage import Dimension, Stage
from trueline.plan.organisation.policy import PolicyKind

LINK = "/plan/part/policies/"


def _judge(ground: CriterionGround) -> Judged:
    ready = {one.kind for one in ground.plan.policies if one.body.strip() and one.owner.strip()}
    missing = [kind.value for kind in PolicyKind if kind not in ready]
    if missing:
        return not_met(f"No text with an owner for {some_of(missing)}.", LINK)
    return met("All four kinds have a text and an owner.", LINK)


CRITERION = Criterion(
    name="policies-drafted",
    title="Four policies drafted",
    stage=Stage.CONTEMPLATE,
    dimension=Dimension.PROCESS,
    place=60,
    source="S4, step 5; S0",
    judge=_judge,
)

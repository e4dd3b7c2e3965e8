"""Every tool says what it is for and who answers for it.

What: the plan lists tools, and each has a purpose and an owner. Tools that lack one are named.

Why it matters: a tool is chosen for what members want to do and for the strategy that it has to
carry. One without a stated purpose cannot be judged when its licence ends.
"""

from trueline.contracts.criterion import Criterion, CriterionGround
from trueline.coordination.staging.judged import Judged, counted, met, not_met, some_of
from trueline.coordination.staging.stage import Dimension, Stage

LINK = "/plan/part/tools/"


def _judge(ground: CriterionGround) -> Judged:
    plan = ground.plan
    tools = (*plan.tools, *(one for channel in plan.channels for one in channel.tools))
    if not tools:
        return not_met("The plan lists no tool.", LINK)
    lacking = [one.name for one in tools if not (one.purpose.strip() and one.owner.strip())]
    if lacking:
        return not_met(f"Without a purpose or an owner: {some_of(lacking)}.", LINK)
    return met(f"{counted(len(tools), 'tool has', 'tools have')} a purpose and an owner.", LINK)


CRITERION = Criterion(
    name="tools-chosen",
    title="Tools chosen with reasons",
    stage=Stage.NAVIGATE,
    dimension=Dimension.TECHNOLOGY,
    place=10,
    source="S4, Navigate 1",
    judge=_judge,
)

"""Every channel in use has somebody who answers for it.

What: channels that are active name an owner. Those without are named here.

Why it matters: what everybody may do nobody does. The owner is whom the agenda asks when a KPI of
the channel is off pace.
"""

from trueline.contracts.criterion import Criterion, CriterionGround
from trueline.coordination.staging.judged import Judged, counted, met, not_met, some_of
from trueline.coordination.staging.stage import Dimension, Stage
from trueline.plan.channels.channel import ChannelStatus

LINK = "/channels/"


def _judge(ground: CriterionGround) -> Judged:
    used = [one for one in ground.plan.channels if one.status is ChannelStatus.ACTIVE]
    if not used:
        return not_met("No channel is in use.", LINK)
    without = [one.name for one in used if not one.owner.strip()]
    if without:
        return not_met(f"Without an owner: {some_of(without)}.", LINK)
    return met(f"{counted(len(used), 'channel', 'channels')} in use, each with an owner.", LINK)


CRITERION = Criterion(
    name="channels-owned",
    title="Channels owned",
    stage=Stage.NAVIGATE,
    dimension=Dimension.PEOPLE,
    place=30,
    source="S0",
    judge=_judge,
)

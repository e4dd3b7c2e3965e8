"""The people around those who work on channels are ready for it.

What: wherever the plan says who works on a channel in use, the readiness of the culture was judged,
with a reason, and is 2 of 4 or more. What is lower, or not judged, is named.

Why it matters: who has to ask three people before every answer is slow, whatever the plan says. Low
readiness is no reason to give up; it is a reason to wait with the next stage.
"""

from trueline.contracts.criterion import Criterion, CriterionGround
from trueline.coordination.staging.judged import Judged, counted, met, not_met, some_of
from trueline.coordination.staging.stage import Dimension, Stage
from trueline.plan.channels.channel import ChannelStatus

LINK = "/channels/"
ENOUGH = 2


def _judge(ground: CriterionGround) -> Judged:
    used = [one for one in ground.plan.channels if one.status is ChannelStatus.ACTIVE]
    people = [(f"{one.name}: {each.role}", each) for one in used for each in one.people]
    if not people:
        return not_met("No channel in use says who works on it.", LINK)
    open_ones = [name for name, one in people if one.readiness is None or not one.reason.strip()]
    if open_ones:
        return not_met(f"Not judged with a reason: {some_of(open_ones)}.", LINK)
    low = [name for name, one in people if (one.readiness or 0) < ENOUGH]
    if low:
        return not_met(f"Below {ENOUGH} of 4: {some_of(low)}.", LINK)
    return met(f"Judged {ENOUGH} of 4 or more in {counted(len(people), 'place', 'places')}.", LINK)


CRITERION = Criterion(
    name="culture-ready",
    title="Culture ready",
    stage=Stage.NAVIGATE,
    dimension=Dimension.PEOPLE,
    place=20,
    source="S0, S4; feature 26",
    judge=_judge,
)

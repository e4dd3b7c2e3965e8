"""Channel objective: what one channel is to do for a social goal."""

from dataclasses import dataclass
from typing import Annotated

from trueline.plan.kpi import Kpi
from trueline.plan.limits import Within
from trueline.plan.referring import Named


@dataclass(frozen=True, slots=True)
class ChannelObjective:
    """What a channel is to do for a social goal.

    Attributes:
        id: Unique in its channel.
        text: In words.
        social_goal: Social goal that it serves; empty until it is linked.
        perspective: Side of the scorecard on which it stands; empty until it is chosen.
        priority: 1 is first; KPIs and targets are agreed for priority 1 before the others.
        kpis: One or two.
    """

    id: str
    text: str
    social_goal: Annotated[str, Named.SOCIAL_GOAL] = ""
    perspective: Annotated[str, Named.PERSPECTIVE] = ""
    priority: Annotated[int, Within(1, 3)] = 2
    kpis: tuple[Kpi, ...] = ()

"""Every KPI of a plan with the goal that it judges: of the cascade, and of channel objectives."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from trueline.plan.cascade import placed_kpis
from trueline.plan.channels.channel import Channel
from trueline.plan.document import Plan
from trueline.plan.kpi import Kpi
from trueline.plan.metric_use import Filter
from trueline.plan.naming import path_of
from trueline.plan.parts import join


@dataclass(frozen=True, slots=True)
class JudgingKpi:
    """A KPI, and whose it is.

    Attributes:
        path: Where in the plan, such as ``scopes/service/social_goals/answer-fast/kpis/speed``.
        kpi: As it is read: one of a channel objective looks at its channel, unless it says of what.
        goal: ``scope/goal`` of the social goal that it judges; for a KPI of a channel objective
            the one that the objective serves, empty where it serves none.
        scope: Id of the scope of that goal; empty where there is none.
        whose: Name of the scope, or of the channel.
        is_of_channel: Whether it belongs to a channel objective.
    """

    path: str
    kpi: Kpi
    goal: str
    scope: str
    whose: str
    is_of_channel: bool = False


def judging_kpis(plan: Plan) -> tuple[JudgingKpi, ...]:
    """Give every KPI of the cascade, then those of channel objectives, in the plan's order."""
    return (*_of_cascade(plan), *_of_channels(plan))


def narrowed(kpi: Kpi, channel: Channel) -> Kpi:
    """Give an objective's KPI as it is read: of its channel, unless it says of what."""
    if kpi.filter.channels or kpi.filter.accounts:
        return kpi
    own = Filter(channels=(channel.id,), segments=kpi.filter.segments)
    return replace(kpi, filter=own)


def _of_cascade(plan: Plan) -> Iterator[JudgingKpi]:
    for one in placed_kpis(plan):
        goal = f"{one.scope.id}/{one.goal.id}"
        yield JudgingKpi(path_of(one.path), one.kpi, goal, one.scope.id, one.scope.name)


def _of_channels(plan: Plan) -> Iterator[JudgingKpi]:
    for channel in plan.channels:
        for objective in channel.objectives:
            within = join("channels", channel.id, "objectives", objective.id, "kpis")
            goal = objective.social_goal
            scope = goal.partition("/")[0]
            for kpi in objective.kpis:
                path = join(within, kpi.id)
                yield JudgingKpi(
                    path, narrowed(kpi, channel), goal, scope, channel.name, is_of_channel=True
                )

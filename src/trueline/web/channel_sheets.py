"""What stands in the tables of a channel's action plan."""

from dataclasses import dataclass

from trueline.plan.channels.channel import Channel
from trueline.plan.channels.four_cs import C, FourC
from trueline.plan.channels.objective import ChannelObjective
from trueline.plan.document import Perspective, Plan, Scope, SocialGoal
from trueline.plan.mentioning import path_named
from trueline.plan.organisation.segment import Segment
from trueline.plan.parts import look_up
from trueline.plan.referring import Named
from trueline.usecases.read_channel import ChannelKpi
from trueline.web.channel_rows import SmallKpi, kpi_address, small_kpi
from trueline.web.plan_day import PlanDay
from trueline.web.plan_looked import PlanLooked


@dataclass(frozen=True, slots=True)
class ObjectiveRow:
    """An objective of a channel.

    Attributes:
        objective: As the plan says.
        scope: Whose social goal it serves; None when it serves none.
        goal: That goal; None when it serves none.
        perspective: Side of the scorecard; None until it is chosen.
        kpis: That judge it, its own or those of the goal.
    """

    objective: ChannelObjective
    scope: Scope | None
    goal: SocialGoal | None
    perspective: Perspective | None
    kpis: tuple[SmallKpi, ...]

    @property
    def is_own(self) -> bool:
        """Whether its KPIs are its own."""
        return bool(self.objective.kpis)


@dataclass(frozen=True, slots=True)
class SegmentRow:
    """A segment that a channel is to meet.

    Attributes:
        segment: As the plan says.
        goals: Names of the social goals that are about it.
    """

    segment: Segment
    goals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CKpi:
    """A KPI that says how a channel does on one of the 4Cs.

    Attributes:
        name: For people.
        address: Where it is explained; empty when the plan has none of this name.
        is_drawer: Whether that opens beside the page.
        read: Where it stands on this channel; None for a KPI that is not read here.
    """

    name: str
    address: str = ""
    is_drawer: bool = False
    read: SmallKpi | None = None


@dataclass(frozen=True, slots=True)
class CRow:
    """What was said of one of the 4Cs.

    Attributes:
        said: As the plan says.
        kpis: That it names, with where they stand.
    """

    said: FourC
    kpis: tuple[CKpi, ...]


def objective_rows(at: PlanDay, channel: Channel) -> list[ObjectiveRow]:
    """Give the objectives, first things first, with what they serve and how they are judged."""
    plan = at.looked.plan
    read = [small_kpi(at.looked, one) for one in at.channels(channel)[channel.id]]
    goals = {
        f"{scope.id}/{one.id}": (scope, one) for scope in plan.scopes for one in scope.social_goals
    }
    sides = {one.id: one for one in plan.perspectives}
    rows = []
    for one in sorted(channel.objectives, key=lambda each: each.priority):
        scope, goal = goals.get(one.social_goal, (None, None))
        kpis = tuple(kpi for kpi in read if _judges(kpi, one))
        rows.append(ObjectiveRow(one, scope, goal, sides.get(one.perspective), kpis))
    return rows


def segment_rows(plan: Plan, channel: Channel) -> list[SegmentRow]:
    """Give the segments of a channel, with the social goals that name them."""
    goals = [goal for scope in plan.scopes for goal in scope.social_goals]
    return [
        SegmentRow(one, tuple(goal.name for goal in goals if one.id in goal.segments))
        for one in plan.segments
        if one.id in channel.segments
    ]


def c_rows(at: PlanDay, channel: Channel) -> list[tuple[C, list[CRow]]]:
    """Give the four Cs, each with what was said of it and the KPIs that it names."""
    names = {name for one in channel.four_cs for name in one.kpis}
    read = {one.place: one for one in at.channels(channel)[channel.id]} if names else {}
    kpis = {name: _kpi_of_c(at.looked, name, read.get(name)) for name in names}
    rows = [CRow(one, tuple(kpis[name] for name in one.kpis)) for one in channel.four_cs]
    return [(c, [row for row in rows if row.said.c is c]) for c in C]


def _kpi_of_c(looked: PlanLooked, name: str, found: ChannelKpi | None) -> CKpi:
    path = path_named(looked.plan, "", Named.KPI, name)
    if not path:
        return CKpi(name)
    address, is_drawer = kpi_address(looked, path)
    read = small_kpi(looked, found) if found else None
    return CKpi(look_up(looked.plan, path).name, address, is_drawer, read)


def _judges(kpi: SmallKpi, objective: ChannelObjective) -> bool:
    if objective.kpis:
        return kpi.kpi.objective == objective.id
    return bool(kpi.kpi.place) and kpi.kpi.social_goal == objective.social_goal

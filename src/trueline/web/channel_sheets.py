"""What stands in the tables of a channel's action plan."""

from dataclasses import dataclass
from datetime import date

from trueline.plan.channels.channel import Channel
from trueline.plan.channels.four_cs import C, FourC
from trueline.plan.channels.objective import ChannelObjective
from trueline.plan.channels.setup import Basic, SetupCheck, SetupState
from trueline.plan.document import Perspective, Plan, Scope, SocialGoal
from trueline.plan.organisation.policy import Policy, PolicyKind
from trueline.plan.organisation.segment import Segment
from trueline.web.channel_rows import SmallKpi, small_kpi
from trueline.web.plan_day import PlanDay


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
class BasicRow:
    """One of the seven basics of a channel.

    Attributes:
        basic: Which.
        checks: Lines of the checklist about it, each with whether it is to be looked at again.
        state: What they come to; None when there is no line.
    """

    basic: Basic
    checks: tuple[tuple[SetupCheck, bool], ...]
    state: SetupState | None


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
class PolicyRow:
    """One of the four kinds of policies, as it applies to a channel.

    Attributes:
        kind: Which.
        policies: That apply to the channel, each with whether its review is due.
    """

    kind: PolicyKind
    policies: tuple[tuple[Policy, bool], ...]


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


def basic_rows(channel: Channel, on: date) -> list[BasicRow]:
    """Give the seven basics with the lines about them; a line is overdue on its day."""
    return [_basic(channel, basic, on) for basic in Basic]


def segment_rows(plan: Plan, channel: Channel) -> list[SegmentRow]:
    """Give the segments of a channel, with the social goals that name them."""
    goals = [goal for scope in plan.scopes for goal in scope.social_goals]
    return [
        SegmentRow(one, tuple(goal.name for goal in goals if one.id in goal.segments))
        for one in plan.segments
        if one.id in channel.segments
    ]


def c_rows(channel: Channel) -> list[tuple[C, tuple[FourC, ...]]]:
    """Give the four Cs, each with what was said of it."""
    return [(c, tuple(one for one in channel.four_cs if one.c is c)) for c in C]


def policy_rows(at: PlanDay, channel: Channel, kind: PolicyKind) -> PolicyRow:
    """Give the policies of a kind that apply to a channel."""
    found = [one for one in at.looked.plan.policies if one.kind is kind]
    applying = [one for one in found if not one.applies_to or channel.id in one.applies_to]
    return PolicyRow(kind, tuple((one, _is_due(one.review_on, at.on)) for one in applying))


def _judges(kpi: SmallKpi, objective: ChannelObjective) -> bool:
    if objective.kpis:
        return kpi.kpi.objective == objective.id
    return bool(kpi.kpi.place) and kpi.kpi.social_goal == objective.social_goal


def _basic(channel: Channel, basic: Basic, on: date) -> BasicRow:
    checks = [one for one in channel.setup if one.basic is basic]
    rows = tuple((one, _is_due(one.recheck_on, on)) for one in checks)
    return BasicRow(basic, rows, _state([one.state for one in checks]))


def _state(states: list[SetupState]) -> SetupState | None:
    """One line to do leaves the basic to do; not needed only where every line says so."""
    if not states:
        return None
    worst_first = (SetupState.TO_DO, SetupState.OK, SetupState.NOT_NEEDED)
    return next(one for one in worst_first if one in states)


def _is_due(day: date | None, on: date) -> bool:
    return day is not None and day <= on

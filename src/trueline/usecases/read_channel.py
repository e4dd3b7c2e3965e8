"""Read channels: where each stands on the KPIs that judge its objectives."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from trueline.core.period import Period
from trueline.measure.explaining.breaks_on_the_way import BreakOnTheWay
from trueline.measure.judging.rules import StatusRules
from trueline.measure.measured import Measured
from trueline.measure.read_kpi import JudgedBy, read_kpi
from trueline.measure.reading import Reading
from trueline.plan.cascade import PlacedKpi, accounts_of, find_kpi, placed_kpis
from trueline.plan.channels.channel import Channel
from trueline.plan.channels.objective import ChannelObjective
from trueline.plan.document import Plan, Scope, SocialGoal
from trueline.plan.judging_kpis import narrowed
from trueline.plan.kpi import Kpi
from trueline.plan.parts import join
from trueline.usecases.answering import Answers
from trueline.usecases.breaks import definition_breaks
from trueline.usecases.explaining.breaks_between import breaks_known
from trueline.usecases.judging.status_rules import status_rules
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.kpi_ground import kpi_ground
from trueline.usecases.read_series import KpiSeries, series_within
from trueline.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ChannelKpi:
    """A KPI of an objective of a channel, read for the channel alone.

    Attributes:
        objective: Id of the objective.
        social_goal: ``scope/goal`` that the objective serves; empty when it serves none.
        path: Of the KPI in the plan document.
        place: ``scope/goal/kpi`` of a social goal's KPI; empty for the objective's own.
        kpi: As the plan says.
        actual: Of the channel alone.
        reading: Against the objective's own target; None for a social goal's KPI, whose target
            is that of all channels together.
    """

    objective: str
    social_goal: str
    path: str
    place: str
    kpi: Kpi
    actual: Measured
    reading: Reading | None


@dataclass(frozen=True, slots=True)
class ChannelSeries:
    """A KPI of a channel, week by week.

    Attributes:
        found: The KPI as it is read on the last day.
        series: Of the channel alone; without a path where the target is that of all channels.
        period: From its first to its last day.
        breaks: Definition breaks on its days that touch the channel.
    """

    found: ChannelKpi
    series: KpiSeries
    period: Period
    breaks: tuple[BreakOnTheWay, ...]


@dataclass(frozen=True, slots=True)
class _At:
    """What is read, when, from what is known, and how it is judged."""

    answers: Answers
    plan: Plan
    on: date
    rules: StatusRules


def read_channels(
    workspace: Workspace,
    plan: Plan,
    channels: tuple[Channel, ...],
    *,
    on: date,
    as_of: datetime | int | None = None,
    rules: StatusRules | None = None,
) -> dict[str, tuple[ChannelKpi, ...]]:
    """Give the KPIs of each channel by its id; objectives that come first before the others.

    An objective is judged by its own KPIs. One without any is judged by those KPIs of its social
    goal that look at the channel.

    Args:
        workspace: Whose ledger.
        plan: Any plan; it need not be in force.
        channels: Of the plan.
        on: Day of the readings.
        as_of: Moment or revision whose knowledge counts; None for what is known today.
        rules: To judge by; None for those in force now.
    """
    at = _At(
        Answers(workspace.facts.snapshot(as_of=as_of), catalogue_of(workspace, as_of=as_of)),
        plan,
        on,
        rules or status_rules(workspace),
    )
    return {one.id: tuple(_kpis(at, one)) for one in channels}


def read_channel_series(
    workspace: Workspace,
    plan: Plan,
    channel: Channel,
    kpis: Iterable[ChannelKpi],
    *,
    on: date,
    as_of: datetime | int | None = None,
) -> tuple[ChannelSeries, ...]:
    """Give KPIs of a channel week by week; each series ends with the KPI's actual.

    Args:
        workspace: Whose ledger and breaks.
        plan: That the channel is in.
        channel: Whose share of the KPIs is wanted.
        kpis: As ``read_channels`` gave them for the same day and moment.
        on: Last day asked about.
        as_of: Moment or revision whose knowledge counts; None for what is known today.
    """
    answers = Answers(workspace.facts.snapshot(as_of=as_of), catalogue_of(workspace, as_of=as_of))
    broken = definition_breaks(workspace, as_of=as_of)
    told = []
    for one in kpis:
        placed, accounts = _placed_again(plan, channel, one), _accounts(plan, channel, one)
        series = series_within(answers, plan, placed, on=on, accounts=accounts)
        days = Period.closed(series.points[0].day, (*series.points, *series.path_ahead)[-1].day)
        breaks = (
            breaks_known(
                answers.known, broken, one.kpi.metric, accounts, days, metrics=answers.catalogue
            )
            if accounts
            else ()
        )
        told.append(ChannelSeries(one, series, days, breaks))
    return tuple(told)


def _placed_again(plan: Plan, channel: Channel, found: ChannelKpi) -> PlacedKpi:
    """Give a KPI with the way that the channel alone has to go: none for a share of a whole."""
    if found.place:
        placed = find_kpi(plan, found.place)
        return replace(placed, kpi=replace(placed.kpi, target=None))
    goal = SocialGoal(found.objective, found.objective)
    return PlacedKpi(
        found.path, narrowed(found.kpi, channel), goal, Scope(channel.id, channel.name)
    )


def _accounts(plan: Plan, channel: Channel, found: ChannelKpi) -> tuple[str, ...]:
    """Give the accounts whose numbers a channel's KPI is made of."""
    every = accounts_of(plan, narrowed(found.kpi, channel).filter)
    own = {one.key for one in channel.accounts}
    return tuple(one for one in every if one in own) if found.place else every


def _kpis(at: _At, channel: Channel) -> Iterator[ChannelKpi]:
    seen: set[str] = set()
    for objective in sorted(channel.objectives, key=lambda one: one.priority):
        found = (_own if objective.kpis else _of_goal)(at, channel, objective)
        for one in found:
            if one.path not in seen:
                seen.add(one.path)
                yield one


def _own(at: _At, channel: Channel, objective: ChannelObjective) -> Iterator[ChannelKpi]:
    """Read an objective's own KPIs; it stands for a social goal and its channel for a scope."""
    within = join("channels", channel.id, "objectives", objective.id, "kpis")
    goal, scope = SocialGoal(objective.id, objective.text), Scope(channel.id, channel.name)
    for kpi in objective.kpis:
        placed = PlacedKpi(join(within, kpi.id), narrowed(kpi, channel), goal, scope)
        ground = kpi_ground(at.answers, at.plan, placed, at.on)
        actual = ground.actual()
        metric = at.answers.catalogue.get(kpi.metric)
        by = JudgedBy(at.rules, known=ground.known)
        reading = read_kpi(placed, metric, actual, on=at.on, plan_first=at.plan.first, by=by)
        yield ChannelKpi(objective.id, objective.social_goal, placed.path, "", kpi, actual, reading)


def _of_goal(at: _At, channel: Channel, objective: ChannelObjective) -> Iterator[ChannelKpi]:
    for placed in placed_kpis(at.plan):
        if f"{placed.scope.id}/{placed.goal.id}" != objective.social_goal:
            continue
        actual = kpi_ground(at.answers, at.plan, placed, at.on).actual_of(channel)
        if actual is not None:
            yield _of_placed(objective, placed, actual)


def _of_placed(objective: ChannelObjective, placed: PlacedKpi, actual: Measured) -> ChannelKpi:
    path = join("scopes", placed.scope.id, "social_goals", placed.goal.id, "kpis", placed.kpi.id)
    return ChannelKpi(
        objective.id, objective.social_goal, path, placed.path, placed.kpi, actual, None
    )

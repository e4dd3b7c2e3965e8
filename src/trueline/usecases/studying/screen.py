"""Screen a plan: which tactics' metrics move together with which KPIs, week by week."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial

import numpy as np

from trueline.evidence.observations import Numbers
from trueline.evidence.screening.screen import Screen, WeeklySeries, screen_series
from trueline.measure.forecasting.history import History, Week
from trueline.metrics.catalogue import MetricCatalogue
from trueline.plan.cascade import (
    PlacedKpi,
    PlacedTactic,
    accounts_of,
    links_of,
    placed_kpis,
    placed_tactics,
)
from trueline.plan.document import Plan
from trueline.plan.kpi import Direction, Kpi
from trueline.plan.metric_use import MetricUse
from trueline.usecases.answering import Answers
from trueline.usecases.breaks import definition_breaks
from trueline.usecases.forecasting.asked import AskedHistory, Seen, ask_history
from trueline.usecases.forecasting.histories import KpiHistory, kpi_histories
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.workspace import Workspace

Tell = Callable[[float], None]

FOUND, HALF, READ = 0.1, 0.5, 0.9
"""Shares done once the ends are found, the KPIs are read, and all weeks are."""


@dataclass(frozen=True, slots=True)
class FollowedMetric:
    """A metric by which tactics are followed.

    Attributes:
        key: Names it in the screen, such as ``views@1 on instagram``.
        name: For people.
        tactics: Names of the tactics that are followed by it.
        serves: Paths of the KPIs that these tactics should move.
    """

    key: str
    name: str
    tactics: tuple[str, ...]
    serves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScreenedPlan:
    """What moves together in a plan.

    Attributes:
        last_day: Of the last week of all series; None where there is none.
        screen: All tries; outcomes are paths of KPIs, movers keys of metrics.
        kpis: Names of the KPIs by path.
        metrics: The followed metrics by key.
        silent: What has no weeks, with the reason in a sentence.
    """

    last_day: date | None
    screen: Screen
    kpis: Mapping[str, str]
    metrics: Mapping[str, FollowedMetric]
    silent: tuple[tuple[str, str], ...]

    def is_planned(self, kpi: str, metric: str) -> bool:
        """Say whether the plan itself has a tactic of the metric move the KPI."""
        return kpi in self.metrics[metric].serves


def screen_plan(
    workspace: Workspace,
    plan: Plan,
    *,
    on: date,
    as_of: datetime | int | None = None,
    tell: Tell = lambda _share: None,
) -> ScreenedPlan:
    """Hold every KPI of a plan against the metrics of its tactics, week by week.

    A KPI is not held against what it is counted from itself. Loose tactics, which serve no goal,
    do not take part.

    Args:
        workspace: Whose ledger.
        plan: Any plan; it need not be in force.
        on: No later day counts.
        as_of: Moment or revision whose knowledge counts; None for what is known today.
        tell: Told the share done; what it raises stops.
    """
    answers = Answers(workspace.facts.snapshot(as_of=as_of), catalogue_of(workspace, as_of=as_of))
    seen = Seen(answers, plan, definition_breaks(workspace, as_of=as_of), on)
    kpis = {one.path: one for one in placed_kpis(plan)}
    followed, placed = _followed(plan, answers.catalogue)
    ends = (ask_history(seen, one) for one in (*kpis.values(), *placed.values()))
    last = min((one.last for one in ends if isinstance(one, AskedHistory)), default=None)
    seen = replace(seen, on=last or on)
    tell(FOUND)
    outcomes = _weekly(seen, kpis)
    tell(HALF)
    movers = _weekly(seen, placed)
    tell(READ)
    weeks = max((len(one) for one in (*outcomes.series, *movers.series)), default=0)
    screen = screen_series(
        outcomes.padded(weeks),
        movers.padded(weeks),
        why_not=partial(_why_not, answers.catalogue, plan, {**kpis, **placed}),
    )
    return ScreenedPlan(
        last,
        screen,
        {path: one.kpi.name for path, one in kpis.items()},
        followed,
        (*outcomes.silent, *movers.silent),
    )


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of the screen: what has weeks, and what has none."""

    names: tuple[str, ...]
    series: tuple[Numbers, ...]
    silent: tuple[tuple[str, str], ...]

    def padded(self, weeks: int) -> tuple[WeeklySeries, ...]:
        """Give all series with the same weeks; those before the first are missing."""
        return tuple(
            WeeklySeries(name, np.concatenate((np.full(weeks - len(one), np.nan), one)))
            for name, one in zip(self.names, self.series, strict=True)
        )


def _weekly(seen: Seen, placed: Mapping[str, PlacedKpi]) -> _Side:
    told = dict(zip(placed, kpi_histories(seen, tuple(placed.values())), strict=True))
    whole = {name: one.history for name, one in told.items() if one.history is not None}
    here = {name: one for name, one in whole.items() if one.last_day == seen.on}
    return _Side(
        tuple(here),
        tuple(_values(one) for one in here.values()),
        tuple((name, _why(one, seen.on)) for name, one in told.items() if name not in here),
    )


def _values(history: History) -> Numbers:
    return np.array([_value(one) for one in history.weeks], dtype=float)


def _value(week: Week) -> float:
    if week.above is None or not week.is_whole or not week.below:
        return float("nan")
    return week.above / week.below


def _why(told: KpiHistory, last: date) -> str:
    return told.why or f"Its weeks do not end on {last}, as those of the others do."


def _followed(
    plan: Plan, catalogue: MetricCatalogue
) -> tuple[Mapping[str, FollowedMetric], Mapping[str, PlacedKpi]]:
    """Give the metrics of tactics, each once; and each as what is read like a KPI."""
    followed: dict[str, FollowedMetric] = {}
    placed: dict[str, PlacedKpi] = {}
    serves = {one.path: _served(plan, one) for one in placed_tactics(plan)}
    for tactic, use in _uses(plan):
        key = _key(use)
        before = followed.get(key)
        followed[key] = FollowedMetric(
            key,
            _name(catalogue, use),
            (*(before.tactics if before else ()), tactic.tactic.name),
            (*(before.serves if before else ()), *serves[tactic.path]),
        )
        if tactic.goal is not None and tactic.scope is not None:
            read = Kpi(key, key, use.metric, Direction.UP, "", filter=use.filter)
            placed[key] = PlacedKpi(key, read, tactic.goal, tactic.scope)
    return followed, placed


def _uses(plan: Plan) -> Iterator[tuple[PlacedTactic, MetricUse]]:
    for tactic in placed_tactics(plan):
        if tactic.goal is not None:
            for use in tactic.tactic.metrics:
                yield tactic, use


def _served(plan: Plan, tactic: PlacedTactic) -> Sequence[str]:
    return [one.upper for one in links_of(plan) if one.lower == tactic.path]


def _key(use: MetricUse) -> str:
    part = (*use.filter.channels, *use.filter.accounts, *use.filter.segments)
    return f"{use.metric} on {', '.join(part)}" if part else use.metric


def _name(catalogue: MetricCatalogue, use: MetricUse) -> str:
    part = (*use.filter.channels, *use.filter.accounts, *use.filter.segments)
    name = catalogue.get(use.metric).name
    return f"{name} ({', '.join(part)})" if part else name


def _why_not(
    catalogue: MetricCatalogue,
    plan: Plan,
    placed: Mapping[str, PlacedKpi],
    outcome: str,
    mover: str,
) -> str:
    """Say why two series move together by how they are made; empty where they do not."""
    one, other = placed[outcome].kpi, placed[mover].kpi
    both = set(accounts_of(plan, one.filter)) & set(accounts_of(plan, other.filter))
    shared = _sources(catalogue, one.metric) & _sources(catalogue, other.metric)
    if not both or not shared:
        return ""
    return f"Both are made of {', '.join(sorted(shared))} of the same accounts."


def _sources(catalogue: MetricCatalogue, reference: str) -> set[str]:
    """Give what a metric is counted from: reported metrics, and kinds of rows."""
    leaves = [catalogue.reported(one) for one in catalogue.leaves(reference)]
    return {f"rows of {one.rows.dataset}" if one.rows else one.id for one in leaves}

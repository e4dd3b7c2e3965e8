"""Whether everything that a plan refers to is there."""

import difflib
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from trueline.core.errors import MissingError
from trueline.metrics.catalogue import MetricCatalogue
from trueline.plan.document import Filter, Kpi, Plan, Scope, SocialGoal, Tactic
from trueline.plan.fault import Fault


def missing_references(plan: Plan, metrics: MetricCatalogue) -> Iterator[Fault]:
    """Yield a fault for each name in a plan that leads nowhere."""
    known = _Known(
        metrics=metrics,
        channels={one.id for one in plan.channels},
        accounts={account.key for one in plan.channels for account in one.accounts},
        perspectives={one.id for one in plan.perspectives},
    )
    goals = {goal.id for goal in plan.goals}
    for goal in plan.goals:
        if goal.serves:
            path = f"goals/{goal.id}/serves"
            yield Fault(path, "A goal of the organisation serves no other.", "Leave the key out.")
    for scope in plan.scopes:
        for goal in scope.goals:
            path = f"scopes/{scope.id}/goals/{goal.id}/serves"
            yield from _unknown(path, goal.serves, goals, "goal of the organisation")
        yield from _of_scope(scope, known)
    for tactic in plan.loose_tactics:
        yield from _of_tactic(f"loose_tactics/{tactic.id}", tactic, (), known)


@dataclass(frozen=True, slots=True)
class _Known:
    """What may be referred to."""

    metrics: MetricCatalogue
    channels: Collection[str]
    accounts: Collection[str]
    perspectives: Collection[str]


def _of_scope(scope: Scope, known: _Known) -> Iterator[Fault]:
    own_goals = [goal.id for goal in scope.goals]
    for goal in scope.social_goals:
        path = f"scopes/{scope.id}/social_goals/{goal.id}"
        yield from _unknown(f"{path}/serves", goal.serves, own_goals, f"goal of {scope.name}")
        yield from _of_social_goal(path, goal, known)


def _of_social_goal(path: str, goal: SocialGoal, known: _Known) -> Iterator[Fault]:
    for kpi in goal.kpis:
        yield from _of_kpi(f"{path}/kpis/{kpi.id}", kpi, known)
    kpis = [kpi.id for kpi in goal.kpis]
    for tactic in goal.tactics:
        yield from _of_tactic(f"{path}/tactics/{tactic.id}", tactic, kpis, known)


def _of_kpi(path: str, kpi: Kpi, known: _Known) -> Iterator[Fault]:
    yield from _of_metric(f"{path}/metric", kpi.metric, known)
    yield from _of_filter(f"{path}/filter", kpi.filter, known)
    sides = known.perspectives
    yield from _unknown(f"{path}/perspective", (kpi.perspective,), sides, "perspective")
    for assumption in kpi.assumptions:
        within = f"{path}/assumptions/{assumption.id}"
        if assumption.metric:
            yield from _of_metric(f"{within}/metric", assumption.metric, known)
        yield from _of_filter(f"{within}/filter", assumption.filter, known)


def _of_tactic(path: str, tactic: Tactic, kpis: Collection[str], known: _Known) -> Iterator[Fault]:
    yield from _unknown(f"{path}/channels", tactic.channels, known.channels, "channel")
    yield from _unknown(f"{path}/kpis", tactic.kpis, kpis, "KPI of the same goal")
    for place, use in enumerate(tactic.metrics, start=1):
        yield from _of_metric(f"{path}/metrics/{place}/metric", use.metric, known)
        yield from _of_filter(f"{path}/metrics/{place}/filter", use.filter, known)


def _of_filter(path: str, part: Filter, known: _Known) -> Iterator[Fault]:
    yield from _unknown(f"{path}/channels", part.channels, known.channels, "channel")
    yield from _unknown(f"{path}/accounts", part.accounts, known.accounts, "account of a channel")


def _of_metric(path: str, reference: str, known: _Known) -> Iterator[Fault]:
    try:
        metric = known.metrics.get(reference)
    except MissingError as missing:
        yield Fault(path, str(missing), "Write a metric of the catalogue with its version.")
        return
    if reference != metric.reference:
        what = f"{reference} does not say which version of the definition is meant."
        yield Fault(path, what, f"Write {metric.reference}.")


def _unknown(
    path: str, names: Collection[str], known: Collection[str], what: str
) -> Iterator[Fault]:
    for name in names:
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1) or sorted(known)
            hint = f"Known: {', '.join(near)}." if near else f"The plan has no {what} yet."
            yield Fault(path, f"There is no {what} “{name}”.", hint)

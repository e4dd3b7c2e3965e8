"""Whether a plan's own values make sense: ids, days, weights, curves and ranges."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from trueline.metrics.catalogue import MetricCatalogue
from trueline.plan.cascade import placed_kpis
from trueline.plan.document import Assumption, Kpi, Measuring, Plan
from trueline.plan.fault import Fault
from trueline.plan.references import missing_references
from trueline.plan.target_soundness import YEARS, faults_of_target

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\Z", re.ASCII)
CURRENCY = re.compile(r"[A-Z]{3}\Z", re.ASCII)
LONGEST_LOOK_BACK = 1_100


def faults_of_plan(plan: Plan, metrics: MetricCatalogue) -> Iterator[Fault]:
    """Yield every fault that keeps a plan from being used: values first, then references."""
    yield from _of_head(plan)
    yield from _of_ids(plan)
    yield from _of_accounts(plan)
    for placed in placed_kpis(plan):
        path = f"scopes/{placed.scope.id}/social_goals/{placed.goal.id}/kpis/{placed.kpi.id}"
        yield from _of_kpi(path, placed.kpi)
        if placed.kpi.target is not None:
            yield from faults_of_target(f"{path}/target", placed.kpi, placed.kpi.target, plan)
    yield from missing_references(plan, metrics)


def _of_head(plan: Plan) -> Iterator[Fault]:
    yield from _of_days("until", plan.first, plan.until)
    for path, day in (("first", plan.first), ("until", plan.until)):
        if day.year not in YEARS:
            what = f"{day} lies outside the years {YEARS.start} to {YEARS.stop - 1}."
            yield Fault(path, what, "Write a day such as 2026-01-01.")
    if not CURRENCY.match(plan.currency):
        what = f"“{plan.currency}” is no currency code."
        yield Fault("currency", what, "Write three capital letters, such as EUR.")
    for side in plan.perspectives:
        if not 0 < side.weight <= 1:
            path = f"perspectives/{side.id}/weight"
            yield Fault(path, "A weight is above 0 and at most 1.", "40% is 0.4.")


def _of_ids(plan: Plan) -> Iterator[Fault]:
    for path, name in _ids(plan):
        if not ID.match(name):
            what = f"“{name}” is no id."
            yield Fault(path, what, "Use letters, digits, - . and _, beginning with a letter.")


def _ids(plan: Plan) -> Iterator[tuple[str, str]]:
    """Yield every id with its path."""
    for key in ("perspectives", "goals", "scopes", "channels", "loose_tactics"):
        yield from ((f"{key}/{one.id}/id", one.id) for one in getattr(plan, key))
    for scope in plan.scopes:
        within = f"scopes/{scope.id}"
        yield from ((f"{within}/goals/{goal.id}/id", goal.id) for goal in scope.goals)
        for social_goal in scope.social_goals:
            place = f"{within}/social_goals/{social_goal.id}"
            yield f"{place}/id", social_goal.id
            yield from ((f"{place}/kpis/{kpi.id}/id", kpi.id) for kpi in social_goal.kpis)
            yield from ((f"{place}/tactics/{one.id}/id", one.id) for one in social_goal.tactics)
            yield from (
                (f"{place}/kpis/{kpi.id}/assumptions/{one.id}/id", one.id)
                for kpi in social_goal.kpis
                for one in kpi.assumptions
            )


def _of_accounts(plan: Plan) -> Iterator[Fault]:
    owners: dict[str, str] = {}
    for channel in plan.channels:
        for place, account in enumerate(channel.accounts, start=1):
            path = f"channels/{channel.id}/accounts/{place}"
            if not account.network or not account.handle or "/" in account.network:
                what = f"“{account.key}” is no account."
                yield Fault(path, what, "Give a network such as instagram, and a handle.")
            elif account.key in owners:
                what = f"{account.key} belongs to the channel {owners[account.key]} already."
                yield Fault(path, what, "Keep it in one channel, or its facts count twice.")
            owners.setdefault(account.key, channel.id)


def _of_kpi(path: str, kpi: Kpi) -> Iterator[Fault]:
    if kpi.weight <= 0:
        yield Fault(f"{path}/weight", "A weight is above 0.", "Write 1 for an ordinary KPI.")
    if kpi.frequency_days < 1:
        what = "A new value is due after 1 day at the earliest."
        yield Fault(f"{path}/frequency_days", what, "Write 7 for weekly.")
    if kpi.measuring is Measuring.TRAILING and not 1 <= kpi.trailing_days <= LONGEST_LOOK_BACK:
        what = f"A trailing KPI looks back over 1 to {LONGEST_LOOK_BACK} days."
        yield Fault(f"{path}/trailing_days", what, "Write 28 for four weeks.")
    if kpi.baseline is not None:
        yield from _of_days(f"{path}/baseline/until", kpi.baseline.first, kpi.baseline.until)
    for assumption in kpi.assumptions:
        yield from _of_assumption(f"{path}/assumptions/{assumption.id}", assumption)


def _of_assumption(path: str, assumption: Assumption) -> Iterator[Fault]:
    quantiles: tuple[Decimal, ...] = (assumption.p10, assumption.p50, assumption.p90)
    if list(quantiles) != sorted(quantiles):
        what = f"The range {' – '.join(map(str, quantiles))} does not rise."
        yield Fault(f"{path}/p50", what, "p10 is the lowest, p90 the highest.")


def _of_days(path: str, first: date, until: date) -> Iterator[Fault]:
    if until <= first:
        what = f"{until} does not come after {first}."
        yield Fault(path, what, "Write the first day that is no longer inside.")

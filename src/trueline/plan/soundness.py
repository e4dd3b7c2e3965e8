"""Whether a plan's own values make sense: ids, days, weights, curves and ranges."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from trueline.metrics.catalogue import MetricCatalogue
from trueline.plan.cascade import placed_kpis
from trueline.plan.document import Assumption, Curve, CurveKind, Kpi, Measuring, Plan, Target
from trueline.plan.fault import Fault
from trueline.plan.references import missing_references

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\Z", re.ASCII)
CURRENCY = re.compile(r"[A-Z]{3}\Z", re.ASCII)
MONTHS = 12


def faults_of_plan(plan: Plan, metrics: MetricCatalogue) -> Iterator[Fault]:
    """Yield every fault that keeps a plan from being used: values first, then references."""
    yield from _of_head(plan)
    yield from _of_ids(plan)
    yield from _of_accounts(plan)
    for placed in placed_kpis(plan):
        path = f"scopes/{placed.scope.id}/social_goals/{placed.goal.id}/kpis/{placed.kpi.id}"
        yield from _of_kpi(path, placed.kpi)
    yield from missing_references(plan, metrics)


def _of_head(plan: Plan) -> Iterator[Fault]:
    yield from _of_days("until", plan.first, plan.until)
    if not CURRENCY.match(plan.currency):
        what = f"“{plan.currency}” is no currency code."
        yield Fault("currency", what, "Write three capital letters, such as EUR.")
    for side in plan.perspectives:
        if not 0 < side.weight <= 1:
            path = f"perspectives/{side.id}/weight"
            yield Fault(path, "A weight is above 0 and at most 1.", "40 % is 0.4.")


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
    if kpi.measuring is Measuring.TRAILING and kpi.trailing_days < 1:
        what = "A trailing KPI looks back over 1 day at least."
        yield Fault(f"{path}/trailing_days", what, "Write 28 for four weeks.")
    if kpi.baseline is not None:
        yield from _of_days(f"{path}/baseline/until", kpi.baseline.first, kpi.baseline.until)
    if kpi.target is not None:
        yield from _of_target(f"{path}/target", kpi, kpi.target)
    for assumption in kpi.assumptions:
        yield from _of_assumption(f"{path}/assumptions/{assumption.id}", assumption)


def _of_target(path: str, kpi: Kpi, target: Target) -> Iterator[Fault]:
    if kpi.baseline is not None and target.due <= kpi.baseline.until:
        what = f"The target is due on {target.due}, before its baseline ends."
        yield Fault(f"{path}/due", what, f"Write a day after {kpi.baseline.until}.")
    if kpi.direction.value == "band" and (target.floor is None or target.floor > target.value):
        what = "A band needs its lower end, not above its upper end."
        yield Fault(f"{path}/floor", what, "Write floor below value.")
    yield from _of_curve(f"{path}/curve", target.curve, target.due)


def _of_curve(path: str, curve: Curve, due: date) -> Iterator[Fault]:
    weights, points = curve.month_weights, curve.points
    is_seasonal = curve.kind is CurveKind.SEASONAL
    if is_seasonal and (len(weights) != MONTHS or min(weights) < 0 or not any(weights)):
        what = "A seasonal curve has twelve weights, January first, none below 0, not all 0."
        yield Fault(f"{path}/month_weights", what, "Write one number for each month.")
    if bool(weights) and not is_seasonal:
        what = f"A {curve.kind} curve has no month weights."
        yield Fault(f"{path}/month_weights", what, "Leave the key out, or write kind: seasonal.")
    if bool(points) != (curve.kind is CurveKind.POINTS):
        what = "Points and the kind “points” belong together."
        yield Fault(f"{path}/points", what, "Write both or neither.")
    days = [point.day for point in points]
    if days != sorted(set(days)) or any(day >= due for day in days):
        what = "Points stand in the order of their days, each day once, before the due day."
        yield Fault(f"{path}/points", what, f"Order them; the due day is {due}.")


def _of_assumption(path: str, assumption: Assumption) -> Iterator[Fault]:
    quantiles: tuple[Decimal, ...] = (assumption.p10, assumption.p50, assumption.p90)
    if list(quantiles) != sorted(quantiles):
        what = f"The range {' – '.join(map(str, quantiles))} does not rise."
        yield Fault(f"{path}/p50", what, "p10 is the lowest, p90 the highest.")


def _of_days(path: str, first: date, until: date) -> Iterator[Fault]:
    if until <= first:
        what = f"{until} does not come after {first}."
        yield Fault(path, what, "Write the first day that is no longer inside.")

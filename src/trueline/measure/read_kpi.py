"""Read a KPI: the actual, held against the plan's path."""

from datetime import date, timedelta
from decimal import Decimal

from trueline.core.period import Period
from trueline.measure.gathered import ONE
from trueline.measure.measured import Measured
from trueline.measure.pacing import (
    Way,
    elapsed_by,
    expected_by,
    pace_of,
    progress_of,
    variance_of,
    way_of,
)
from trueline.measure.reading import Reading
from trueline.measure.status import AT_RISK_FROM, ON_PACE_FROM, Standing, Status, judge
from trueline.metrics.metric import Metric, Rule
from trueline.plan.cascade import PlacedKpi
from trueline.plan.kpi import Kpi, Measuring


def days_of(kpi: Kpi, on: date, *, plan_first: date) -> Period | None:
    """Give the days that a KPI's actual covers when it is read on a day.

    Args:
        kpi: Of the plan.
        on: Day of the reading; it is inside.
        plan_first: First day of the plan.

    Returns:
        None for a KPI to date before the plan begins.
    """
    until = on + timedelta(days=1)
    if kpi.measuring is Measuring.TRAILING:
        return Period(until - timedelta(days=kpi.trailing_days), until)
    return Period(plan_first, until) if on >= plan_first else None


def read_kpi(
    placed: PlacedKpi, metric: Metric, actual: Measured, *, on: date, plan_first: date
) -> Reading:
    """Say where a KPI stands on a day.

    Args:
        placed: The KPI with its place in the plan.
        metric: The KPI's metric.
        actual: Measured over ``days_of`` the KPI.
        on: Day of the reading.
        plan_first: First day of the plan.
    """
    way = way_of(placed.kpi, metric, plan_first=plan_first)
    standing = _standing(placed.kpi, metric, actual, way=way, on=on)
    status, why = judge(standing)
    if actual.value is None and status is Status.NO_DATA:
        why = actual.why or why  # the question's own reason says more
    expected = expected_by(way, on) if way else None
    return Reading(
        path=placed.path,
        kpi=placed.kpi,
        goal=placed.goal.name,
        scope=placed.scope.name,
        on=on,
        actual=actual,
        expected=expected,
        variance=_variance(way, actual.value, expected),
        progress=standing.progress,
        elapsed=standing.elapsed,
        pace=standing.pace,
        status=status,
        why=why,
    )


def _standing(kpi: Kpi, metric: Metric, actual: Measured, *, way: Way | None, on: date) -> Standing:
    value = actual.value
    on_pace_from = ON_PACE_FROM if kpi.on_pace_from is None else kpi.on_pace_from
    usual = min(AT_RISK_FROM, on_pace_from)
    return Standing(
        on=on,
        way=way,
        actual=value,
        last_day=actual.last_day,
        frequency_days=kpi.frequency_days,
        progress=progress_of(way, value) if way and value is not None else None,
        elapsed=elapsed_by(way, on) if way else None,
        pace=pace_of(way, value, on) if way and value is not None else None,
        coverage=actual.coverage if metric.over_time is Rule.SUM else ONE,
        on_pace_from=on_pace_from,
        at_risk_from=usual if kpi.at_risk_from is None else kpi.at_risk_from,
    )


def _variance(way: Way | None, actual: Decimal | None, expected: Decimal | None) -> Decimal | None:
    if way is None or actual is None or expected is None:
        return None
    return variance_of(way, actual, expected)

"""Read a KPI: the actual, held against the plan's path."""

from datetime import date, timedelta

from trueline.core.period import Period
from trueline.measure.gathered import ONE
from trueline.measure.measured import Measured
from trueline.measure.pacing import (
    elapsed_by,
    expected_by,
    pace_of,
    progress_of,
    variance_of,
    way_of,
)
from trueline.measure.reading import Reading
from trueline.measure.status import Standing, Status, judge
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
    kpi = placed.kpi
    way = way_of(kpi, metric, plan_first=plan_first)
    expected = elapsed = progress = variance = pace = None
    if way is not None:
        expected, elapsed = expected_by(way, on), elapsed_by(way, on)
        if actual.value is not None:
            progress = progress_of(way, actual.value)
            variance = variance_of(way, actual.value, expected)
            pace = pace_of(way, actual.value, on)
    status, why = judge(
        Standing(
            on=on,
            way=way,
            actual=actual.value,
            last_day=actual.last_day,
            frequency_days=kpi.frequency_days,
            progress=progress,
            elapsed=elapsed,
            pace=pace,
            coverage=actual.coverage if metric.over_time is Rule.SUM else ONE,
        )
    )
    if actual.value is None and status is Status.NO_DATA:
        why = actual.why or why  # the question's own reason says more
    return Reading(
        path=placed.path,
        kpi=kpi,
        goal=placed.goal.name,
        scope=placed.scope.name,
        on=on,
        actual=actual,
        expected=expected,
        variance=variance,
        progress=progress,
        elapsed=elapsed,
        pace=pace,
        status=status,
        why=why,
    )

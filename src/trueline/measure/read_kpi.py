"""Read a KPI: the actual, held against the plan's path."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from trueline.core.period import Period
from trueline.measure.forecast import Forecast
from trueline.measure.gathered import ONE
from trueline.measure.judging.judge import judge
from trueline.measure.judging.rules import USUAL_RULES, StatusRules
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
from trueline.measure.status import Standing, Status
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


@dataclass(frozen=True, slots=True)
class JudgedBy:
    """What a status rests on besides the actual.

    Attributes:
        rules: In force where and when the KPI is read.
        forecast: Where it will land; None when none was asked for.
    """

    rules: StatusRules = USUAL_RULES
    forecast: Forecast | None = None


USUALLY = JudgedBy()
UNJUDGED = (Status.NO_DATA, Status.NOT_BEGUN)
"""Words of what is not held against the plan: it has no pace and no say in a mean."""


def read_kpi(
    placed: PlacedKpi,
    metric: Metric,
    actual: Measured,
    *,
    on: date,
    plan_first: date,
    by: JudgedBy = USUALLY,
) -> Reading:
    """Say where a KPI stands on a day.

    Args:
        placed: The KPI with its place in the plan.
        metric: The KPI's metric.
        actual: Measured over ``days_of`` the KPI.
        on: Day of the reading.
        plan_first: First day of the plan.
        by: Rules and forecast that it is judged by.
    """
    way = way_of(placed.kpi, metric, plan_first=plan_first)
    chance = by.forecast.chance if by.forecast else None
    standing = replace(_standing(placed.kpi, metric, actual, way=way, on=on), chance=chance)
    status, why = judge(standing, by.rules)
    if actual.value is None and status is Status.NO_DATA:
        why = actual.why or why  # the question's own reason says more
    expected = expected_by(way, on) if way else None
    is_judged = status not in UNJUDGED
    return Reading(
        path=placed.path,
        kpi=placed.kpi,
        goal=placed.goal.name,
        scope=placed.scope.name,
        on=on,
        actual=actual,
        expected=expected,
        variance=_variance(way, actual.value, expected) if is_judged else None,
        progress=standing.progress if is_judged else None,
        elapsed=standing.elapsed,
        pace=standing.pace if is_judged else None,
        status=status,
        why=why,
        forecast=by.forecast,
    )


def judge_again(
    reading: Reading, metric: Metric, *, plan_first: date, rules: StatusRules
) -> Reading:
    """Give a reading as other rules would judge it; nothing is measured again.

    Args:
        reading: Of a KPI of the plan.
        metric: The KPI's metric.
        plan_first: First day of the plan.
        rules: The other rules.
    """
    kpi, actual = reading.kpi, reading.actual
    way = way_of(kpi, metric, plan_first=plan_first)
    chance = reading.forecast.chance if reading.forecast else None
    standing = replace(_standing(kpi, metric, actual, way=way, on=reading.on), chance=chance)
    status, why = judge(standing, rules)
    is_judged = status not in UNJUDGED
    return replace(
        reading,
        status=status,
        why=why,
        variance=_variance(way, actual.value, reading.expected) if is_judged else None,
        progress=standing.progress if is_judged else None,
        pace=standing.pace if is_judged else None,
    )


def _standing(kpi: Kpi, metric: Metric, actual: Measured, *, way: Way | None, on: date) -> Standing:
    value = actual.value
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
        on_pace_from=kpi.on_pace_from,
        at_risk_from=kpi.at_risk_from,
    )


def _variance(way: Way | None, actual: Decimal | None, expected: Decimal | None) -> Decimal | None:
    if way is None or actual is None or expected is None:
        return None
    return variance_of(way, actual, expected)

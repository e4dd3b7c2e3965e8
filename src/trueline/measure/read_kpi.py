"""Read a KPI: the actual, held against the plan's path."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from trueline.core.period import Period
from trueline.measure.actual import NEARLY_ALL
from trueline.measure.forecast import Forecast
from trueline.measure.gathered import ONE
from trueline.measure.judging.gapped import ENOUGH_COVERAGE
from trueline.measure.judging.judge import judge
from trueline.measure.judging.rules import USUAL_RULES, StatusRules
from trueline.measure.known_until import KnownUntil
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

    They end with the KPI's due day: what comes later reaches no target any more.

    Args:
        kpi: Of the plan.
        on: Day of the reading; it is inside.
        plan_first: First day of the plan.

    Returns:
        None for a KPI to date before the plan begins.
    """
    last = kpi.counts_until(on)
    until = last + timedelta(days=1)
    if kpi.measuring is Measuring.TRAILING:
        return Period(until - timedelta(days=kpi.trailing_days), until)
    return Period(plan_first, until) if last >= plan_first else None


@dataclass(frozen=True, slots=True)
class JudgedBy:
    """What a status rests on besides the actual.

    Attributes:
        rules: In force where and when the KPI is read.
        forecast: Where it will land; None when none was asked for.
        known: How far its accounts are known; None where each is known to the day.
    """

    rules: StatusRules = USUAL_RULES
    forecast: Forecast | None = None
    known: KnownUntil | None = None


USUALLY = JudgedBy()
UNJUDGED = (Status.NO_DATA, Status.NOT_BEGUN, Status.TOO_EARLY)
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
    reading = Reading(
        path=placed.path,
        kpi=placed.kpi,
        goal=placed.goal.name,
        scope=placed.scope.name,
        on=on,
        actual=actual,
        expected=None,
        variance=None,
        progress=None,
        elapsed=None,
        pace=None,
        status=Status.NO_DATA,
        why="",
        forecast=by.forecast,
        known=by.known,
    )
    return judge_again(reading, metric, plan_first=plan_first, rules=by.rules)


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
    actual = reading.actual
    way = way_of(reading.kpi, metric, plan_first=plan_first)
    standing = _standing(reading, metric, way)
    status, why = judge(standing, rules)
    if actual.value is None and status is Status.NO_DATA:
        why = actual.why or why  # the question's own reason says more
    covered = share_covered(metric, actual)
    expected = expected_by(way, reading.held_on, covered) if way else None
    is_judged = status not in UNJUDGED
    return replace(
        reading,
        status=status,
        why=why,
        expected=expected,
        elapsed=standing.elapsed,
        variance=_variance(way, actual.value, expected, reading.held_on) if is_judged else None,
        progress=standing.progress if is_judged else None,
        pace=standing.pace if is_judged else None,
    )


def share_covered(metric: Metric, actual: Measured) -> Decimal:
    """Give the share of a sum's days that the plan can be held against, 0 to 1.

    Each account's days count as far as it usually adds to the sum. The share is 1 for all that is
    no sum, where nearly all is there, and where so little is there that it is not judged.
    """
    if metric.over_time is not Rule.SUM or actual.value is None:
        return ONE
    covered = actual.coverage if actual.weighed is None else actual.weighed
    if min(covered, actual.coverage) < ENOUGH_COVERAGE or covered >= NEARLY_ALL:
        return ONE
    return covered


def _standing(reading: Reading, metric: Metric, way: Way | None) -> Standing:
    kpi, actual, day = reading.kpi, reading.actual, reading.held_on
    value, known = actual.value, reading.known
    covered = share_covered(metric, actual)
    is_sum_to_date = kpi.measuring is Measuring.TO_DATE and metric.over_time is Rule.SUM
    return Standing(
        on=reading.on,
        way=way,
        actual=value,
        last_day=(known.newest if known else None) or actual.last_day,
        frequency_days=kpi.frequency_days,
        progress=progress_of(way, value) if way and value is not None else None,
        elapsed=elapsed_by(way, day, covered) if way else None,
        pace=pace_of(way, value, day, covered) if way and value is not None else None,
        coverage=actual.coverage if metric.over_time is Rule.SUM else ONE,
        weighed=actual.weighed if metric.over_time is Rule.SUM else None,
        on_pace_from=kpi.on_pace_from,
        at_risk_from=kpi.at_risk_from,
        chance=reading.forecast.chance if reading.forecast else None,
        held_on=day,
        may_turn=not is_sum_to_date or "-" in metric.formula,
        missing=known.missing if known else "",
        measured_in=actual.measured_in,
        is_young=known.is_young if known else False,
    )


def _variance(
    way: Way | None, actual: Decimal | None, expected: Decimal | None, day: date
) -> Decimal | None:
    if way is None or actual is None or expected is None:
        return None
    return variance_of(way, actual, expected, day)

"""A KPI's pace and status, from actual to word."""

from datetime import date
from decimal import Decimal
from typing import Any

from tests.factories import baseline, kpi, metric, target
from trueline.core.period import Period
from trueline.measure.measured import Measured
from trueline.measure.read_kpi import read_kpi
from trueline.measure.reading import Reading
from trueline.measure.status import Status
from trueline.metrics.metric import Metric, Rule
from trueline.plan.cascade import PlacedKpi
from trueline.plan.document import Scope, SocialGoal
from trueline.plan.kpi import Direction, Kpi, Measuring

PLAN_FIRST = date(2026, 1, 1)
DAY_100 = date(2026, 4, 10)
LEVEL = metric(over_time=Rule.LAST)


def read(one: Kpi, value: str | None, *, of: Metric, on: date = DAY_100, **changes: Any) -> Reading:
    actual = Measured(
        metric=of.reference,
        period=Period.closed(PLAN_FIRST, on),
        value=None if value is None else Decimal(value),
        measured_in="count",
        coverage=changes.pop("coverage", Decimal(1)),
        basis="",
        last_day=None if value is None else on,
        **changes,
    )
    placed = PlacedKpi("s/g/kpi", one, SocialGoal("g", "Goal"), Scope("s", "Scope"))
    return read_kpi(placed, of, actual, on=on, plan_first=PLAN_FIRST)


def test_a_cap_is_off_pace_once_more_is_used_than_allowed() -> None:
    cap = kpi(direction=Direction.DOWN, measuring=Measuring.TO_DATE, target=target("365"))
    kept, broken = read(cap, "90", of=metric()), read(cap, "300", of=metric())
    assert (kept.expected, kept.variance, kept.pace, kept.status) == (100, 10, 1, Status.ON_PACE)
    assert broken.pace == Decimal(100) / 300
    assert broken.status is Status.OFF_PACE
    assert read(cap, "400", of=metric()).status is Status.OFF_PACE
    assert read(cap, "365", of=metric(), on=date(2026, 12, 31)).status is Status.REACHED


def test_a_level_that_is_to_be_held_is_expected_whole_from_the_first_day() -> None:
    held = kpi(baseline=baseline("280"), target=target("280"))
    assert read(held, "280", of=LEVEL).status is Status.ON_PACE
    low = read(held, "200", of=LEVEL)
    assert low.pace == Decimal(200) / 280
    assert low.status is Status.OFF_PACE
    assert read(held, "290", of=LEVEL, on=date(2026, 12, 31)).status is Status.REACHED


def test_a_reported_zero_is_a_value() -> None:
    rising = kpi(measuring=Measuring.TO_DATE, target=target("365"))
    found = read(rising, "0", of=metric())
    assert (found.progress, found.status) == (0, Status.OFF_PACE)


def test_a_sum_most_of_whose_days_are_missing_is_not_compared() -> None:
    rising = kpi(measuring=Measuring.TO_DATE, target=target("365"))
    found = read(rising, "30", of=metric(), coverage=Decimal("0.3"))
    assert found.status is Status.NO_DATA
    assert "30.0%" in found.why


def test_a_reading_without_a_value_says_the_questions_own_reason() -> None:
    rising = kpi(measuring=Measuring.TO_DATE, target=target("365"))
    found = read(rising, None, of=metric(), why="No import has brought Views.")
    assert (found.status, found.why) == (Status.NO_DATA, "No import has brought Views.")

"""A KPI's pace and status, from actual to word."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

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


@pytest.mark.parametrize(
    ("on_pace_from", "at_risk_from", "statuses"),
    [
        # A level from 0 to 365 in 365 days, read after 100 of them: 80 of 100 is a pace of 0.8.
        (None, None, [Status.ON_PACE, Status.AT_RISK, Status.OFF_PACE, Status.OFF_PACE]),
        ("0.8", "0.6", [Status.ON_PACE, Status.ON_PACE, Status.ON_PACE, Status.AT_RISK]),
        ("0.8", None, [Status.ON_PACE, Status.ON_PACE, Status.ON_PACE, Status.OFF_PACE]),
        (None, "0.6", [Status.ON_PACE, Status.AT_RISK, Status.AT_RISK, Status.AT_RISK]),
        ("1", "0.99", [Status.OFF_PACE, Status.OFF_PACE, Status.OFF_PACE, Status.OFF_PACE]),
    ],
)
def test_a_kpi_may_have_limits_of_its_own(
    on_pace_from: str | None, at_risk_from: str | None, statuses: list[Status]
) -> None:
    own = kpi(
        baseline=baseline("0"),
        target=target("365"),
        on_pace_from=None if on_pace_from is None else Decimal(on_pace_from),
        at_risk_from=None if at_risk_from is None else Decimal(at_risk_from),
    )
    found = [read(own, value, of=LEVEL) for value in ("95", "94", "80", "79")]
    assert [one.status for one in found] == statuses
    has_own = on_pace_from is not None or at_risk_from is not None
    assert all(("This KPI is on pace from" in one.why) == has_own for one in found)


def test_a_cap_is_not_exceeded_before_its_due_day() -> None:
    goal = target("365", stretch=Decimal(300))
    cap = kpi(direction=Direction.DOWN, measuring=Measuring.TO_DATE, target=goal)
    early = read(cap, "30", of=metric(), on=date(2026, 1, 30))
    assert (early.pace, early.status) == (1, Status.ON_PACE)
    last = date(2026, 12, 31)
    assert read(cap, "290", of=metric(), on=last).status is Status.EXCEEDED
    assert read(cap, "310", of=metric(), on=last).status is Status.REACHED


def test_what_cannot_be_judged_has_no_pace_that_could_count() -> None:
    rising = kpi(measuring=Measuring.TO_DATE, target=target("365"))
    half = read(rising, "90", of=metric(), coverage=Decimal("0.4"))
    assert half.status is Status.NO_DATA
    assert (half.pace, half.progress, half.variance) == (None, None, None)
    assert half.actual.value == 90
    whole = read(rising, "90", of=metric())
    assert (whole.pace, whole.variance) == (Decimal("0.9"), -10)


def test_a_pace_says_nothing_while_little_of_the_way_is_expected() -> None:
    rising = kpi(measuring=Measuring.TO_DATE, target=target("365"))
    # A twentieth of 365 days are 18.25: on the 18th day no pace is told, on the 19th it is.
    early = read(rising, "9", of=metric(), on=date(2026, 1, 18))
    assert (early.status, early.pace, early.variance) == (Status.TOO_EARLY, None, None)
    assert "before 5.0% of the way is expected" in early.why
    assert read(rising, "9", of=metric(), on=date(2026, 1, 19)).status is Status.OFF_PACE
    whole = read(rising, "365", of=metric(), on=date(2026, 1, 2))
    assert whole.status is Status.REACHED  # what is done is done, however early


def test_what_looks_back_is_reached_for_now_and_a_sum_for_good() -> None:
    trailing = kpi(baseline=baseline("0"), target=target("100"))
    found = read(trailing, "100", of=metric())
    assert found.status is Status.REACHED
    assert found.why == "The target is reached for now; until 31 Dec 2026 it can be lost again."
    last = read(trailing, "100", of=metric(), on=date(2026, 12, 31))
    assert last.why == "The target is reached."
    to_date = kpi(measuring=Measuring.TO_DATE, target=target("100"))
    assert read(to_date, "100", of=metric()).why == "The target is reached."


def test_a_sum_is_expected_to_come_from_the_days_that_hold_a_value() -> None:
    rising = kpi(measuring=Measuring.TO_DATE, target=target("365"))
    found = read(rising, "90", of=metric(), coverage=Decimal("0.9"))  # 90 of the first 100 days
    assert found.expected == pytest.approx(Decimal(90))
    assert found.pace == pytest.approx(Decimal(1))
    assert found.status is Status.ON_PACE
    assert "of the 90.0% of its days that hold a value" in found.why
    sparse = read(rising, "79", of=metric(), coverage=Decimal("0.79"))
    assert sparse.status is Status.NO_DATA


@pytest.mark.parametrize(
    ("value", "pace", "variance", "status"),
    [
        ("30", "1", "0", Status.ON_PACE),  # by day 100 of 365 the band is 100/365 of 91.25 to 146
        ("25", "1", "0", Status.ON_PACE),  # its lower end
        ("40", "1", "0", Status.ON_PACE),  # its upper end
        ("20", "0.8", "-5", Status.OFF_PACE),
        ("50", "0.8", "-10", Status.OFF_PACE),
    ],
)
def test_a_sum_that_is_to_end_in_a_band_grows_with_it(
    value: str, pace: str, variance: str, status: Status
) -> None:
    goal = target("146", floor=Decimal("91.25"))
    band = kpi(direction=Direction.BAND, measuring=Measuring.TO_DATE, target=goal)
    found = read(band, value, of=metric())
    assert found.expected == 25
    assert (found.pace, found.variance) == (Decimal(pace), Decimal(variance))
    assert found.status is status
    assert ("more than the band allows" in found.why) == (value == "50")


def test_a_sum_that_is_to_end_in_a_band_is_reached_on_its_due_day_alone() -> None:
    goal = target("146", floor=Decimal("91.25"))
    band = kpi(direction=Direction.BAND, measuring=Measuring.TO_DATE, target=goal)
    assert read(band, "100", of=metric(), on=date(2026, 11, 1)).status is Status.ON_PACE
    assert read(band, "100", of=metric(), on=date(2026, 12, 31)).status is Status.REACHED

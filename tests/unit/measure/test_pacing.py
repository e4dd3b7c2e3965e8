"""The way from start to target, worked out by hand."""

from datetime import date
from decimal import Decimal

import pytest

from tests.factories import baseline, kpi, metric, target
from trueline.measure.pacing import (
    Way,
    elapsed_by,
    expected_by,
    progress_of,
    variance_of,
    way_of,
)
from trueline.metrics.metric import Rule
from trueline.plan.kpi import Direction, Kpi, Measuring

PLAN_FIRST = date(2026, 1, 1)


def way(one: Kpi, rule: Rule = Rule.LAST) -> Way:
    found = way_of(one, metric(over_time=rule), plan_first=PLAN_FIRST)
    assert found is not None
    return found


def test_a_falling_kpi_is_as_far_as_it_fell() -> None:
    falling = way(
        kpi(
            direction=Direction.DOWN,
            baseline=baseline("900"),
            target=target("700", due=date(2026, 12, 31)),
        )
    )
    assert progress_of(falling, Decimal(850)) == Decimal("0.25")
    assert variance_of(falling, Decimal(850), Decimal(800)) == -50


def test_a_sum_to_date_starts_at_zero_whatever_last_year_was() -> None:
    sums = kpi(measuring=Measuring.TO_DATE, baseline=baseline("5000"), target=target("6000"))
    begun = way(sums, Rule.SUM)
    assert begun.start == 0
    assert begun.starts_after == date(2025, 12, 31)
    assert progress_of(begun, Decimal(1500)) == Decimal("0.25")


def test_a_level_starts_at_its_baseline_at_the_end_of_the_days_it_was_measured() -> None:
    level = way(kpi(baseline=baseline("200", until=date(2026, 2, 1)), target=target("300")))
    assert (level.start, level.starts_after) == (200, date(2026, 1, 31))


def test_five_days_of_a_plan_of_ten_expect_half_of_a_sum() -> None:
    ten_days = way(
        kpi(measuring=Measuring.TO_DATE, target=target("1000", due=date(2026, 1, 10))), Rule.SUM
    )
    assert expected_by(ten_days, date(2026, 1, 1)) == 100
    assert expected_by(ten_days, date(2026, 1, 5)) == 500


def test_before_it_begins_nothing_is_expected_and_when_due_all_is() -> None:
    level = way(kpi(baseline=baseline("200"), target=target("300", due=date(2026, 12, 31))))
    assert elapsed_by(level, date(2025, 12, 1)) == 0
    assert expected_by(level, date(2026, 12, 31)) == 300
    assert expected_by(level, date(2027, 6, 1)) == 300


def test_no_path_without_a_target_or_without_a_baseline() -> None:
    some = metric(over_time=Rule.LAST)
    assert way_of(kpi(target=None, baseline=baseline("1")), some, plan_first=PLAN_FIRST) is None
    assert way_of(kpi(target=target("1"), baseline=None), some, plan_first=PLAN_FIRST) is None


@pytest.mark.parametrize(
    ("actual", "progress", "variance"),
    [("50", "1", "0"), ("40", "1", "0"), ("65", "0.75", "-5"), ("20", "0", "-20")],
)
def test_a_band_is_kept_inside_and_lost_by_its_own_width(
    actual: str, progress: str, variance: str
) -> None:
    band = way(
        kpi(
            direction=Direction.BAND,
            baseline=baseline("50"),
            target=target("60", floor=Decimal(40)),
        )
    )
    value = Decimal(actual)
    assert progress_of(band, value) == Decimal(progress)
    assert variance_of(band, value, Decimal(0)) == Decimal(variance)


def test_holding_a_level_is_done_as_far_as_it_is_held() -> None:
    held = way(kpi(baseline=baseline("80"), target=target("80")))
    assert progress_of(held, Decimal(90)) == 1
    assert progress_of(held, Decimal(60)) == Decimal("0.75")

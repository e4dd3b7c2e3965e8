"""Two values have a difference only when they are of one kind."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from trueline.core.period import Period
from trueline.measure.explaining.comparable import why_gaps_forbid, why_not_compared
from trueline.measure.measured import Basis, Measured
from trueline.metrics.metric import Rule

MARCH = Measured(
    metric="views@1",
    period=Period(date(2026, 3, 1), date(2026, 4, 1)),
    value=Decimal(900),
    measured_in="count",
    coverage=Decimal(1),
    basis="sum of days",
)
APRIL = replace(MARCH, period=Period(date(2026, 4, 1), date(2026, 5, 1)), value=Decimal(1200))


def test_two_values_of_one_kind_have_a_difference() -> None:
    assert why_not_compared(MARCH, APRIL) is None


@pytest.mark.parametrize("taken", [Basis.LIFETIME, Basis.DIFFERENCED])
def test_a_day_by_day_sum_is_never_held_against_what_posts_have_gathered(taken: Basis) -> None:
    refusal = why_not_compared(MARCH, replace(APRIL, taken=taken))
    assert refusal is not None
    assert f"reporting period, the later one of the {taken.value}" in refusal.reason
    assert refusal.instead


def test_two_lifetime_sums_compare() -> None:
    both = (replace(one, taken=Basis.LIFETIME) for one in (MARCH, APRIL))
    assert why_not_compared(*both) is None


def test_two_units_do_not_compare() -> None:
    refusal = why_not_compared(MARCH, replace(APRIL, measured_in="hours"))
    assert refusal is not None
    assert "count and hours" in refusal.reason


def test_a_missing_value_is_refused_by_its_own_reason() -> None:
    assert why_not_compared(MARCH, replace(APRIL, value=None, taken=Basis.LIFETIME)) is None


def test_a_sum_over_half_the_days_has_no_difference_to_a_whole_one() -> None:
    half = replace(MARCH, value=Decimal(450), coverage=Decimal("0.56"))
    refusal = why_gaps_forbid(Rule.SUM, half, APRIL)
    assert refusal is not None
    assert "100% of the later days hold a value and 56.0% of the earlier ones" in refusal.reason
    assert "below 90%" in refusal.reason
    assert why_gaps_forbid(Rule.SUM, APRIL, half) is not None


def test_nine_days_in_ten_are_enough_and_ratios_do_not_grow_with_days() -> None:
    most = replace(MARCH, coverage=Decimal("0.9"))
    assert why_gaps_forbid(Rule.SUM, most, APRIL) is None
    fewer = replace(MARCH, coverage=Decimal("0.2"))
    assert why_gaps_forbid(Rule.RATIO_OF_SUMS, fewer, APRIL) is None
    assert why_gaps_forbid(Rule.SUM, replace(fewer, value=None), APRIL) is None

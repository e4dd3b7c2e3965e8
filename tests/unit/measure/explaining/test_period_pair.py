"""Which days are compared with which, by the calendar."""

from datetime import date

from trueline.core.period import Period
from trueline.measure.explaining.period_pair import (
    Against,
    PeriodPair,
    days_before,
    first_covered,
    usual_pairs,
    year_before,
)

MARCH = Period(date(2026, 3, 1), date(2026, 4, 1))


def test_the_days_before_are_as_many() -> None:
    assert days_before(MARCH) == Period(date(2026, 1, 29), date(2026, 3, 1))
    assert days_before(MARCH).day_count == MARCH.day_count == 31


def test_the_year_before_has_the_same_days_and_no_29_february_of_its_own() -> None:
    assert year_before(MARCH) == Period(date(2025, 3, 1), date(2025, 4, 1))
    leap = Period(date(2024, 2, 29), date(2024, 3, 2))
    assert year_before(leap) == Period(date(2023, 2, 28), date(2023, 3, 2))


def test_a_kpi_that_looks_back_is_first_compared_with_the_days_before() -> None:
    pairs = usual_pairs(MARCH, MARCH.until, is_to_date=False)
    assert [one.against for one in pairs] == [
        Against.BEFORE,
        Against.YEAR_BEFORE,
        Against.QUARTER_BEFORE,
        Against.MONTH_BEFORE,
    ]
    assert pairs[3].after == Period(date(2026, 3, 4), date(2026, 4, 1))
    assert pairs[3].before == Period(date(2026, 2, 4), date(2026, 3, 4))


def test_a_kpi_to_date_is_first_compared_with_the_year_before() -> None:
    pairs = usual_pairs(MARCH, MARCH.until, is_to_date=True)
    assert pairs[0].against is Against.YEAR_BEFORE


def test_the_last_four_weeks_are_not_offered_twice() -> None:
    own = Period(date(2026, 3, 4), date(2026, 4, 1))
    pairs = usual_pairs(own, own.until, is_to_date=False)
    assert Against.MONTH_BEFORE not in [one.against for one in pairs]


def test_days_of_more_than_a_year_are_not_compared_with_the_year_before() -> None:
    long = Period(date(2025, 1, 1), date(2026, 4, 1))
    pairs = usual_pairs(long, long.until, is_to_date=True)
    assert pairs[0].against is Against.BEFORE


def test_the_first_comparison_that_the_ledger_reaches_back_for_is_taken() -> None:
    pairs = usual_pairs(MARCH, MARCH.until, is_to_date=True)
    assert first_covered(pairs, date(2025, 1, 1)) == pairs[0]
    assert first_covered(pairs, date(2026, 1, 29)) == pairs[1]
    newest = PeriodPair(pairs[-1].before, pairs[-1].after, Against.MONTH_BEFORE)
    assert first_covered(pairs, None) == first_covered(pairs, date(2026, 3, 31)) == newest

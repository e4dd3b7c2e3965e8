"""Weeks that are known whole, and where one stands among those before it."""

from datetime import date, timedelta
from decimal import Decimal

from trueline.core.period import Period
from trueline.measure.community.factors import FactorKind, Remarks, factor_of
from trueline.measure.community.weeks import WeekValue, percentile_of, whole_weeks

MONDAY = date(2026, 1, 5)


def test_a_percentile_counts_equal_weeks_half() -> None:
    earlier = [Decimal(one) for one in (1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)]
    found = percentile_of(Decimal(2), earlier)
    assert found is not None
    assert found.share == Decimal("0.167")  # one below and half of two: 2 of 12
    assert found.week_count == 12


def test_eleven_weeks_are_too_few_for_a_percentile() -> None:
    assert percentile_of(Decimal(2), [Decimal(1)] * 11) is None


def test_only_weeks_whole_inside_known_days_count() -> None:
    known = [
        Period(date(2026, 1, 7), date(2026, 1, 19)),  # Wednesday to Sunday of the next week
        Period(date(2026, 1, 19), date(2026, 1, 21)),  # goes on to Tuesday
        Period(date(2026, 2, 2), date(2026, 2, 16)),  # two weeks
    ]
    found = whole_weeks(known, date(2026, 2, 20))
    assert found == (date(2026, 1, 12), date(2026, 2, 2), date(2026, 2, 9))


def test_the_week_of_the_day_itself_is_not_over() -> None:
    known = [Period(MONDAY, MONDAY + timedelta(days=100))]
    assert whole_weeks(known, date(2026, 1, 25), count=9) == (MONDAY, date(2026, 1, 12))
    assert whole_weeks(known, date(2026, 1, 26), count=1) == (date(2026, 1, 19),)


def weeks(*values: int | None) -> list[WeekValue]:
    return [
        WeekValue(
            MONDAY + timedelta(weeks=at), None if one is None else Decimal(one), 9 if one else 2
        )
        for at, one in enumerate(values)
    ]


def test_a_factor_says_how_many_weeks_it_lacks() -> None:
    found = factor_of(FactorKind.MEMBERS, weeks(1, 2, None, 4), Remarks())
    assert found.value == 4
    assert found.percentile is None
    assert found.why == "A percentile needs 12 earlier weeks with a value; there are 2."


def test_a_newest_week_of_too_few_cases_has_no_value() -> None:
    found = factor_of(FactorKind.INTERACTION, weeks(*range(1, 14), None), Remarks())
    assert found.value is None
    assert found.percentile is None
    assert found.why == "The week from 2026-04-06 has too few cases: 2."


def test_missing_weeks_are_no_zeros_among_the_earlier_ones() -> None:
    found = factor_of(FactorKind.MEMBERS, weeks(*[None] * 5, *range(1, 13), 0), Remarks())
    assert found.percentile is not None
    assert (found.percentile.share, found.percentile.week_count) == (0, 12)

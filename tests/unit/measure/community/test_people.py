"""Active people, cohorts and counted shares."""

from datetime import date
from decimal import Decimal

import pytest

from trueline.core.period import Period
from trueline.measure.community.figures import active_figures, first_post_figure, share_figure
from trueline.measure.community.people import ActiveWeek, Cohort, JoinMonth, cohort_of
from trueline.measure.community.shares import CountedShare

JANUARY = date(2026, 1, 1)


def test_stickiness_is_mean_people_a_day_over_people_in_the_month() -> None:
    week = ActiveWeek(
        date(2026, 3, 1), week_people=40, month_people=60, week_days=100, month_days=360
    )
    assert week.day_people == 12  # 360 / 30
    assert week.stickiness == Decimal("0.2")
    assert ActiveWeek(date(2026, 3, 1), 0, 0, 0, 0).stickiness is None


def test_nobody_known_to_be_active_is_said_and_not_zero() -> None:
    figures = active_figures((), "visited")
    assert [one.value for one in figures] == [None] * 4
    assert figures[0].why == "Needs 30 days on which it is known who visited."


def cohort(until: date, first: date = JANUARY) -> Cohort:
    known = Period(first, until)
    told = JoinMonth(40, 12, {0: 30, 1: 20})
    return cohort_of(JANUARY, told, active=known, posts=known, ages=3)


def test_a_cohort_is_told_once_its_days_are_over_for_the_last_who_joined() -> None:
    # The last joined on 31 January; the 30th day after is 2 March, the 60th is 1 April.
    assert [one is None for one in cohort(date(2026, 3, 2)).active] == [True, True, True]
    assert cohort(date(2026, 3, 2)).wrote is None
    assert cohort(date(2026, 3, 3)).active[0] == CountedShare(30, 40)
    assert cohort(date(2026, 3, 3)).wrote == CountedShare(12, 40)
    assert cohort(date(2026, 4, 1)).active[1] is None
    assert cohort(date(2026, 4, 2)).active[1] == CountedShare(20, 40)


def test_a_cohort_is_not_told_for_days_before_anything_was_known() -> None:
    late = cohort(date(2027, 1, 1), first=date(2026, 1, 15))
    assert late.active == (None, CountedShare(20, 40), CountedShare(0, 40))
    assert late.wrote is None


def test_first_posts_are_counted_over_cohorts_whose_days_are_over() -> None:
    found = first_post_figure([cohort(date(2026, 3, 2)), cohort(date(2026, 3, 3))])
    assert found.parts == "12 of 40"
    assert found.value == Decimal("0.3")
    assert found.period == Period(JANUARY, date(2026, 2, 1))


def test_few_cases_are_counts_and_no_share() -> None:
    found = share_figure(("churn", "Churn"), CountedShare(3, 7), "of some")
    assert found.value is None
    assert found.interval is None
    assert found.why == "Too few for a share: 3 of 7; it needs 20."


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [(15, 148, "0.0624", "0.1605"), (81, 263, "0.2553", "0.3662")],
)
def test_intervals_are_those_of_newcombe_s_table(
    part: int, whole: int, low: str, high: str
) -> None:
    """Newcombe (1998), Statistics in Medicine 17: method 3, the score interval."""
    assert CountedShare(part, whole).interval == (Decimal(low), Decimal(high))

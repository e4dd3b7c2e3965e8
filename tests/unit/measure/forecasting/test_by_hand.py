"""Forecasts whose answers can be said without a model: by hand."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import numpy as np
import pytest

from trueline.measure.forecasting.door import forecasts
from trueline.measure.forecasting.history import Aim, Course, History, Outlook, Week
from trueline.measure.forecasting.planned_season import PlannedSeason
from trueline.measure.forecasting.scales import Bounds

LAST = date(2026, 6, 30)
PLAN_FIRST = date(2026, 1, 1)
FOUR_WEEKS = LAST + timedelta(days=28)
MORE = Aim(least=0.0, most=None)


def history(
    weeks: Sequence[float | None], course: Course = Course.SUM, **changes: object
) -> History:
    known = tuple(Week(one, is_whole=one is not None) for one in weeks)
    plain = History(course=course, bounds=Bounds.POSITIVE, last_day=LAST, weeks=known)
    return replace(plain, **changes)  # type: ignore[arg-type]


def to_date(of: History, *, done: float = 0.0, **changes: object) -> Outlook:
    plain = Outlook(
        history=of,
        due=FOUR_WEEKS,
        on=LAST,
        aim=MORE,
        first=PLAN_FIRST,
        trailing_days=0,
        done=(done, 0.0) if of.course is Course.SUM else None,
        least=done,
        seed=(1,),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def trailing(of: History, days: int, **changes: object) -> Outlook:
    window = to_date(of, first=None, trailing_days=days, least=None, **changes)
    return replace(window, done=None)


def landing(outlook: Outlook) -> tuple[float, float, float]:
    [found] = forecasts([outlook])
    assert found.landing is not None, found.why
    assert found.path[-1] == found.landing
    return tuple(float(one) for one in (found.landing.low, found.landing.value, found.landing.high))  # type: ignore[return-value]


def about(value: float, count: int = 20) -> list[float | None]:
    """Give weeks that lie one per cent above and below a value in turn."""
    return [value * (1.01 if week % 2 else 0.99) for week in range(count)]


def near(value: float, share: float = 0.01) -> tuple[object, object, object]:
    """Low, value and high, all near a number."""
    return (pytest.approx(value, rel=share),) * 3


def test_ten_a_week_after_two_hundred_are_two_hundred_and_forty_in_four_weeks() -> None:
    assert landing(to_date(history(about(10)), done=200)) == near(240)


def test_a_part_of_a_week_counts_by_its_days() -> None:
    in_ten_days = to_date(history(about(14)), done=100, due=LAST + timedelta(days=10))
    assert landing(in_ten_days) == near(120)  # 100 + 14 + 14 * 3 / 7


def test_a_trailing_window_is_partly_known_and_partly_ahead() -> None:
    # 28 days on a day 14 days ahead: two known weeks of 30 and 50, and two of ten ahead.
    rising = history([*about(10, 30), 30.0, 50.0])
    flat_ahead = trailing(rising, 28, due=LAST + timedelta(days=14))
    low, value, high = landing(flat_ahead)
    assert low >= 80
    steady = trailing(history(about(10, 30)), 28, due=LAST + timedelta(days=14))
    assert landing(steady) == near(40)
    assert low <= value <= high


def test_a_window_that_begins_inside_a_week_takes_that_weeks_share() -> None:
    known = history([70.0] * 20 + [7.0, 14.0])
    # 10 days up to the last day: all 14 of the last week, 3 of 7 days of the one before.
    from_then = known.within(replace(trailing(known, 10)).days_by(LAST))
    assert from_then[0] == pytest.approx(14 + 3)


def test_followers_that_gain_seven_a_week_go_on_gaining() -> None:
    gains = [7.0 + (0.1 if week % 2 else -0.1) for week in range(19)]
    followers = history([1000.0, *(1000 + np.cumsum(gains))], Course.STOCK)
    assert landing(trailing(followers, 7)) == near(1161, 0.001)  # 1133 + 28
    in_ten_days = trailing(followers, 7, due=LAST + timedelta(days=10))
    assert landing(in_ten_days)[1] == pytest.approx(1143, abs=0.3)


def test_a_level_stays_where_it_is() -> None:
    share = history(about(0.4), Course.LEVEL, bounds=Bounds.SHARE)
    assert landing(trailing(share, 7)) == near(0.4, 0.03)


def test_a_ratio_is_the_sum_above_over_the_sum_below() -> None:
    # To date 30 of 100; each week 8 of 10: in four weeks 30 + 32 of 100 + 40.
    weeks = (Week(30.0, 100.0), *(Week(one or 0, 10.0) for one in about(8)))
    answered = History(Course.MEAN, Bounds.POSITIVE, LAST, weeks)
    first = LAST - timedelta(days=7 * 21 - 1)
    low, value, high = landing(to_date(answered, first=first, least=None))
    assert value == pytest.approx((30 + 8 * 24) / (100 + 10 * 24), abs=0.02)
    assert low <= value <= high


def test_a_share_of_all_is_never_more_than_all() -> None:
    rng = np.random.default_rng(3)
    weeks = tuple(Week(float(rng.binomial(50, 0.97)), 50.0) for _ in range(30))
    answered = History(Course.MEAN, Bounds.SHARE, LAST, weeks)
    low, value, high = landing(trailing(answered, 28, due=LAST + timedelta(days=200)))
    assert 0 < low < value < high <= 1


def test_a_difference_of_shares_stays_between_minus_one_and_one() -> None:
    rng = np.random.default_rng(3)
    weeks = tuple(Week(float(rng.normal(-40, 5)), 50.0) for _ in range(30))
    sentiment = History(Course.MEAN, Bounds.DIFFERENCE, LAST, weeks)
    low, _, high = landing(trailing(sentiment, 28, due=LAST + timedelta(days=200)))
    assert -1 <= low < high <= 1


def test_a_gap_is_not_a_zero() -> None:
    gaps = about(10)
    gaps[3] = gaps[11] = gaps[18] = None
    assert landing(to_date(history(gaps), done=170)) == near(210)


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 whole weeks"), (1, "1 whole week "), (7, "7 whole weeks")]
)
def test_a_short_history_says_how_much_there_is_and_how_much_it_takes(
    count: int, said: str
) -> None:
    weeks = [10.0] * count + [None] * 3 if count else [None] * 3
    [found] = forecasts([to_date(history(weeks))])
    assert found.landing is None
    assert found.chance is None
    assert said in found.why
    assert "needs 8" in found.why
    assert (found.periods, found.periods_needed) == (count, 8)


def test_eight_weeks_are_enough() -> None:
    [found] = forecasts([to_date(history([10.0, 12, 9, 11, 10, 8, 12, 10]))])
    assert found.landing is not None
    assert found.periods == 8


def test_what_is_counted_already_is_never_taken_back() -> None:
    [found] = forecasts([to_date(history([1.0, 9.0] * 10), done=400, due=LAST + timedelta(days=1))])
    assert all(one.low >= 400 for one in found.path)


DRAWN = np.random.default_rng(5).normal(0, 1, 40)
NOISY = (100 + 10 * (DRAWN - DRAWN.mean()) / DRAWN.std()).tolist()


@pytest.mark.parametrize(
    ("aim", "chance"),
    [
        (Aim(least=1000.0, most=None), Decimal("0.9999")),  # reached already
        (Aim(least=None, most=999.0), Decimal("0.0001")),  # a cap that is passed already
    ],
)
def test_what_is_counted_may_be_corrected_so_nothing_is_certain_before_the_due_day(
    aim: Aim, chance: Decimal
) -> None:
    [found] = forecasts([to_date(history(NOISY), done=1000, aim=aim)])
    assert found.chance == chance


@pytest.mark.parametrize(
    ("aim", "low", "high"),
    [
        (Aim(least=1400.0, most=None), 0.3, 0.7),  # 1000 and four weeks of about a hundred
        (Aim(least=2000.0, most=None), 0.0001, 0.001),
        (Aim(least=1001.0, most=None), 0.999, 0.9999),
        (Aim(least=None, most=1500.0), 0.95, 0.9999),  # stays below a cap
        (Aim(least=1390.0, most=1410.0), 0.1, 0.6),  # inside a band
        (Aim(least=1500.0, most=1600.0), 0.0001, 0.05),
    ],
)
def test_the_chance_is_of_what_the_target_means(aim: Aim, low: float, high: float) -> None:
    [found] = forecasts([to_date(history(NOISY), done=1000, aim=aim)])
    assert low <= float(found.chance or -1) <= high


def test_a_forecast_is_the_same_again_whatever_stands_beside_it() -> None:
    mine = to_date(history(NOISY), done=1000)
    other = trailing(history([None, *NOISY[:15]], Course.LEVEL), 28, seed=(2,))
    [alone] = forecasts([mine])
    assert forecasts([other, mine])[1] == alone
    assert forecasts([mine, other])[0] == alone


def test_each_week_has_a_point_and_the_due_day_the_last() -> None:
    [found] = forecasts([to_date(history(NOISY), due=LAST + timedelta(days=17))])
    assert [(one.day - LAST).days for one in found.path] == [7, 14, 17]


def test_a_season_of_the_year_comes_back_once_two_years_show_it() -> None:
    week = np.arange(156)
    yearly = (
        100 + 40 * np.sin(2 * np.pi * week / 52.1775) + np.random.default_rng(2).normal(0, 3, 156)
    )
    quarter = trailing(history(yearly.tolist()), 7, due=LAST + timedelta(days=7 * 13))
    expected = 100 + 40 * np.sin(2 * np.pi * (155 + 13) / 52.1775)
    low, value, high = landing(quarter)
    assert low - 5 <= expected <= high + 5
    assert value > 125  # without the season it would stay near the last weeks
    assert yearly[-4:].mean() < 110


def test_a_mean_to_date_goes_on_from_both_sides_of_what_is_done() -> None:
    # 60 of 100 are done, whatever the weeks before were; 8 of 10 a week for four weeks come.
    weeks = tuple(Week(one or 0, 10.0) for one in about(8))
    answered = History(Course.MEAN, Bounds.POSITIVE, LAST, weeks)
    outlook = replace(to_date(answered, least=None), done=(60.0, 100.0))
    assert landing(outlook)[1] == pytest.approx((60 + 32) / (100 + 40), abs=0.002)


def test_without_an_aim_no_chance_is_told() -> None:
    [found] = forecasts([replace(to_date(history(NOISY)), aim=None)])
    assert found.landing is not None
    assert found.chance is None


def season_of(*weights: int) -> PlannedSeason:
    return PlannedSeason(tuple(float(one) for one in weights))


def test_an_even_season_says_that_every_week_is_an_average_week() -> None:
    days_of_months = season_of(31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    weeks = days_of_months.of_weeks(LAST, 20)
    assert weeks == pytest.approx([365.25 / 365] * 20)


def test_a_week_across_two_months_counts_the_days_of_each() -> None:
    # July brings twice what June does in a day: June 30 a day, July 62 in 31 days; else nothing
    # but a little. 29 June to 5 July: two days of 1 and five of 2.
    weights = [1e-9] * 12
    weights[5], weights[6] = 30.0, 62.0
    one, two = PlannedSeason(tuple(weights)).of_weeks(date(2026, 7, 12), 2)
    assert one == pytest.approx((2 * 1 + 5 * 2) / 7 * 365.25 / 92, rel=1e-6)
    assert two == pytest.approx(2 * 365.25 / 92, rel=1e-6)


def test_a_sum_on_its_own_seasonal_path_lands_where_the_path_ends() -> None:
    # Weeks of 100 times what the plan's months say; the last two months bring three times more.
    months = season_of(*[30] * 10, 90, 90)
    last = date(2026, 10, 25)
    shape = months.of_weeks(last, 40)
    weeks = [100 * one * (1.01 if at % 2 else 0.99) for at, one in enumerate(shape)]
    ahead = months.of_weeks(date(2026, 12, 27), 9)
    due = date(2026, 12, 27)
    grown = to_date(history(weeks, last_day=last), done=4000, due=due, on=last)
    low, value, high = landing(replace(grown, season=months))
    assert value == pytest.approx(4000 + 100 * ahead.sum(), rel=0.01)
    assert low < value < high
    assert landing(grown)[1] < 4000 + 50 * ahead.sum()  # without the season half of it is missed

"""The coverage calendar: each day at its place, gaps told apart by shape."""

from datetime import date, timedelta

from trueline.core.period import Period
from trueline.web.coverage_drawing import DayLook, Run, draw_strip, months_before, runs_of


def test_months_reach_back_over_new_year() -> None:
    assert months_before(date(2026, 2, 14), 3) == (
        date(2025, 12, 1),
        date(2026, 1, 1),
        date(2026, 2, 1),
    )


def test_days_that_look_alike_and_follow_each_other_are_one_run() -> None:
    day = date(2026, 1, 30)
    looks = [DayLook.ALL, DayLook.ALL, DayLook.NONE, DayLook.ALL]
    days = [(day + timedelta(days=at), look) for at, look in enumerate(looks)]
    assert runs_of(days) == (
        Run(Period(day, date(2026, 2, 1)), DayLook.ALL),
        Run(Period(date(2026, 2, 1), date(2026, 2, 2)), DayLook.NONE),
        Run(Period(date(2026, 2, 2), date(2026, 2, 3)), DayLook.ALL),
    )


def test_a_day_that_is_left_out_parts_two_runs() -> None:
    days = [(date(2026, 1, 1), DayLook.ALL), (date(2026, 1, 3), DayLook.ALL)]
    assert len(runs_of(days)) == 2


def test_each_month_has_its_place_and_its_days_fill_it() -> None:
    months = months_before(date(2026, 3, 31), 3)
    run = Run(Period(date(2026, 1, 31), date(2026, 3, 2)), DayLook.ALL)
    strip = draw_strip([run], months)
    # the last of January, all of February from its place at 31, the first of March at 62
    assert strip.paths["all"] == "M30 0V12H31V0zM31 0V12H62V0zM62 0V12H63V0z"
    assert (strip.width, strip.short_from, strip.short_width) == (93, 0, 93)


def test_a_gap_is_hollow_and_an_unknown_day_is_a_line() -> None:
    months = months_before(date(2026, 1, 31), 1)
    gap = Run(Period(date(2026, 1, 1), date(2026, 1, 3)), DayLook.NONE)
    beyond = Run(Period(date(2026, 1, 3), date(2026, 1, 4)), DayLook.UNKNOWN)
    strip = draw_strip([gap, beyond], months)
    assert strip.paths["none"] == "M0 0V2H2V0zM0 10V12H2V10z"
    assert strip.paths["unknown"] == "M2 11V12H3V11z"


def test_days_outside_the_months_are_not_drawn() -> None:
    old = Run(Period(date(2020, 1, 1), date(2020, 2, 1)), DayLook.ALL)
    assert draw_strip([old], months_before(date(2026, 1, 31), 12)).paths == {}


def test_a_phone_gets_the_newest_months() -> None:
    strip = draw_strip([], months_before(date(2026, 12, 31), 12))
    assert (strip.short_from, strip.short_width) == (8 * 31, 4 * 31)

"""The day from which on a guess may break, and the days that it is held against."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.factories import kpi, metric, target
from trueline.measure.guess_day import day_of_test, days_of_test, why_not_yet
from trueline.metrics.metric import Rule
from trueline.plan.kpi import Assumption, Kpi, Measuring

DUE, SPRING, AUTUMN = date(2026, 12, 31), date(2026, 6, 30), date(2026, 10, 1)
GUESS = Assumption("orders", "So many order.", Decimal(10), test_on=SPRING)
SUM, LEVEL = metric(over_time=Rule.SUM), metric(over_time=Rule.LAST)
TO_DATE = replace(
    kpi(target=replace(target("10"), due=DUE)), measuring=Measuring.TO_DATE, assumptions=(GUESS,)
)
WHOLE = replace(TO_DATE, formula="orders * 2")


@pytest.mark.parametrize(
    ("one", "guess", "tested"),
    [
        (TO_DATE, GUESS, SPRING),
        (WHOLE, GUESS, DUE),  # half a year's orders are not the orders of its formula
        (TO_DATE, replace(GUESS, test_on=None), None),
    ],
)
def test_a_sum_to_date_is_tested_on_its_day_or_as_a_whole(
    one: Kpi, guess: Assumption, tested: date | None
) -> None:
    assert day_of_test(replace(one, assumptions=(guess,)), guess, SUM) == tested
    assert day_of_test(WHOLE, GUESS, LEVEL) == SPRING


def test_what_comes_after_the_test_day_changes_nothing() -> None:
    first = date(2026, 1, 1)
    days = days_of_test(TO_DATE, GUESS, SUM, on=AUTUMN, plan_first=first)
    assert days is not None
    assert (days.first, days.last) == (first, SPRING)
    whole = days_of_test(WHOLE, GUESS, SUM, on=AUTUMN, plan_first=first)
    assert whole is not None
    assert whole.last == AUTUMN


def test_a_sum_that_still_grows_is_held_against_nothing() -> None:
    assert why_not_yet(TO_DATE, GUESS, SUM, date(2026, 6, 29)).endswith("until 30 Jun 2026.")
    assert not why_not_yet(TO_DATE, GUESS, SUM, SPRING)
    assert why_not_yet(WHOLE, GUESS, SUM, AUTUMN).endswith("until 31 Dec 2026.")
    assert not why_not_yet(WHOLE, GUESS, LEVEL, AUTUMN)

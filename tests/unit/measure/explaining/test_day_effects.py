"""Days that moved a number: over a period they come to its change."""

from datetime import date, timedelta
from decimal import Decimal

from trueline.measure.explaining.day_effects import (
    DayAmount,
    day_effects,
    day_effects_on_ratio,
    strongest,
)
from trueline.measure.explaining.part_pair import Amount

FIRST = date(2026, 6, 1)


def days(*amounts: Amount) -> list[DayAmount]:
    return [DayAmount("x/acme", FIRST + timedelta(days=at), one) for at, one in enumerate(amounts)]


def test_days_of_a_sum_lie_away_from_a_usual_day_and_come_to_the_change() -> None:
    """Before: a mean of 10 a day. After: 10, 40 and 4, so 54 instead of 30."""
    amounts = (Amount(Decimal(one)) for one in (10, 40, 4))
    found = day_effects(days(*amounts), {"x/acme": Decimal(10)}, is_later=True)
    assert [one.effect for one in found] == [0, 30, -6]
    assert sum(one.effect for one in found) == 54 - 30


def test_days_of_an_account_that_was_not_measured_before_have_nothing_to_lie_away_from() -> None:
    assert day_effects(days(Amount(Decimal(1))), {}, is_later=True) == []


def test_days_of_a_ratio_come_to_its_change() -> None:
    """Before: 0.5. After: 8 of 10 and 1 of 10, so 0.45: (8 - 5)/20 + (1 - 5)/20 = -0.05."""
    after = days(Amount(None, Decimal(8), Decimal(10)), Amount(None, Decimal(1), Decimal(10)))
    found = day_effects_on_ratio(after, Decimal("0.5"), Decimal(20), is_later=True)
    assert [one.effect for one in found] == [Decimal("0.15"), Decimal("-0.2")]
    assert sum(one.effect for one in found) == Decimal("0.45") - Decimal("0.5")


def test_the_days_that_are_named_moved_it_the_way_it_went() -> None:
    amounts = (Amount(Decimal(one)) for one in (12, 40, 4, 30))
    found = day_effects(days(*amounts), {"x/acme": Decimal(10)}, is_later=True)
    assert [one.effect for one in strongest(found, Decimal(46), 2)] == [30, 20]
    assert [one.effect for one in strongest(found, Decimal(-1), 2)] == [-6]


def test_a_high_day_of_the_earlier_period_pulls_downwards() -> None:
    found = day_effects(days(Amount(Decimal(40))), {"x/acme": Decimal(10)}, is_later=False)
    assert [one.effect for one in found] == [-30]

"""What a measured number does to the KPI that rests on the guess."""

from dataclasses import replace
from decimal import Decimal

from tests.factories import kpi, target
from trueline.measure.calibrating.stake import Found, Stake, stake_of
from trueline.plan.kpi import Assumption, Kpi

SHARE = Assumption(
    "buying-share", "So many buy.", Decimal("0.04"), Decimal("0.03"), Decimal("0.05")
)
BASKET = Assumption("basket", "Each spends.", Decimal(50))
REVENUE = replace(
    kpi(target=target("25000")),
    assumptions=(SHARE, BASKET),
    formula="10000 * buying_share * basket",
)


def stake(found: Found | None, one: Kpi = REVENUE) -> Stake:
    return stake_of(one, SHARE, found, measured_in="money", currency="EUR")


def test_the_change_of_money_is_worked_out_by_the_formula() -> None:
    """10,000 * 0.04 * 50 = 20,000; with 0.03 it is 15,000: 5,000 less.

    The interval 0.02 to 0.035 gives 10,000 to 17,500: 10,000 to 2,500 less.
    """
    found = stake(Found(Decimal("0.03"), Decimal("0.02"), Decimal("0.035")))
    assert found.change == Decimal(-5000)
    assert (found.low, found.high) == (Decimal(-10000), Decimal(-2500))
    assert (found.measured_in, found.is_money) == ("EUR", True)
    assert found.due == target("25000").due


def test_without_a_formula_nothing_is_said() -> None:
    found = stake(Found(Decimal("0.03")), replace(REVENUE, formula=""))
    assert found.change is None
    assert "no formula" in found.why


def test_a_guess_outside_the_formula_has_no_stake() -> None:
    found = stake(Found(Decimal("0.03")), replace(REVENUE, formula="10000 * basket"))
    assert found.change is None
    assert "does not hold the guess" in found.why


def test_a_formula_that_divides_by_nothing_is_told() -> None:
    found = stake(Found(Decimal(0)), replace(REVENUE, formula="100 / buying_share"))
    assert found.change is None
    assert "divides by 0" in found.why


def test_what_was_not_measured_has_no_stake() -> None:
    assert stake(None).why == "Nothing was measured."

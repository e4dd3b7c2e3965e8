"""A value of too few weeks breaks no guess."""

from decimal import Decimal

from trueline.measure.verdict import Verdict, verdict_of
from trueline.plan.kpi import Assumption

GUESS = Assumption("a", "", Decimal(5), p10=Decimal(4), p90=Decimal(6))


def test_three_days_outside_a_range_leave_it_uncertain() -> None:
    assert verdict_of(GUESS, Decimal(7), is_rough=True) is Verdict.UNCERTAIN
    assert verdict_of(GUESS, Decimal(7)) is Verdict.BROKEN


def test_a_value_with_its_interval_outside_breaks_it() -> None:
    found = verdict_of(GUESS, Decimal(7), low=Decimal("6.5"), high=Decimal("7.5"))
    assert found is Verdict.BROKEN

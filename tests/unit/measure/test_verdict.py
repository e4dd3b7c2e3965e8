"""What measured values say of a guess."""

from decimal import Decimal

import pytest

from trueline.measure.verdict import Verdict, verdict_of
from trueline.plan.kpi import Assumption

RANGE = Assumption("a", "", Decimal(5), p10=Decimal(4), p90=Decimal(6))
NUMBER = Assumption("a", "", Decimal(5))


@pytest.mark.parametrize(
    ("guess", "value", "low", "high", "verdict"),
    [
        (RANGE, None, None, None, Verdict.NOT_MEASURED),
        (RANGE, "5", None, None, Verdict.HOLDS),
        (RANGE, "6.1", None, None, Verdict.BROKEN),
        (RANGE, "5", "4.5", "5.5", Verdict.HOLDS),
        (RANGE, "6.5", "5.5", "7.5", Verdict.UNCERTAIN),
        (RANGE, "7", "6.1", "7.9", Verdict.BROKEN),
        (RANGE, "3", "2.0", "4.0", Verdict.UNCERTAIN),
        (NUMBER, "5.1", None, None, Verdict.UNCERTAIN),
        (NUMBER, "5.1", "4.9", "5.3", Verdict.HOLDS),
        (NUMBER, "5.4", "5.1", "5.7", Verdict.BROKEN),
    ],
)
def test_a_guess_is_held_against_the_interval(
    guess: Assumption, value: str | None, low: str | None, high: str | None, verdict: Verdict
) -> None:
    ends = [None if one is None else Decimal(one) for one in (value, low, high)]
    assert verdict_of(guess, ends[0], low=ends[1], high=ends[2]) is verdict

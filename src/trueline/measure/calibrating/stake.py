"""Stake: what a measured number in the place of a guess does to the KPI that rests on it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from trueline.core.errors import RefusedQuestionError
from trueline.plan.kpi import Assumption, Kpi
from trueline.plan.reaching.formula import name_of, read_formula, worked_out

DIGITS = 6


@dataclass(frozen=True, slots=True)
class Stake:
    """What is at stake with a guess: the change of its KPI's value at the due day.

    Attributes:
        change: By how much the KPI's formula gives more with the measured number in the place of
            p50, all other guesses as they are; None when it cannot be said.
        low: The lowest change within the measured interval; None without one.
        high: The highest; None likewise.
        measured_in: Unit of the KPI, or its currency.
        is_money: Whether that is a sum of money.
        due: The KPI's due day; None without a target.
        why: The reason when it cannot be said, else empty.
    """

    change: Decimal | None
    measured_in: str
    is_money: bool
    due: date | None
    low: Decimal | None = None
    high: Decimal | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A measured number with its interval.

    Attributes:
        value: Measured.
        low: Lower end of its interval; None when it has none.
        high: Upper end; None likewise.
    """

    value: Decimal
    low: Decimal | None = None
    high: Decimal | None = None


def stake_of(
    kpi: Kpi, guess: Assumption, found: Found | None, *, measured_in: str, currency: str
) -> Stake:
    """Say what is at stake with a guess of a KPI.

    Args:
        kpi: That rests on it.
        guess: One of its assumptions.
        found: What was measured of the guess; None when nothing was.
        measured_in: Unit of the KPI's metric.
        currency: Of the plan, for a KPI that is money.
    """
    is_money = measured_in == "money"
    unit = currency if is_money else measured_in
    due = kpi.target.due if kpi.target else None
    if found is None:
        return Stake(None, unit, is_money, due, why="Nothing was measured.")
    if not kpi.formula:
        why = f"“{kpi.name}” has no formula that says what the guess does to it."
        return Stake(None, unit, is_money, due, why=why)
    try:
        if all(name_of(one.id) != name_of(guess.id) for one in read_formula(kpi)[1]):
            why = f"The formula of “{kpi.name}” does not hold the guess."
            return Stake(None, unit, is_money, due, why=why)
        change = _change(kpi, guess, found.value)
        ends = [_change(kpi, guess, one) for one in (found.low, found.high) if one is not None]
    except RefusedQuestionError as refusal:
        return Stake(None, unit, is_money, due, why=str(refusal))
    spread = sorted([*ends, change]) if len(ends) == 2 else []  # noqa: PLR2004 - low and high
    low, high = (spread[0], spread[-1]) if spread else (None, None)
    return Stake(change, unit, is_money, due, low, high)


def _change(kpi: Kpi, guess: Assumption, measured: Decimal) -> Decimal:
    changed = worked_out(kpi, {guess.id: measured}) - worked_out(kpi, {})
    return round(Decimal(changed), DIGITS) + 0

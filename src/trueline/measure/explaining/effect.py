"""Effects: what a change is made of, so that nothing is left over and nothing counts twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from enum import StrEnum
from fractions import Fraction
from math import floor

PLACES = 12
"""Decimal places to which effects are given; reported values have six."""
UNIT = Decimal(1).scaleb(-PLACES)
DIGITS = 60


class EffectKind(StrEnum):
    """Why a part changed the whole."""

    OWN = "own"
    """It counted more or less itself."""
    RATE = "rate"
    """Its own rate rose or fell."""
    MIX = "mix"
    """It weighs more or less in the whole than before, and its rate is not the average one."""
    VOLUME = "volume"
    """There was more or less of what a rate multiplies."""
    ABOVE = "above the line"
    """What is divided changed."""
    BELOW = "below the line"
    """What it is divided by changed."""


@dataclass(frozen=True, slots=True)
class Effect:
    """A share in the change of the whole.

    Attributes:
        kind: Why.
        amount: In the unit of the whole; exact to twelve decimal places.
    """

    kind: EffectKind
    amount: Decimal


@dataclass(frozen=True, slots=True)
class RawEffect:
    """An effect before it is rounded.

    Attributes:
        of: Number of the line that it belongs to.
        kind: Why.
        amount: Exact.
    """

    of: int
    kind: EffectKind
    amount: Fraction


def settled(
    effects: Sequence[RawEffect], before: Fraction, after: Fraction
) -> tuple[tuple[Effect, ...], Decimal]:
    """Round effects so that they still add up to the change, to the last unit.

    Each is cut off below the last place; the units that are then missing go to those that lost
    most, as seats of a parliament go to the largest remainders.

    Args:
        effects: Their exact amounts add up to ``after - before``.
        before: Exact value of the whole.
        after: The same, later.

    Returns:
        The effects in their order, and the change of the rounded values that they add up to.
    """
    change = _units(after) - _units(before)
    exact = [one.amount * 10**PLACES for one in effects]
    whole = [floor(one) for one in exact]
    order = sorted(range(len(exact)), key=lambda at: whole[at] - exact[at])
    missing = change - sum(whole)
    for step in range(abs(missing) if order else 0):
        at = order[step % len(order)] if missing > 0 else order[-1 - step % len(order)]
        whole[at] += 1 if missing > 0 else -1
    kinds = (one.kind for one in effects)
    return (
        tuple(Effect(kind, decimal_of(Fraction(units, 10**PLACES)))
              for kind, units in zip(kinds, whole, strict=True)),
        decimal_of(Fraction(change, 10**PLACES)),
    )  # fmt: skip


def decimal_of(exact: Fraction) -> Decimal:
    """Give a fraction as a decimal, rounded half to even at the last place."""
    with localcontext(prec=DIGITS):
        quotient = Decimal(exact.numerator) / Decimal(exact.denominator)
        rounded = quotient.quantize(UNIT, ROUND_HALF_EVEN)
        return rounded.normalize() + 0  # 5E+1 is written 50


def _units(exact: Fraction) -> int:
    units: int = round(exact * 10**PLACES)
    return units

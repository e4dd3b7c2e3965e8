"""Chances that were given, held against what happened: the Brier score and what it is made of."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True, slots=True)
class GivenChance:
    """A chance that was given for something, and whether it happened.

    Attributes:
        chance: 0 to 1.
        happened: Whether it did.
    """

    chance: float
    happened: bool


@dataclass(frozen=True, slots=True)
class Step:
    """Chances that are told apart from no other by what happened.

    Attributes:
        low: The lowest chance among them.
        high: The highest.
        count: How many.
        rate: How often it happened, 0 to 1: the chance that should have been given.
    """

    low: float
    high: float
    count: int
    rate: float


@dataclass(frozen=True, slots=True)
class BrierParts:
    """The Brier score of chances, taken apart; ``score`` is the sum of the others' difference.

    ``score = miscalibration - discrimination + uncertainty``.

    Attributes:
        score: Mean squared distance between chance and outcome: 0 at best, 0.25 for always saying
            one in two.
        miscalibration: What would be gained by giving for each chance how often it happened.
        discrimination: What the chances gain by telling cases apart.
        uncertainty: The score of always giving how often it happened at all.
        steps: Chances with how often it happened, rising.
    """

    score: float
    miscalibration: float
    discrimination: float
    uncertainty: float
    steps: tuple[Step, ...]


def brier_parts(given: Sequence[GivenChance]) -> BrierParts:
    """Take the Brier score apart.

    How often something happened is made to rise with the chance that was given (isotonic
    regression by pooling neighbours), so that no classes have to be chosen.

    Args:
        given: At least one.

    Raises:
        ValueError: There are none, or one lies outside 0 to 1.

    Source:
        Dimitriadis, Gneiting and Jordan (2021), PNAS 118(8): CORP.

    Example:
        >>> parts = brier_parts([GivenChance(0.2, False), GivenChance(0.8, True)])
        >>> round(parts.score, 4), round(parts.miscalibration, 4), parts.discrimination
        (0.04, 0.04, 0.25)
    """
    if not given or not all(0 <= one.chance <= 1 for one in given):
        raise ValueError("A Brier score takes at least one chance, each between 0 and 1.")
    steps = rising_rates(given)
    count = len(given)
    rate = sum(one.happened for one in given) / count
    score = math.fsum((one.chance - one.happened) ** 2 for one in given) / count
    # Within a step of rate r the mean squared distance to r is r (1 - r).
    calibrated = math.fsum(one.count * one.rate * (1 - one.rate) for one in steps) / count
    uncertainty = rate * (1 - rate)
    return BrierParts(score, score - calibrated, uncertainty - calibrated, uncertainty, steps)


def rising_rates(given: Sequence[GivenChance]) -> tuple[Step, ...]:
    """Give how often it happened for each chance, so that it never falls where the chance rises.

    Source:
        Ayer, Brunk, Ewing, Reid and Silverman (1955): pool adjacent violators.
    """
    pooled: list[Step] = []
    ordered = sorted(given, key=lambda one: one.chance)
    for chance, alike in groupby(ordered, key=lambda one: one.chance):
        outcomes = [one.happened for one in alike]
        step = Step(chance, chance, len(outcomes), sum(outcomes) / len(outcomes))
        while pooled and pooled[-1].rate >= step.rate:
            step = _joined(pooled.pop(), step)
        pooled.append(step)
    return tuple(pooled)


def _joined(one: Step, other: Step) -> Step:
    count = one.count + other.count
    rate = (one.rate * one.count + other.rate * other.count) / count
    return Step(one.low, other.high, count, rate)

"""Power: how often a test would find a lift of a size, tried on the organisation's own past.

A test is let begin at many times at which nothing happened, with lifts of known size put in, and
the method that shall answer it is asked each time. What is counted is what the method would really
have said, so that wandering levels, seasons and unlike units are in the answer.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from trueline.evidence.estimate import CannotEstimateError, Estimate
from trueline.evidence.observations import Numbers, Observations

Ask = Callable[[Observations], Estimate]
"""One method, asked through its door."""

Tell = Callable[[float], None]
"""Called with the share done, 0 to 1; raises StoppedError to stop."""

Try = Callable[[float], tuple[Observations, float]]
"""Gives the past with a lift put in, as a share, and the lift in the outcome's unit."""

SHARES = (0.0, 0.02, 0.05, 0.1)
ENOUGH = 0.8
"""Power that a test is planned for."""

LEAST_TRIES = 8
MOST_REFUSED = 0.5


@dataclass(frozen=True, slots=True)
class PowerAt:
    """How often a lift of one size is found.

    Attributes:
        share: The lift, as a share of the level before.
        lift: The same in the outcome's unit, on average over the tries.
        power: Share of tries whose interval leaves out zero on the lift's side; for no lift the
            share that leaves it out on either side, which are false positives.
        covered: Share of tries whose interval holds the lift.
    """

    share: float
    lift: float
    power: float
    covered: float


@dataclass(frozen=True, slots=True)
class Power:
    """What a test can find.

    Attributes:
        at: By size of the lift, from none on.
        least_share: Smallest lift that is found in ``ENOUGH`` of the tries, as a share of the
            level; it lies beyond the sizes tried where it exceeds the last.
        error: Standard error a unit and period of the method, as its intervals say, on average.
        level: Average outcome of the treated before, a unit and period.
        tries: How many times the test was tried.
        refused: How many of them the method would not answer.
    """

    at: tuple[PowerAt, ...]
    least_share: float
    error: float
    level: float
    tries: int
    refused: int = 0


def find_power(
    ask: Ask,
    tries: Sequence[Try],
    shares: Sequence[float] = SHARES,
    *,
    tell: Tell = lambda _share: None,
) -> Power:
    """Try a test many times, with lifts of several sizes.

    Args:
        ask: The method that shall answer.
        tries: Each one a test in the past.
        shares: Lifts, as shares of the level; none first, the largest last.
        tell: Told how far it is.

    Raises:
        CannotEstimateError: There are too few tries, or the method refuses most of them.
        StoppedError: ``tell`` asked to stop.
    """
    if len(tries) < LEAST_TRIES:
        raise CannotEstimateError(
            f"The past holds {len(tries)} such tests; {LEAST_TRIES} are needed to say how often "
            "one finds what is there. Plan a shorter test, or give a longer past."
        )
    found, refusals = [], []
    for done, one in enumerate(tries):
        tell(done / len(tries))
        try:
            found.append([_answer(ask, one, share) for share in shares])
        except CannotEstimateError as refused:
            refusals.append(str(refused))
    if len(refusals) > MOST_REFUSED * len(tries):
        raise CannotEstimateError(
            f"The method would not answer {len(refusals)} of {len(tries)} such tests: {refusals[0]}"
        )
    return _power(np.array(found), np.array(shares), len(refusals))


def _answer(ask: Ask, one: Try, share: float) -> tuple[float, float, float, float]:
    """Give the lift that was put in, and the interval and middle that were found."""
    observations, lift = one(share)
    estimate = ask(observations)
    return lift, estimate.low, estimate.high, float(estimate.error or _half(estimate))


def _half(estimate: Estimate) -> float:
    return (estimate.high - estimate.low) / 2


def _power(found: Numbers, shares: Numbers, refused: int) -> Power:
    """Count; shape of ``found`` is (tries, shares, 4)."""
    lifts, low, high = found[:, :, 0], found[:, :, 1], found[:, :, 2]
    above, below = low > 0, high < 0
    powers = np.where(shares == 0, (above | below).mean(axis=0), above.mean(axis=0))
    covered = ((low <= lifts) & (lifts <= high)).mean(axis=0)
    rows = zip(shares, lifts.mean(axis=0), powers, covered, strict=True)
    level = float(lifts[:, -1].mean() / shares[-1])
    return Power(
        tuple(PowerAt(*map(float, row)) for row in rows),
        _least(low, shares),
        float(found[:, 0, 3].mean()),
        level,
        len(found) + refused,
        refused,
    )


def _least(low: Numbers, shares: Numbers) -> float:
    """Give the lift whose power is enough.

    An interval moves as far as the lift that was put in moves it, so that the lift from which on
    each try finds it lies on the line through its lower ends at none and at the largest.
    """
    slopes = (low[:, -1] - low[:, 0]) / (shares[-1] - shares[0])
    needed = np.where(slopes > 0, -low[:, 0] / np.where(slopes > 0, slopes, 1.0), np.inf)
    place = int(np.ceil(ENOUGH * len(needed))) - 1
    return float(max(np.sort(needed)[place], 0.0))

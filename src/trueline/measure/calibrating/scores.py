"""Scores of a guessed range against what came; all in its unit, and smaller is better.

Each is proper: nobody gains by saying anything but what they think.
"""

import math
from dataclasses import dataclass
from statistics import NormalDist

LOW, MIDDLE, HIGH = 0.1, 0.5, 0.9
LEVELS = (LOW, MIDDLE, HIGH)
"""The quantiles that a guess states."""
OUTSIDE = 1 - (HIGH - LOW)
"""Share of cases that may lie outside the range."""
NORMAL = NormalDist()
AT_HIGH = NORMAL.inv_cdf(HIGH)
HALF_LINE = (math.sqrt(2) - 1) / (2 * math.sqrt(math.pi))
"""The square of the normal distribution function, summed from its far end to the middle."""


@dataclass(frozen=True, slots=True)
class GuessedRange:
    """Three quantiles that somebody guessed.

    Attributes:
        low: Nine chances in ten that it is above.
        middle: As likely above as below.
        high: Nine chances in ten that it is below.
    """

    low: float
    middle: float
    high: float

    def __post_init__(self) -> None:
        """Refuse quantiles that are out of order.

        Raises:
            ValueError: They do not rise.
        """
        if not self.low <= self.middle <= self.high:
            raise ValueError(f"{self.low}, {self.middle} and {self.high} do not rise.")

    def holds(self, came: float) -> bool:
        """Say whether what came lies in the range; its ends belong to it."""
        return self.low <= came <= self.high


def pinball(quantile: float, level: float, came: float) -> float:
    """Give the loss of one quantile.

    Args:
        quantile: As guessed.
        level: The share of cases that it should lie above, between 0 and 1.
        came: What came.

    Source:
        Koenker and Bassett (1978), Econometrica 46(1).

    Example:
        >>> pinball(10, 0.9, 14), pinball(10, 0.9, 6)
        (3.6, 0.3999999999999999)
    """
    return (came - quantile) * (level if came >= quantile else level - 1)


def interval_score(guess: GuessedRange, came: float) -> float:
    """Give the width of the range, and ten times how far what came lies outside it.

    Source:
        Winkler (1972), JASA 67(337); Gneiting and Raftery (2007), JASA 102(477), formula 43.

    Example:
        >>> round(interval_score(GuessedRange(10, 12, 20), 23), 6)
        40.0
    """
    missed = max(guess.low - came, came - guess.high, 0.0)
    return guess.high - guess.low + 2 / OUTSIDE * missed


def weighted_interval_score(guess: GuessedRange, came: float) -> float:
    """Give the interval score and the middle's error, weighted so that it comes near the CRPS.

    Source:
        Bracher, Ray, Gneiting and Reich (2021), PLOS Computational Biology 17(2), with K = 1.

    Example:
        >>> round(weighted_interval_score(GuessedRange(10, 12, 20), 23), 6)
        6.333333
    """
    middle = abs(came - guess.middle) / 2
    return (middle + OUTSIDE / 2 * interval_score(guess, came)) / 1.5


def split_normal_crps(guess: GuessedRange, came: float) -> float:
    """Give the continuous ranked probability score of a distribution through the three quantiles.

    On either side of the middle it is half of a normal distribution of that side's own width. The
    score of a single number is its absolute error.

    Source:
        Gneiting and Raftery (2007), JASA 102(477), for the normal distribution; each half is
        summed by itself.

    Example:
        >>> width = AT_HIGH
        >>> round(split_normal_crps(GuessedRange(-width, 0, width), 0), 6)  # of the standard normal
        0.233695
    """
    below = (guess.middle - guess.low) / AT_HIGH
    above = (guess.high - guess.middle) / AT_HIGH
    away = came - guess.middle
    near, far = (above, below) if away >= 0 else (below, above)
    return _half(abs(away), near) + far * HALF_LINE


def _half(away: float, width: float) -> float:
    """Give the part of the score on the side of what came."""
    if width <= 0:
        return away
    z = away / width
    whole = z * (2 * NORMAL.cdf(z) - 1) + 2 * NORMAL.pdf(z) - 1 / math.sqrt(math.pi)
    return width * (whole - HALF_LINE)

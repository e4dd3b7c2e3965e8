"""Metalog: a distribution through three guesses, in closed form.

The three-term metalog of Keelin (2016, "The Metalog Distributions", Decision Analysis 13, 4),
parametrised by a symmetric triplet: the values that lie above one case in ten, half of all cases,
and nine in ten.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log

TAIL = 0.1
"""Share of cases below the lowest of the three, and above the highest."""
LOG_ODDS = log((1 - TAIL) / TAIL)
LEAST_SKEW = 0.5 * (1 - 1.66711 * (0.5 - TAIL))
"""Keelin's bound: below it, and above one less it, three terms are no distribution."""


@dataclass(frozen=True, slots=True)
class Guessed:
    """A number of which three quantiles are guessed.

    A number whose p10 lies above 0, such as a count, a price or a share, is taken never to fall
    to 0: its logarithm has the distribution (the semi-bounded metalog). Where the three lie so
    askew that three terms are no distribution, each side of the median has its own width: the
    curve goes through the same three points and always rises.

    Attributes:
        p10: Nine chances in ten that it is above.
        p50: As likely above as below; between the two others.
        p90: Nine chances in ten that it is below; above ``p10``.
    """

    p10: float
    p50: float
    p90: float

    @property
    def is_above_zero(self) -> bool:
        """Whether it is taken never to fall to 0."""
        return self.p10 > 0

    @property
    def is_askew(self) -> bool:
        """Whether each side of the median has its own width."""
        low, middle, high = self._triplet()
        skew = (middle - low) / (high - low)
        return not LEAST_SKEW < skew < 1 - LEAST_SKEW

    def quantile(self, share: float) -> float:
        """Give the value below which a share of cases lies.

        Args:
            share: Above 0 and below 1.

        Raises:
            OverflowError: The value is beyond what can be held.
        """
        return self.quantiles([share])[0]

    def quantiles(self, shares: Sequence[float]) -> list[float]:
        """Give for each share the value below which that share of cases lies; as ``quantile``."""
        odds = [log(share / (1 - share)) for share in shares]
        found = self._in_two_widths(odds) if self.is_askew else self._in_three_terms(shares, odds)
        return [exp(one) for one in found] if self.is_above_zero else found

    def _in_two_widths(self, odds: Sequence[float]) -> list[float]:
        low, middle, high = self._triplet()
        above, below = (high - middle) / LOG_ODDS, (middle - low) / LOG_ODDS
        return [middle + (above if one > 0 else below) * one for one in odds]

    def _in_three_terms(self, shares: Sequence[float], odds: Sequence[float]) -> list[float]:
        low, middle, high = self._triplet()
        skew = (middle - low) / (high - low)
        second = (high - low) / (2 * LOG_ODDS)
        third = (1 - 2 * skew) * (high - low) / ((1 - 2 * TAIL) * LOG_ODDS)
        return [
            middle + (second + third * (share - 0.5)) * one
            for share, one in zip(shares, odds, strict=True)
        ]

    def _triplet(self) -> tuple[float, float, float]:
        if self.is_above_zero:
            return log(self.p10), log(self.p50), log(self.p90)
        return self.p10, self.p50, self.p90

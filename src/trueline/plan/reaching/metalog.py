"""Metalog: a distribution through three guesses, in closed form.

The three-term metalog of Keelin (2016, "The Metalog Distributions", Decision Analysis 13, 4),
parametrised by a symmetric triplet: the values that lie above one case in ten, half of all cases,
and nine in ten.
"""

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
        low, middle, high = self._triplet()
        odds = log(share / (1 - share))
        if self.is_askew:
            width = high - middle if odds > 0 else middle - low
            found = middle + width * odds / LOG_ODDS
        else:
            skew = (middle - low) / (high - low)
            second = (high - low) / (2 * LOG_ODDS)
            third = (1 - 2 * skew) * (high - low) / ((1 - 2 * TAIL) * LOG_ODDS)
            found = middle + second * odds + third * (share - 0.5) * odds
        return exp(found) if self.is_above_zero else found

    def _triplet(self) -> tuple[float, float, float]:
        if self.is_above_zero:
            return log(self.p10), log(self.p50), log(self.p90)
        return self.p10, self.p50, self.p90

"""Intervals of a trial, and p-values of the very same test."""

import math
from dataclasses import dataclass

from trueline.evidence.estimate import CannotEstimateError
from trueline.evidence.trials.comparing import Difference

NEGLIGIBLE = 1e-12
"""Share of an outcome's size below which an error is what rounding leaves."""


@dataclass(frozen=True, slots=True)
class Tested:
    """An interval with its p-value.

    Attributes:
        low: Lower end.
        high: Upper end.
        p_value: Of no effect, by the same test.
    """

    low: float
    high: float
    p_value: float


def refuse_alike(error: float, size: float) -> None:
    """Refuse an error that is none: where all values are alike they say nothing of chance.

    Args:
        error: Standard error of an estimate.
        size: Largest value of the outcome, whatever its sign.

    Raises:
        CannotEstimateError: The error is zero, but for what rounding leaves.
    """
    if not error > NEGLIGIBLE * size:
        raise CannotEstimateError(
            "All values of the outcome are alike, or foretold without a remainder, so they cannot "
            "say how sure an answer is. See whether the right column was named."
        )


def interval_of(lift: float, error: float, freedom: float, *, level: float) -> Tested:
    """Give interval and p-value by Student's t.

    Args:
        lift: The estimate.
        error: Its standard error.
        freedom: Degrees of freedom, above zero.
        level: Of the interval.

    Raises:
        CannotEstimateError: The error is zero.

    Example:
        >>> found = interval_of(10.0, 5.0, 20.0, level=0.9)
        >>> round(found.low, 3), round(found.high, 3), round(found.p_value, 4)
        (1.376, 18.624, 0.0593)
    """
    from scipy.stats import t  # noqa: PLC0415 - loaded when something is estimated

    refuse_alike(error, abs(lift))
    half = float(t.ppf(0.5 + level / 2, freedom)) * error
    return Tested(lift - half, lift + half, float(2 * t.sf(abs(lift) / error, freedom)))


def interval_at_any_look(difference: Difference, *, expected: float, level: float) -> Tested:
    """Give an interval that holds however often somebody looks while the trial runs.

    Args:
        difference: So far.
        expected: Size of lift that was expected before the trial began, above zero; it decides
            where the interval is tightest, never whether it holds.
        level: Of the interval, over all looks together.

    Source:
        Robbins (1970), Annals of Mathematical Statistics 41; Johari, Koomen, Pekelis and Walsh
        (2022), Operations Research 70: mixture of sequential probability ratios.
    """
    variance, prior = difference.error**2, expected**2
    widened = variance + prior
    room = math.log(widened / variance) / 2 - math.log(1 - level)
    half = math.sqrt(2 * variance * widened / prior * room)
    said = math.log(widened / variance) / 2
    said -= prior * difference.lift**2 / (2 * variance * widened)
    p_value = math.exp(min(said, 0.0))
    return Tested(difference.lift - half, difference.lift + half, p_value)

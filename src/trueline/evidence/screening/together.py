"""Together: whether changes of one series go with later changes of another."""

import math
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from trueline.evidence.observations import Numbers

LEVEL = 0.9
LEAST_WEEKS = 26
"""Weeks with a change of both that it takes to say anything."""

MOST_MEMORY = 8
RANK_SPREAD = 1.06
"""Variance of a rank correlation on Fisher's scale, times its weeks less three."""


@dataclass(frozen=True, slots=True)
class Correlation:
    """How two series move together.

    Attributes:
        value: Rank correlation of their changes, -1 to 1.
        low: Lower end of its 90 % interval.
        high: Upper end.
        p_value: Of no correlation, from the same test; two-sided, for one try.
        weeks: Changes that both have.
        effective_weeks: As many as they are worth, for neighbouring changes resemble each other.
    """

    value: float
    low: float
    high: float
    p_value: float
    weeks: int
    effective_weeks: float


def changes_of(values: Numbers) -> Numbers:
    """Give first differences; missing where either week is. Shape (weeks - 1,)."""
    changes: Numbers = np.diff(values)
    return changes


def moves_with(outcome: Numbers, mover: Numbers, lag: int) -> Correlation | str:
    """Correlate changes of an outcome with those of another series, some weeks before.

    Changes and not levels, so that two trends do not agree by being trends; ranks, so that one
    great week does not decide. Memory within both series widens the interval by Bartlett's rule,
    and never narrows it.

    Args:
        outcome: Shape (weeks,); NaN where a week is missing.
        mover: Shape (weeks,), of the same weeks.
        lag: Weeks by which the mover goes ahead, from 0.

    Returns:
        The correlation, or a sentence that says what is missing.

    Source:
        Fieller, Hartley and Pearson (1957), Biometrika 44, for ranks on Fisher's scale; Bartlett
        (1935), Journal of the Royal Statistical Society 98, for the memory.
    """
    later, earlier = changes_of(outcome), changes_of(mover)
    later, earlier = later[lag:], earlier[: len(earlier) - lag]
    both = np.isfinite(later) & np.isfinite(earlier)
    weeks = int(both.sum())
    if weeks < LEAST_WEEKS:
        return f"Both changed from week to week {weeks} times; it takes {LEAST_WEEKS}."
    one, other = _scores(later, both), _scores(earlier, both)
    if one is None or other is None:
        return "One of them does not change."
    effective = weeks / _memory(one, other, weeks)
    value = float(np.nanmean(one * other))
    spread = math.sqrt(RANK_SPREAD / max(effective - 3, 1.0))
    place = math.atanh(min(max(value, -1 + 1e-12), 1 - 1e-12))
    reach = NormalDist().inv_cdf((1 + LEVEL) / 2) * spread
    return Correlation(
        value,
        math.tanh(place - reach),
        math.tanh(place + reach),
        2 * NormalDist().cdf(-abs(place) / spread),
        weeks,
        effective,
    )


def _scores(values: Numbers, both: np.ndarray) -> Numbers | None:
    """Give ranks of the weeks that both have, centred and of spread one; NaN elsewhere."""
    _, place, count = np.unique(values[both], return_inverse=True, return_counts=True)
    ranks = (np.cumsum(count) - (count - 1) / 2)[place]
    spread = float(ranks.std())
    if not spread:
        return None
    scores = np.full(len(values), np.nan)
    scores[both] = (ranks - ranks.mean()) / spread
    return scores


def _memory(one: Numbers, other: Numbers, weeks: int) -> float:
    """Give how many times less the weeks are worth: 1 where either has no memory."""
    total = 1.0
    for back in range(1, min(MOST_MEMORY, weeks // 4) + 1):
        alike = [series[back:] * series[:-back] for series in (one, other)]
        if all(np.isfinite(each).any() for each in alike):
            first, second = (float(np.nanmean(each)) for each in alike)
            total += 2 * (1 - back / weeks) * first * second
    return max(total, 1.0)

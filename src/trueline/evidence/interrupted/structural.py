"""Structural time series, exactly: what a series would have done, from what it did before.

A level that wanders, a remainder that remembers the day before, regressors and a season. Given how
much the level wanders and how long the remainder remembers, everything else is Gaussian and is
integrated by formula; those two numbers are summed over a grid. No draws, so no seed.
"""

from dataclasses import dataclass

import numpy as np

from trueline.evidence.interrupted.steps import Asked, steps_of
from trueline.evidence.observations import Indices, Numbers

WANDERING = np.concatenate([[0.0], np.logspace(-5, 1, 19)])
"""Variance of the level's step over the remainder's variance."""

MEMORIES = (0.0, 0.3, 0.6, 0.8, 0.9)
"""Correlation of the remainder with that of the period before."""

CALM = 2.0
"""Rate of the prior on the level's steps: one as large as the remainder is 7 times less likely than
a level that stands still. Chosen on worlds of other seeds than those that are reported."""

NEGLIGIBLE = 1e-7
HALVINGS = 60


@dataclass(frozen=True, slots=True, eq=False)
class Mixture:
    """What is believed of some numbers: Student t distributions, weighed.

    Attributes:
        weights: Shape (parts,); they sum to 1.
        middles: Shape (parts, numbers).
        scales: Shape (parts, numbers).
        freedom: Degrees of freedom of every part.
    """

    weights: Numbers
    middles: Numbers
    scales: Numbers
    freedom: float

    @property
    def mean(self) -> Numbers:
        """Shape (numbers,)."""
        mean: Numbers = self.weights @ self.middles
        return mean

    @property
    def error(self) -> Numbers:
        """Standard deviation of each number. Shape (numbers,)."""
        spread = self.scales**2 * self.freedom / (self.freedom - 2)
        error: Numbers = np.sqrt(self.weights @ (spread + (self.middles - self.mean) ** 2))
        return error

    def share_below(self, value: Numbers) -> Numbers:
        """Give the chance that each number lies below a value. Shapes (numbers,)."""
        from scipy.stats import t  # noqa: PLC0415 - loaded when something is estimated

        below: Numbers = self.weights @ t.cdf((value - self.middles) / self.scales, self.freedom)
        return below

    def quantile(self, share: float) -> Numbers:
        """Give the value that each number stays below with a chance. Shape (numbers,)."""
        reach = 60 * (self.scales.max(axis=0) + np.abs(self.middles - self.mean).max(axis=0))
        low, high = self.mean - reach, self.mean + reach
        for _ in range(HALVINGS):
            halfway = (low + high) / 2
            is_low = self.share_below(halfway) < share
            low, high = np.where(is_low, halfway, low), np.where(is_low, high, halfway)
        return np.asarray(low + high) / 2


@dataclass(frozen=True, slots=True, eq=False)
class Believed:
    """What a series would have done after the start.

    Attributes:
        periods: Shape (after,); indices of the periods after the start that have a value.
        each: The counterfactual in each of them.
        average: Its average over them: one number.
        memory: Expected correlation of the remainder with the period before.
        wandering: Expected variance of the level's step over the remainder's.
        fit_error: Root mean square of what the average model leaves before the start.
    """

    periods: Indices
    each: Mixture
    average: Mixture
    memory: float
    wandering: float
    fit_error: float


def believe(
    series: Numbers, regressors: Numbers, start: int, *, season: int = 0, calm: float = CALM
) -> Believed:
    """Say what a series would have done without what began at the start.

    Args:
        series: Shape (periods,), in the outcome's unit; NaN where missing.
        regressors: Shape (periods, columns), without gaps; none of them moved by the tactic.
        start: Index of the first period with the tactic.
        season: Periods of a repeating season; 0 for none.
        calm: Rate of the prior on the level's steps.

    Source:
        Harvey (1989), Forecasting, Structural Time Series Models; Brodersen et al. (2015), Annals
        of Applied Statistics 9; prior on the level as in Simpson et al. (2017), Statistical
        Science 32.
    """
    seen = np.flatnonzero(np.isfinite(series))
    before, after = seen[seen < start], seen[seen >= start]
    terms = _terms(regressors, before, len(series), season)
    middle, scale = series[before].mean(), series[before].std() or 1.0
    asked = Asked((series[before] - middle) / scale, terms, before, after)
    steps = [steps_of(asked, memory, WANDERING) for memory in MEMORIES]
    prior = np.tile(_prior(WANDERING, calm), len(MEMORIES))
    logs = np.concatenate([one.likelihoods for one in steps]) + prior
    weights = np.exp(logs - logs.max())
    kept = np.flatnonzero(weights > NEGLIGIBLE * weights.max())
    weights = weights[kept] / weights[kept].sum()
    grid = np.array([(memory, wandering) for memory in MEMORIES for wandering in WANDERING])[kept]
    middles = np.concatenate([one.middles for one in steps])[kept] * scale + middle
    scales = np.concatenate([one.scales for one in steps])[kept] * scale
    squares = np.concatenate([one.fit_squares for one in steps])[kept]
    return Believed(
        after,
        Mixture(weights, middles[:, :-1], scales[:, :-1], asked.freedom),
        Mixture(weights, middles[:, -1:], scales[:, -1:], asked.freedom),
        float(weights @ grid[:, 0]),
        float(weights @ grid[:, 1]),
        float(scale * np.sqrt(weights @ squares)),
    )


def _prior(wandering: Numbers, calm: float) -> Numbers:
    """Log prior of each step of the grid: exponential in the step's size, on a grid of logs."""
    spread = np.maximum(wandering, wandering[1])
    prior: Numbers = -calm * np.sqrt(wandering) + np.log(spread) / 2
    return prior


def _terms(regressors: Numbers, before: Indices, count: int, season: int) -> Numbers:
    columns = regressors
    if season:
        places = np.arange(count) % season
        columns = np.column_stack([columns, places[:, None] == np.arange(1, season)[None, :]])
    middle, scale = columns[before].mean(axis=0), columns[before].std(axis=0)
    scale = np.where(scale > 0, scale, 1.0)
    return np.column_stack([np.ones(count), (columns - middle) / scale])

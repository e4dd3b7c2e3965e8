"""Filtering: how well each candidate explains a history, and where it leaves the series.

Source: Harvey, Forecasting, Structural Time Series Models and the Kalman Filter, 1989, chapter 3;
the noise's variance is integrated out under a weak inverse gamma prior.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trueline.measure.forecasting.candidates import Candidates, Floats

UNKNOWN = 1e4
"""Variance of a level of which nothing is known, relative to the noise."""
PRIOR_WEEKS, PRIOR_VARIANCE = 2.0, 0.7
"""The noise before any week is seen: as if these weeks had shown this variance."""
MEMORY = 0.98
"""How much of what a week says of candidates and noise is left a week later: half is gone after
34 weeks, so that times long past do not make today's intervals."""


@dataclass(slots=True)
class Filtered:
    """What the candidates make of some histories up to their last week.

    Attributes:
        means: Level, trend and swing; each of shape (series, candidates).
        covariances: Upper triangle of their covariance: level, level-trend, level-swing, trend,
            trend-swing, swing; each of shape (series, candidates), relative to the noise.
        squares: Sum of squared surprises with the prior's, shape (series, candidates); what is
            long past counts less, here and in the next two.
        logs: Sum of the logs of the surprises' variances, shape (series, candidates).
        counts: Weeks that surprised; the first only sets the level. Shape (series,).
        begun: Whether a week was seen, shape (series,).
    """

    means: list[Floats]
    covariances: list[Floats]
    squares: Floats
    logs: Floats
    counts: Floats
    begun: NDArray[np.bool_]

    @property
    def shapes(self) -> Floats:
        """Shape of the inverse gamma distribution of the noise's variance, for each series."""
        return (PRIOR_WEEKS + self.counts) / 2

    @property
    def log_likelihoods(self) -> Floats:
        """Log of how likely each candidate makes the history, up to a constant of the series."""
        likelihoods: Floats = -self.logs / 2 - self.shapes[:, None] * np.log(self.squares)
        return likelihoods


def filter_weeks(weeks: Floats, candidates: Candidates) -> Filtered:
    """Go through histories week by week under every candidate.

    Args:
        weeks: Shape (series, weeks), oldest first, scaled so that the noise is about 1; a
            missing week is nan, also before a series begins.
        candidates: To try.
    """
    known = _nothing_known(len(weeks), candidates)
    for week in weeks.T:
        seen = ~np.isnan(week)
        _pass_a_week(known, candidates)
        _see(known, np.where(seen, week, 0.0)[:, None], seen)
    return known


def _nothing_known(series_count: int, candidates: Candidates) -> Filtered:
    shape = series_count, candidates.count
    zero = np.zeros(shape)
    swing = candidates.swing / (1 - candidates.memory**2)
    return Filtered(
        means=[zero, zero, zero],
        covariances=[
            np.full(shape, UNKNOWN),
            zero,
            zero,
            np.broadcast_to(candidates.first_trend, shape),
            zero,
            np.broadcast_to(swing, shape),
        ],
        squares=np.full(shape, PRIOR_WEEKS * PRIOR_VARIANCE),
        logs=zero,
        counts=np.zeros(series_count),
        begun=np.zeros(series_count, dtype=np.bool_),
    )


def _pass_a_week(known: Filtered, by: Candidates) -> None:
    """Move every series that has begun on by a week."""
    level, trend, swing = known.means
    ll, lt, ls, tt, ts, ss = known.covariances
    damped = lt + by.damping * tt
    moved = [
        ll + by.damping * (lt + damped) + by.level,
        by.damping * damped,
        by.memory * (ls + by.damping * ts),
        by.damping**2 * tt + by.trend,
        by.damping * by.memory * ts,
        by.memory**2 * ss + by.swing,
    ]
    begun = known.begun[:, None]
    known.covariances = [
        np.where(begun, new, old) for new, old in zip(moved, known.covariances, strict=True)
    ]
    known.means = [level + by.damping * trend, by.damping * trend, by.memory * swing]


def _see(known: Filtered, week: Floats, seen: NDArray[np.bool_]) -> None:
    """Learn from a week; where it is missing nothing is learnt."""
    ll, lt, ls, tt, ts, ss = known.covariances
    pull = ll + ls, lt + ts, ls + ss
    spread = pull[0] + pull[2] + 1.0
    surprise = np.where(seen[:, None], week - known.means[0] - known.means[2], 0.0)
    counted = seen & known.begun
    kept = np.where(counted, MEMORY, 1.0)
    told = counted[:, None]
    known.squares = known.squares * kept[:, None] + np.where(told, surprise**2 / spread, 0.0)
    known.logs = known.logs * kept[:, None] + np.where(told, np.log(spread), 0.0)
    known.counts = known.counts * kept + counted
    known.begun = known.begun | seen
    gain = [np.where(seen[:, None], one / spread, 0.0) for one in pull]
    known.means = [one + by * surprise for one, by in zip(known.means, gain, strict=True)]
    pairs = ((0, 0), (0, 1), (0, 2), (1, 1), (1, 2), (2, 2))
    known.covariances = [
        one - gain[row] * pull[column]
        for one, (row, column) in zip((ll, lt, ls, tt, ts, ss), pairs, strict=True)
    ]

"""Scores of forecasts: how near the middle lies, and how often the interval holds the truth."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from bench.backtest.series import Floats

LOW, MIDDLE, HIGH = 0.1, 0.5, 0.9
OUTSIDE = 0.2
AHEAD = (4, 8, 13, 26)
MONTH = 4
YEAR = 52


class Asked(StrEnum):
    """What is forecast of a series."""

    WEEK = "one week"
    SUM = "sum of the weeks ahead"
    TRAILING = "mean of the last four weeks"


@dataclass(frozen=True)
class Scored:
    """One forecast and what came.

    Attributes:
        series: Name.
        source: Of the series.
        known: Weeks of it that were known.
        asked: What was forecast.
        ahead: Weeks ahead.
        truth: What came.
        low: Lower end.
        middle: The forecast.
        high: Upper end.
        naive: What the same weeks a year before say, or the last week without a year.
    """

    series: str
    source: str
    known: int
    asked: Asked
    ahead: int
    truth: float
    low: float
    middle: float
    high: float
    naive: float

    @property
    def is_covered(self) -> bool:
        return self.low <= self.truth <= self.high

    @property
    def weighted_interval_score(self) -> float:
        """Bracher and others, Evaluating epidemic forecasts in an interval format, 2021."""
        below, above = max(self.low - self.truth, 0), max(self.truth - self.high, 0)
        interval = self.high - self.low + 2 / OUTSIDE * (below + above)
        return (abs(self.truth - self.middle) / 2 + OUTSIDE / 2 * interval) / 1.5


def scored(
    of: tuple[str, str, int], ways: Floats, truth: Floats, naive: Floats
) -> Iterable[Scored]:
    """Score a forecast of some weeks in every way in which KPIs use it.

    Args:
        of: Name and source of the series, and how many of its weeks were known.
        ways: Shape (ways, weeks ahead).
        truth: Shape (weeks ahead,); a missing week is nan and not scored.
        naive: Likewise, without gaps.
    """
    for week in range(len(truth)):
        if not np.isnan(truth[week]):
            yield _one(of, Asked.WEEK, week + 1, (ways[:, week], truth[week], naive[week]))
    for ahead in AHEAD:
        if ahead <= len(truth) and not np.isnan(truth[:ahead]).any():
            sums = ways[:, :ahead].sum(1), truth[:ahead].sum(), naive[:ahead].sum()
            yield _one(of, Asked.SUM, ahead, sums)
            last = slice(ahead - MONTH, ahead)
            means = ways[:, last].mean(1), truth[last].mean(), naive[last].mean()
            yield _one(of, Asked.TRAILING, ahead, means)


def _one(
    of: tuple[str, str, int], asked: Asked, ahead: int, told: tuple[Floats, float, float]
) -> Scored:
    ways, truth, naive = told
    low, middle, high = np.quantile(ways, (LOW, MIDDLE, HIGH))
    return Scored(
        *of, asked, ahead, float(truth), float(low), float(middle), float(high), float(naive)
    )


def seasonal_naive(weeks: Floats, ahead: int) -> Floats:
    """Give the same weeks of the year before, or the last week again without a year."""
    at, known = np.arange(len(weeks)), ~np.isnan(weeks)
    filled = np.interp(at, at[known], weeks[known])
    if len(filled) < YEAR:
        return np.full(ahead, filled[-1])
    return np.resize(filled[-YEAR:], ahead)


@dataclass(frozen=True)
class Summary:
    """Scores of many forecasts; each series counts the same.

    Attributes:
        mase: Mean absolute error over that of seasonal naive, mean of the series.
        covered: Share of intervals that hold the truth.
        wis: Weighted interval score over seasonal naive's error, mean of the series.
        series_count: How many series.
        forecast_count: How many forecasts.
    """

    mase: float
    covered: float
    wis: float
    series_count: int
    forecast_count: int


def summed_up(every: Sequence[Scored]) -> Summary:
    """Give the scores by series, and their means."""
    errors, covered, wis = [], [], []
    for name in dict.fromkeys(one.series for one in every):
        own = [one for one in every if one.series == name]
        naive = np.mean([abs(one.truth - one.naive) for one in own])
        covered.append(np.mean([one.is_covered for one in own]))
        if naive:
            errors.append(np.mean([abs(one.truth - one.middle) for one in own]) / naive)
            wis.append(np.mean([one.weighted_interval_score for one in own]) / naive)
    return Summary(
        float(np.mean(errors)),
        float(np.mean(covered)),
        float(np.mean(wis)),
        len(covered),
        len(every),
    )

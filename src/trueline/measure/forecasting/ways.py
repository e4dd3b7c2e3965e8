"""Ways: simulated weeks as the actual of the KPI on any day ahead."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from trueline.core.period import Period
from trueline.measure.forecasting.candidates import Floats
from trueline.measure.forecasting.history import Course, Outlook
from trueline.measure.forecasting.scales import Bounds

LEAST_WEIGHT = 0.01
"""Of a middle week: a simulated week without any case still has a mean."""


@dataclass(frozen=True, slots=True)
class Ways:
    """Ways in which a KPI may go on.

    Attributes:
        outlook: What is asked.
        ends: At the end of the history and of each week after it, shape (weeks + 1, draws): of a
            level where it stands; else the sum of all weeks up to there, of a mean what stands
            above the line, of a stock what is gained.
        weights: Of a mean, the sums of what stands below the line, likewise; else None.
    """

    outlook: Outlook
    ends: Floats
    weights: Floats | None = None

    def values_on(self, day: date) -> Floats:
        """Give the actual that each way has on a day, shape (draws,)."""
        days = (day - self.outlook.history.last_day).days
        match self.outlook.history.course:
            case Course.LEVEL:
                return _at(self.ends, days)
            case Course.STOCK:
                newest = newest_of(self.outlook)
                values = newest + _at(self.ends, days)
                return np.maximum(values, 0.0) if newest >= 0 else values
            case Course.SUM:
                return self._sum(day)
        return self._mean(day)

    def _sum(self, day: date) -> Floats:
        covered = self.outlook.days_by(day)
        known, _ = self.outlook.known_by(covered)
        values = known + self._ahead(self.ends, covered)
        if self.outlook.history.bounds is Bounds.POSITIVE:
            values = np.maximum(values, 0.0)  # a difference of large sums may miss zero
        return values if self.outlook.least is None else np.maximum(values, self.outlook.least)

    def _mean(self, day: date) -> Floats:
        covered = self.outlook.days_by(day)
        above, below = self.outlook.known_by(covered)
        weights = self.ends if self.weights is None else self.weights
        values: Floats = (above + self._ahead(self.ends, covered)) / (
            below + self._ahead(weights, covered)
        )
        return values

    def _ahead(self, ends: Floats, covered: Period) -> Floats:
        """Sum up the days after the history that are covered; a part of a week by its days."""
        after = self.outlook.history.last_day + timedelta(days=1)
        upto = _at(ends, (covered.until - after).days)
        before = (covered.first - after).days
        return upto - _at(ends, before) if before > 0 else upto


def ways_from(outlook: Outlook, weeks: Floats, weights: Floats | None) -> Ways:
    """Give the ways of simulated weeks.

    Args:
        outlook: What is asked.
        weeks: After the history, shape (draws, weeks); of a mean the week's value, not its sum;
            of a stock what it gains.
        weights: Of a mean, what stands below the line, likewise; else None.
    """
    if outlook.history.course is Course.LEVEL:
        return Ways(outlook, np.vstack([np.full(len(weeks), newest_of(outlook)), weeks.T]))
    if weights is None:
        return Ways(outlook, _summed(weeks))
    weights = np.maximum(weights, LEAST_WEIGHT * _middle_weight(outlook))
    return Ways(outlook, _summed(weeks * weights), _summed(weights))


def newest_of(outlook: Outlook) -> float:
    """Give the last level that all accounts make together."""
    known = (one for one in reversed(outlook.history.weeks) if one.is_whole)
    return next(one.above for one in known if one.above is not None)


def _middle_weight(outlook: Outlook) -> float:
    return float(np.median([one.below for one in outlook.history.weeks if one.is_whole]))


def _summed(weeks: Floats) -> Floats:
    return np.vstack([np.zeros(len(weeks)), weeks.T.cumsum(axis=0)])


def _at(ends: Floats, days: int) -> Floats:
    """Give what stands some days after the history: in a straight line inside a week."""
    weeks, rest = divmod(days, 7)
    end: Floats = ends[weeks]
    return end + (ends[weeks + 1] - end) * rest / 7 if rest else end

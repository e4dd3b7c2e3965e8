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
        weeks: Simulated weeks after the history, shape (draws, weeks); of a mean the week's
            value, not its sum; of a stock what it gains.
        weights: Of a mean, what stands below the line, shape (draws, weeks); else None.
    """

    outlook: Outlook
    weeks: Floats
    weights: Floats | None

    def values_on(self, day: date) -> Floats:
        """Give the actual that each way has on a day, shape (draws,)."""
        match self.outlook.history.course:
            case Course.LEVEL:
                return self._level(day)
            case Course.STOCK:
                return self._stock(day)
            case Course.SUM:
                return self._sum(day)
        return self._mean(day)

    def _level(self, day: date) -> Floats:
        """Go in a straight line from one week's end to the next."""
        ends = np.column_stack([np.full(len(self.weeks), self._newest()), self.weeks])
        weeks, days = divmod((day - self.outlook.history.last_day).days, 7)
        if not days:
            return ends[:, weeks]
        level: Floats = ends[:, weeks] + (ends[:, weeks + 1] - ends[:, weeks]) * days / 7
        return level

    def _stock(self, day: date) -> Floats:
        days = (day - self.outlook.history.last_day).days
        values = self._newest() + self._upto(self.weeks, days)
        return np.maximum(values, 0.0) if self._newest() >= 0 else values

    def _newest(self) -> float:
        """Give the last level that all accounts make together."""
        known = (one for one in reversed(self.outlook.history.weeks) if one.is_whole)
        return next(one.above for one in known if one.above is not None)

    def _sum(self, day: date) -> Floats:
        covered = self.outlook.days_by(day)
        known, _ = self.outlook.known_by(covered)
        values = known + self._ahead(self.weeks, covered)
        if self.outlook.history.bounds is Bounds.POSITIVE:
            values = np.maximum(values, 0.0)  # a difference of large sums may miss zero
        return values if self.outlook.least is None else np.maximum(values, self.outlook.least)

    def _mean(self, day: date) -> Floats:
        weights = np.ones_like(self.weeks) if self.weights is None else self.weights
        weights = np.maximum(weights, LEAST_WEIGHT * self._middle_weight())
        covered = self.outlook.days_by(day)
        above, below = self.outlook.known_by(covered)
        over = below + self._ahead(weights, covered)
        values: Floats = (above + self._ahead(self.weeks * weights, covered)) / over
        return values

    def _middle_weight(self) -> float:
        weeks = self.outlook.history.weeks
        return float(np.median([one.below for one in weeks if one.is_whole]))

    def _ahead(self, weeks: Floats, covered: Period) -> Floats:
        """Sum up the days after the history that are covered; a part of a week by its days."""
        after = self.outlook.history.last_day + timedelta(days=1)
        upto = self._upto(weeks, (covered.until - after).days)
        return upto - self._upto(weeks, max((covered.first - after).days, 0))

    def _upto(self, weeks: Floats, days: int) -> Floats:
        whole, rest = divmod(days, 7)
        total: Floats = weeks[:, :whole].sum(axis=1)
        return total + weeks[:, whole] * rest / 7 if rest else total

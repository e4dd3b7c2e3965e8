"""Planned season: what a plan's months say of a week, where history shows no season yet."""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from trueline.measure.forecasting.candidates import Floats

DAYS_A_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class PlannedSeason:
    """Twelve months and how much of a year's sum each brings.

    Attributes:
        month_weights: From January to December; each above zero, in any unit.
    """

    month_weights: tuple[float, ...]

    def of_weeks(self, last_day: date, count: int) -> Floats:
        """Give how many times the sum of an average week each of some weeks brings.

        Args:
            last_day: Of the last of them.
            count: How many, oldest first; shape of the answer.
        """
        first = last_day - timedelta(days=7 * count - 1)
        days = np.array(list(self._days(first, 7 * count)), dtype=np.float64)
        weeks: Floats = days.reshape(count, 7).mean(axis=1)
        return weeks

    def _days(self, first: date, count: int) -> Iterator[float]:
        a_day = sum(self.month_weights) / DAYS_A_YEAR
        for number in range(count):
            day = first + timedelta(days=number)
            in_month = calendar.monthrange(day.year, day.month)[1]
            yield self.month_weights[day.month - 1] / in_month / a_day

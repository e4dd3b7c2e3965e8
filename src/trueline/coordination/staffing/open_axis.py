"""Open minutes as an axis: moments on the clock to minutes that a desk was open, and back."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from trueline.measure.responding.open_hours import OpenHours, moment_of

Floats = NDArray[np.float64]
DAY = timedelta(days=1)
SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class OpenAxis:
    """The open minutes of some hours, from the first day on.

    Attributes:
        begins: Shape (open periods,): minutes since 1970 in UTC at which each begins, in order.
        ends: Same shape: at which it ends.
        before: Same shape: open minutes that had passed when it began.
    """

    begins: Floats
    ends: Floats
    before: Floats

    @property
    def minutes(self) -> float:
        """All its open minutes."""
        return float((self.ends - self.begins).sum())

    def opened_by(self, clock: Floats) -> Floats:
        """Give the open minutes that have passed at minutes of the clock."""
        edges = np.column_stack((self.begins, self.ends)).ravel()
        passed = np.column_stack((self.before, self.before + self.ends - self.begins)).ravel()
        return np.interp(clock, edges, passed)

    def clock_at(self, opened: Floats) -> Floats:
        """Give the first minutes of the clock at which so many open minutes have passed."""
        after = self.before + self.ends - self.begins
        place = np.minimum(np.searchsorted(after, opened), len(after) - 1)
        clock: Floats = self.begins[place] + opened - self.before[place]
        return clock


def open_axis(hours: OpenHours, first: date, last: date) -> OpenAxis:
    """Give the axis of some hours over days, both included; they may be shut throughout."""
    begins: list[float] = []
    ends: list[float] = []
    day = first
    while day <= last:
        for one in hours.periods(day):
            begins.append(_minute(moment_of(day, one.first, hours.zone, fold=0)))
            ends.append(_minute(moment_of(day, one.until, hours.zone, fold=1)))
        day += DAY
    lengths = np.array(ends) - np.array(begins)
    return OpenAxis(np.array(begins), np.array(ends), np.cumsum(lengths) - lengths)


def _minute(moment: datetime) -> float:
    return moment.timestamp() / SECONDS

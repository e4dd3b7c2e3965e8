"""Averages of group-time effects: over all, by time since the start, and by cohort."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trueline.evidence.staggered.contrasts import Contrasts

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Averages:
    """Which averages are asked for, in one list: all, the event times, the cohorts.

    Attributes:
        weights: Shape (averages, effects). First every treated member and period alike, then each
            event time by members, then the mean over event times from 0 on, then each cohort.
        times: Periods since the start, ascending, without -1.
        starts: Of the cohorts, ascending.
    """

    weights: Numbers
    times: tuple[int, ...]
    starts: tuple[int, ...]

    @property
    def path(self) -> slice:
        """Rows of the event times."""
        return slice(1, 1 + len(self.times))

    @property
    def over_times(self) -> int:
        """Row of the mean over event times from 0 on."""
        return 1 + len(self.times)

    @property
    def cohorts(self) -> slice:
        """Rows of the cohorts."""
        return slice(2 + len(self.times), None)


def averages_of(contrasts: Contrasts) -> Averages:
    """Give the averages that contrasts allow."""
    since, counts, starts = contrasts.since, contrasts.counts, contrasts.starts
    times = tuple(int(one) for one in np.unique(since))
    cohorts = tuple(int(one) for one in np.unique(starts))
    after = since >= 0
    by_time = np.array([_shared(counts * (since == one)) for one in times])
    from_zero = by_time[np.array(times) >= 0].mean(axis=0)
    by_cohort = np.array([_shared(counts * (starts == one) * after) for one in cohorts])
    weights = np.vstack([_shared(counts * after), by_time, from_zero, by_cohort])
    return Averages(weights, times, cohorts)


def _shared(weights: Numbers) -> Numbers:
    shares: Numbers = weights / weights.sum()
    return shares

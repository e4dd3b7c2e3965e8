"""Weekly series to try forecasts on: what is taken, and how days become weeks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from trueline.measure.forecasting.history import Course

DAYS = 7
LEAST_WEEKS = 13
STOCKS = "stocks"
"""Source of stocks that are made of measured gains; they are shown apart."""
MOST_ZEROS, LEAST_KNOWN = 0.3, 0.7
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Series:
    """A weekly series.

    Attributes:
        name: For people.
        source: Whose numbers; scores are shown by it.
        weeks: Shape (weeks,), oldest first; a missing week is nan.
        course: A stock is forecast by what it gains.
        is_share: Whether it is a fraction of something.
    """

    name: str
    source: str
    weeks: Floats
    course: Course = Course.SUM
    is_share: bool = False


def weekly(days: Mapping[date, float], *, is_level: bool = False) -> Floats:
    """Give the whole weeks that end with the newest day; one that lacks a day is missing."""
    last = max(days)
    count = ((last - min(days)).days + 1) // DAYS
    weeks = []
    for back in range(count - 1, -1, -1):
        ends = last - timedelta(days=DAYS * back)
        known = [days[day] for one in range(DAYS) if (day := ends - timedelta(days=one)) in days]
        if is_level:
            weeks.append(days.get(ends, np.nan))
        else:
            weeks.append(sum(known) if len(known) == DAYS else np.nan)
    return np.array(weeks, dtype=np.float64)


def piled_up(gains: Floats, before: float) -> Floats:
    """Give the stock that weekly gains make; a missing week gains what the middle one does."""
    filled = np.where(np.isnan(gains), np.nanmedian(gains), gains)
    total: Floats = before * filled.sum() + np.cumsum(filled)
    return total


def usable(every: Iterable[Series]) -> tuple[Series, ...]:
    """Leave the series that are long enough, not constant and not mostly zero or missing.

    The rule was made before any forecast was. Weeks before the first and after the last that is
    not zero are cut off: nothing was counted then.
    """
    found = []
    for one in every:
        some = np.flatnonzero(~np.isnan(one.weeks) & (one.weeks != 0))
        if not len(some):
            continue
        weeks = one.weeks[some[0] : some[-1] + 1]
        known = weeks[~np.isnan(weeks)]
        enough = len(weeks) >= LEAST_WEEKS and len(known) >= LEAST_KNOWN * len(weeks)
        if enough and np.mean(known == 0) < MOST_ZEROS and known.std() > 0:
            found.append(Series(one.name, one.source, weeks, one.course, one.is_share))
    return tuple(found)

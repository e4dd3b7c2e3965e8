"""Daily counts with the ups and downs of a real account: growth, season, weekday, chance."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray

from trueline.demo.story import FIRST, LAST

Counts = NDArray[np.int64]
Levels = NDArray[np.float64]

DAY_COUNT: Final = (LAST - FIRST).days + 1

WEEKDAYS: Final[Mapping[str, tuple[float, ...]]] = {
    "leisure": (0.93, 0.92, 0.95, 0.98, 1.00, 1.08, 1.14),
    "office": (1.18, 1.30, 1.30, 1.22, 1.00, 0.50, 0.50),
}
"""Share of a mean day by weekday, Monday first."""

SEASON: Final = (1.05, 0.96, 0.98, 0.96, 0.95, 0.89, 0.86, 0.90, 1.02, 1.09, 1.16, 1.18)
"""Share of a mean day by month: people mend when evenings are long."""


def story_days(first: date = FIRST, last: date = LAST) -> Iterator[date]:
    """Yield each day of the story from a first to a last, both inside."""
    return (first + timedelta(days=offset) for offset in range((last - first).days + 1))


def offset_of(day: date) -> int:
    """Give a day's place in the story, 0 for the first."""
    return (day - FIRST).days


def rhythm(kind: str) -> Levels:
    """Give the share of a mean day for each day of the story, by month and weekday."""
    weekdays = WEEKDAYS[kind]
    shares = (SEASON[day.month - 1] * weekdays[day.weekday()] for day in story_days())
    return np.fromiter(shares, dtype=np.float64, count=DAY_COUNT)


def path_through(levels: tuple[float, ...]) -> Levels:
    """Join levels that lie evenly apart over the story by straight lines, one value a day."""
    stops = np.linspace(0, DAY_COUNT - 1, num=len(levels))
    joined: Levels = np.interp(np.arange(DAY_COUNT), stops, np.asarray(levels, dtype=float))
    return joined


def counts_around(
    random: np.random.Generator, levels: tuple[float, ...], *, kind: str, spread: float = 0.12
) -> Counts:
    """Draw a count for each day of the story around its level.

    Args:
        random: Source of chance.
        levels: Mean counts at even distances, first and last day included.
        kind: Rhythm of the week, a key of ``WEEKDAYS``.
        spread: Standard deviation of the day's own factor, on the log scale.
    """
    own = random.lognormal(-(spread**2) / 2, spread, DAY_COUNT)
    return random.poisson(path_through(levels) * rhythm(kind) * own).astype(np.int64)


def shares_of(
    random: np.random.Generator, whole: Counts, share: float | Levels, *, spread: float = 0.10
) -> Counts:
    """Draw counts that follow another count at a mean share, such as likes of views.

    Args:
        random: Source of chance.
        whole: Count that is followed, one value a day.
        share: The same on all days, or one value a day.
        spread: Standard deviation of the day's own factor, on the log scale.
    """
    own = random.lognormal(-(spread**2) / 2, spread, len(whole))
    return random.poisson(whole * share * own).astype(np.int64)

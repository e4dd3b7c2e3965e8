"""Season of the year: what comes back every year, where at least two years show it."""

from dataclasses import dataclass

import numpy as np

from trueline.measure.forecasting.candidates import Floats

WEEKS_A_YEAR = 52.1775
LEAST_YEARS_IN_WEEKS = 104
WAVES = 2
MOST_MEMORY = 0.95


@dataclass(frozen=True, slots=True)
class Season:
    """What a season adds to each week, in the unit of the series.

    Attributes:
        past: Of the history, shape (weeks,).
        ahead: Of the weeks ahead, shape (weeks ahead,).
    """

    past: Floats
    ahead: Floats


def season_of(weeks: Floats, ahead: int) -> Season:
    """Give the yearly season of a history; zero where it shows none.

    Two waves a year beside a trend that may bend each year. They count only where they explain
    more than chance would, the weeks' memory of each other taken into account.

    Args:
        weeks: Shape (weeks,), oldest first; a missing week is nan.
        ahead: How many weeks are asked for beyond the history.

    Source:
        The penalty is Schwarz, Estimating the Dimension of a Model, Annals of Statistics 1978.
    """
    none = Season(np.zeros(len(weeks)), np.zeros(ahead))
    seen = ~np.isnan(weeks)
    if np.count_nonzero(seen) < LEAST_YEARS_IN_WEEKS:
        return none
    waves = _waves(len(weeks) + ahead)
    trend = _bending_trend(len(weeks))
    both = np.column_stack([waves[: len(weeks)], trend])
    strengths, left = _least_squares(both[seen], weeks[seen])
    _, left_without = _least_squares(trend[seen], weeks[seen])
    if not _is_more_than_chance(left, left_without):
        return none
    added = waves @ strengths[: waves.shape[1]]
    return Season(added[: len(weeks)], added[len(weeks) :])


def _waves(week_count: int) -> Floats:
    angle = 2 * np.pi * np.arange(week_count) / WEEKS_A_YEAR
    return np.column_stack(
        [wave(angle * times) for times in range(1, WAVES + 1) for wave in (np.sin, np.cos)]
    )


def _bending_trend(week_count: int) -> Floats:
    week = np.arange(week_count, dtype=np.float64)
    bends = [np.maximum(week - start, 0.0) for start in range(0, week_count, 52)]
    return np.column_stack([np.ones(week_count), *bends]) / week_count


def _least_squares(columns: Floats, weeks: Floats) -> tuple[Floats, Floats]:
    found = np.linalg.lstsq(columns, weeks, rcond=None)[0]
    strengths: Floats = np.asarray(found, dtype=np.float64)
    return strengths, weeks - columns @ strengths


def _is_more_than_chance(left: Floats, left_without: Floats) -> bool:
    unexplained, unexplained_without = float(left @ left), float(left_without @ left_without)
    if not unexplained:
        return unexplained_without > 0
    memory = min(max(float(left[1:] @ left[:-1]) / unexplained, 0.0), MOST_MEMORY)
    worth = len(left) * (1 - memory) / (1 + memory)
    gain = worth * np.log(unexplained_without / unexplained)
    return bool(gain > 2 * WAVES * np.log(max(worth, 2.0)))

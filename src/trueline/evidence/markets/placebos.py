"""How far off a way is where nothing happened: in other times, and in groups of donors."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from trueline.evidence.markets.family import Market, Way
from trueline.evidence.observations import Indices, Numbers

GROUP_COUNT = 100
LEAST_DONORS = 6
LEAST_PAST_SHARE = 0.4
"""Of the periods before the start, used to fit before a window in time is tried."""

MOST_WINDOWS = 12


@dataclass(frozen=True, slots=True, eq=False)
class Errors:
    """Lifts found where there was none, as shares of the level before.

    Attributes:
        lifts: Shape (tries,).
        gaps: Shape (tries, periods after the start); the same period by period.
        freedom: How many tries are independent, less one.
    """

    lifts: Numbers
    gaps: Numbers
    freedom: float

    @property
    def error(self) -> float:
        """Root mean square of the lifts: nothing happened, so their true middle is zero."""
        return float(np.sqrt((self.lifts**2).mean()))


def in_time(market: Market, way: Way) -> Errors | None:
    """Try a way at earlier starts, in windows as long as the time after the true one.

    Returns:
        None where fewer than three windows fit before the start.
    """
    length = len(market.treated) - market.start
    first = _first_try(market.start)
    if not has_windows(market.start, length):
        return None
    starts = np.unique(np.linspace(first, market.start - length, MOST_WINDOWS).astype(int))
    tries = [market.until(start + length, int(start)) for start in starts]
    apart = (market.start - first) / length
    return _errors(tries, way, freedom=max(min(apart, len(starts)) - 1, 1.0))


def has_windows(start: int, length: int) -> bool:
    """Say whether three windows of a length fit before a start, with a past to fit before each."""
    return start - length - _first_try(start) >= 2  # noqa: PLR2004 - three windows, two steps


def in_space(market: Market, way: Way, *, seed: int) -> Errors | None:
    """Try a way on groups of donors in the treated markets' place.

    A group is as large as the treated, or a quarter of the donors where that is less: smaller
    groups vary more, so that the errors are rather too large than too small.

    Returns:
        None where there are fewer than ``LEAST_DONORS`` donors.
    """
    count, size = len(market.donors), _group_size(market)
    tries = list(_exchanged(market, seed)) if count >= LEAST_DONORS else []
    return _errors(tries, way, freedom=float(max(count // size - 1, 1))) if tries else None


def is_off_in_space(market: Market, way: Way, *, seed: int, least: float) -> bool:
    """Say whether one group of donors alone makes the error in space larger than a limit.

    The first that does ends the search: nearly always that is the first of all. Where none does,
    the error may still be larger; then only ``in_space`` can say it.

    Args:
        market: Treated markets and donors.
        way: That is tried.
        seed: As for ``in_space``.
        least: Limit, as a share of the level before.
    """
    count = len(market.donors)
    if count < LEAST_DONORS:
        return False
    most = math.sqrt(max(count, GROUP_COUNT))
    tries = _exchanged(market, seed)
    return any(abs(float(_gaps(one, way).mean())) > most * least for one in tries)


def _group_size(market: Market) -> int:
    return min(market.treated_count, max(len(market.donors) // 4, 1))


def _exchanged(market: Market, seed: int) -> Iterator[Market]:
    """Put groups of donors in the treated markets' place, where their level is above zero."""
    size = _group_size(market)
    for group in _groups(len(market.donors), size, seed):
        rest = np.delete(market.donors, group, axis=0)
        treated = market.donors[group].mean(axis=0)
        if treated[: market.start].mean() > 0:
            yield Market(treated, rest, market.start, size)


def _first_try(start: int) -> int:
    return max(int(start * LEAST_PAST_SHARE), 3)


def _groups(count: int, size: int, seed: int) -> list[Indices]:
    if size == 1:
        return [np.array([one]) for one in range(count)]
    drawn = np.random.default_rng([seed, count, size])
    return [np.sort(drawn.choice(count, size, replace=False)) for _ in range(GROUP_COUNT)]


def _errors(tries: list[Market], way: Way, *, freedom: float) -> Errors:
    found = np.array([_gaps(one, way) for one in tries])
    return Errors(found.mean(axis=1), found, freedom)


def _gaps(market: Market, way: Way) -> Numbers:
    """Give the lift of each period after the start, as a share of the level before."""
    level = float(market.treated[: market.start].mean())
    shares: Numbers = (market.treated - way(market).series)[market.start :] / level
    return shares

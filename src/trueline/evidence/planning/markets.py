"""Which markets to test in, and for how long: tests that never took place, tried in the past."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from math import comb

import numpy as np

from trueline.evidence.estimate import CannotEstimateError
from trueline.evidence.markets.family import Market, synthetic_control
from trueline.evidence.observations import Indices, Observations, Panel
from trueline.evidence.planning.history import as_if_tested, observe
from trueline.evidence.planning.power import Try

LEAST_BEFORE = 8
LEAST_SHARE_BEFORE = 0.4
MOST_GROUPS = 60
"""Groups of markets that are looked at; more are drawn from by chance."""

WINDOWS_A_GROUP = 6


@dataclass(frozen=True, slots=True)
class MarketGroup:
    """Markets that could be treated together.

    Attributes:
        places: Of its units in the panel.
        units: Their names.
        error_share: How far a mix of the others was off where nothing happened, as a share of
            the level: root mean square over earlier windows.
        volume_share: Share of all units' outcome that they have: what the test touches.
    """

    places: tuple[int, ...]
    units: tuple[str, ...]
    error_share: float
    volume_share: float


def first_begin(history: Panel) -> int:
    """Give the index of the first period at which a test may begin: enough is known before."""
    return max(LEAST_BEFORE, int(len(history.periods) * LEAST_SHARE_BEFORE))


def begins(history: Panel, length: int, most: int) -> Indices:
    """Give periods at which tests of a length could have begun, evenly spread; shape (begins,)."""
    first, last = first_begin(history), len(history.periods) - length
    if last < first:
        return np.zeros(0, dtype=np.int64)
    return np.unique(np.linspace(first, last, most).astype(np.int64))


def market_tries(
    history: Panel, treated: Indices, length: int, most: int, observations: Observations
) -> tuple[Try, ...]:
    """Give tests of the same markets at earlier times.

    Args:
        history: Nobody is treated in it.
        treated: Places of the markets.
        length: Periods that the test runs.
        most: Of tries.
        observations: That the history is of.

    Raises:
        CannotEstimateError: The markets' level is not above zero, so that no share of it can be
            put in.
    """
    level = history.outcome[treated].mean(axis=1)
    if not (level > 0).all():
        raise CannotEstimateError(
            "Lifts are tried as shares of each unit's level before, and the level of "
            f"{history.units[int(treated[int(np.argmin(level))])]} is not above zero."
        )

    def begun(start: int) -> Try:
        def begin(share: float) -> tuple[Observations, float]:
            panel = as_if_tested(history, treated, start, start + length, share)
            lift = share * float(history.outcome[treated, :start].mean())
            return observe(panel, observations), lift

        return begin

    return tuple(begun(int(one)) for one in begins(history, length, most))


def choose_markets(history: Panel, size: int, length: int, *, seed: int) -> tuple[MarketGroup, ...]:
    """Give groups of markets, those first that others follow best.

    Args:
        history: Nobody is treated in it.
        size: Markets of a group.
        length: Periods that the test runs.
        seed: Of the groups that are drawn where there are too many for all.

    Raises:
        CannotEstimateError: There are too few markets for a group and three to compare with, or
            the past is too short.
    """
    count = len(history.units)
    if count < size + 3:
        raise CannotEstimateError(
            f"{count} markets are too few for {size} with the tactic and three without."
        )
    starts = begins(history, length, WINDOWS_A_GROUP)
    if not len(starts):
        raise CannotEstimateError(
            f"A test of {length} periods needs {first_begin(history) + length} periods of the "
            f"past; there are {len(history.periods)}."
        )
    found = [_group(history, group, starts, length) for group in _groups(count, size, seed)]
    return tuple(sorted(found, key=lambda one: (one.error_share, one.units)))


def _groups(count: int, size: int, seed: int) -> Iterator[tuple[int, ...]]:
    if comb(count, size) <= MOST_GROUPS:
        yield from combinations(range(count), size)
        return
    drawn = np.random.default_rng([seed, count, size])
    chosen: set[tuple[int, ...]] = set()
    while len(chosen) < MOST_GROUPS:
        chosen.add(tuple(sorted(drawn.choice(count, size, replace=False).tolist())))
    yield from sorted(chosen)


def _group(history: Panel, group: tuple[int, ...], starts: Indices, length: int) -> MarketGroup:
    places = np.array(group)
    rest = np.delete(history.outcome, places, axis=0)
    own = history.outcome[places].mean(axis=0)
    level = float(own.mean())
    lifts = [
        synthetic_control(
            Market(own[: start + length], rest[:, : start + length], int(start), len(group))
        ).lift
        for start in starts
    ]
    off = float(np.sqrt(np.mean(np.square(lifts)))) / level if level > 0 else float("inf")
    whole = float(history.outcome.sum())
    return MarketGroup(
        group,
        tuple(history.units[one] for one in group),
        off,
        float(history.outcome[places].sum()) / whole if whole else 0.0,
    )

"""Screen: many series held against many, with every try counted."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from trueline.evidence.observations import Numbers
from trueline.evidence.screening.together import Correlation, moves_with

MOST_LAG = 4
FALSE_SHARE = 0.05
"""Of what is flagged, at most so much may be chance, on average."""


@dataclass(frozen=True, slots=True, eq=False)
class WeeklySeries:
    """One number by week.

    Attributes:
        name: Unique among the series of its side.
        values: Shape (weeks,), oldest first; NaN where a week is missing or not whole.
    """

    name: str
    values: Numbers


@dataclass(frozen=True, slots=True)
class Tried:
    """One pair at one lag.

    Attributes:
        outcome: Name of what may follow.
        mover: Name of what may go ahead.
        lag: Weeks by which it goes ahead.
        found: How they move together.
        adjusted_p: Of its p-value, with all tries of the screen counted.
        is_flagged: Whether it is worth a study.
    """

    outcome: str
    mover: str
    lag: int
    found: Correlation
    adjusted_p: float = 1.0
    is_flagged: bool = False


@dataclass(frozen=True, slots=True)
class Untried:
    """A pair that was not held against each other.

    Attributes:
        outcome: Name of what may follow.
        mover: Name of what may go ahead.
        why: In a sentence.
    """

    outcome: str
    mover: str
    why: str


@dataclass(frozen=True, slots=True)
class Screen:
    """All tries together.

    Attributes:
        tried: Every pair at every lag, those least likely by chance first.
        untried: Pairs that could not be tried at any lag.
    """

    tried: tuple[Tried, ...]
    untried: tuple[Untried, ...]

    @property
    def flagged(self) -> tuple[Tried, ...]:
        """Give the pairs worth a study, each at the lag that is least likely chance."""
        best: dict[tuple[str, str], Tried] = {}
        for one in self.tried:
            if one.is_flagged:
                best.setdefault((one.outcome, one.mover), one)
        return tuple(best.values())


def screen_series(
    outcomes: Sequence[WeeklySeries],
    movers: Sequence[WeeklySeries],
    *,
    why_not: Callable[[str, str], str] = lambda _outcome, _mover: "",
    most_lag: int = MOST_LAG,
) -> Screen:
    """Hold every outcome against every mover at every lag, and flag what chance hardly makes.

    What is flagged moves together; nothing here says why.

    Args:
        outcomes: What may follow; all series have the same weeks.
        movers: What may go ahead.
        why_not: Says why a pair must not be tried, as where one is counted in the other; empty
            where it may.
        most_lag: Weeks by which a mover may go ahead.

    Source:
        Benjamini and Yekutieli (2001), Annals of Statistics 29: holds however tries depend on
        each other.
    """
    tried: list[Tried] = []
    untried: list[Untried] = []
    for outcome in outcomes:
        for mover in movers:
            why = why_not(outcome.name, mover.name)
            found = () if why else tuple(_lags(outcome, mover, most_lag))
            own = [one for one in found if isinstance(one, Tried)]
            tried += own
            if not own:
                said = [one for one in found if isinstance(one, str)]
                untried.append(Untried(outcome.name, mover.name, why or said[0]))
    adjusted = adjusted_for_tries(np.array([one.found.p_value for one in tried]))
    judged = (
        replace(one, adjusted_p=float(p_value), is_flagged=bool(p_value <= FALSE_SHARE))
        for one, p_value in zip(tried, adjusted, strict=True)
    )
    ordered = sorted(judged, key=lambda one: (one.found.p_value, one.outcome, one.mover, one.lag))
    return Screen(tuple(ordered), tuple(untried))


def adjusted_for_tries(p_values: Numbers) -> Numbers:
    """Give p-values with all tries counted. Shape (tries,), in the same order.

    Source:
        Benjamini and Yekutieli (2001), theorem 1.3, as the smallest share at which each would be
        flagged.
    """
    count = len(p_values)
    order = np.argsort(p_values, kind="stable")
    harmonic = float((1 / np.arange(1, count + 1)).sum())
    stepped = p_values[order] * count * harmonic / np.arange(1, count + 1)
    adjusted = np.empty(count)
    adjusted[order] = np.minimum(np.minimum.accumulate(stepped[::-1])[::-1], 1.0)
    return adjusted


def _lags(outcome: WeeklySeries, mover: WeeklySeries, most_lag: int) -> Iterator[Tried | str]:
    for lag in range(most_lag + 1):
        found = moves_with(outcome.values, mover.values, lag)
        yield found if isinstance(found, str) else Tried(outcome.name, mover.name, lag, found)

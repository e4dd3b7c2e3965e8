"""Scales: on which a series moves evenly, and the way back to what is counted."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from trueline.measure.forecasting.candidates import Floats

LEAST_SHARE = 1e-4
ZERO_STANDS_FOR = 0.1
"""Share of the middle week that is added to each, where a week was zero, before logs are taken."""
FARTHEST = 700.0
MOST_TIMES = 1000.0
"""No week ahead is said to be larger than the largest known by more than this."""


class Bounds(StrEnum):
    """Between what a series stays."""

    NONE = "none"
    POSITIVE = "positive"
    SHARE = "share"
    DIFFERENCE = "difference of shares"


@dataclass(frozen=True, slots=True)
class Scale:
    """One scale for one series.

    Attributes:
        there: Values to the scale.
        back: And back.
        log_slope: Log of the scale's slope at values: scales are weighed by it.
    """

    there: Callable[[Floats], Floats]
    back: Callable[[Floats], Floats]
    log_slope: Callable[[Floats], Floats]


def scales_for(values: Floats, bounds: Bounds) -> tuple[Scale, ...]:
    """Give the scales worth trying for a series.

    Args:
        values: What is known of it; at least one.
        bounds: Between what it stays. A positive series may move by shares or by roots.
    """
    match bounds:
        case Bounds.SHARE:
            return (_odds(0.0),)
        case Bounds.DIFFERENCE:
            return (_odds(-1.0),)
        case Bounds.POSITIVE:
            positive = values[values > 0]
            if not len(positive):
                return (_plain(),)
            has_zero = len(positive) < len(values)
            added = ZERO_STANDS_FOR * float(np.median(positive)) if has_zero else 0.0
            most = float(values.max()) * MOST_TIMES
            return _logs(added, most), _roots(added, most)
    return (_plain(),)


def _plain() -> Scale:
    return Scale(lambda one: one, lambda one: one, np.zeros_like)


def _logs(added: float, most: float) -> Scale:
    return Scale(
        lambda one: np.log(one + added),
        lambda one: np.clip(np.exp(np.clip(one, -FARTHEST, FARTHEST)) - added, 0.0, most),
        lambda one: -np.log(one + added),
    )


def _roots(added: float, most: float) -> Scale:
    return Scale(
        lambda one: 2 * np.sqrt(one + added),
        lambda one: np.clip(np.maximum(one / 2, 0.0) ** 2 - added, 0.0, most),
        lambda one: -np.log(one + added) / 2,
    )


def _odds(lowest: float) -> Scale:
    """Give the log of the odds of the way from the lowest that can be to 1."""
    way = 1 - lowest

    def there(one: Floats) -> Floats:
        inside = np.clip((one - lowest) / way, LEAST_SHARE, 1 - LEAST_SHARE)
        odds: Floats = np.log(inside / (1 - inside))
        return odds

    return Scale(
        there,
        lambda one: lowest + way / (1 + np.exp(np.clip(-one, -FARTHEST, FARTHEST))),
        np.zeros_like,
    )

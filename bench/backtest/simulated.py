"""Series that are made up, so that their truth is known: how often sums lie inside by length."""

from collections.abc import Callable, Iterator

import numpy as np

from bench.backtest.series import Floats
from trueline.measure.forecasting.scales import Bounds
from trueline.measure.forecasting.simulate import WeeklySeries, simulate

LENGTHS = (8, 13, 26, 52, 104)
AHEAD, COUNT = 13, 600
Random = np.random.Generator


def swinging(random: Random, count: int) -> Floats:
    """Give weeks of a constant level with a swing, a season of the year and noise, in logs."""
    swing = np.zeros(count)
    for week in range(1, count):
        swing[week] = 0.6 * swing[week - 1] + random.normal(0, 0.12)
    season = 0.15 * np.sin(2 * np.pi * np.arange(count) / 52.1775 + random.uniform(0, 6))
    return np.exp(np.log(500) + swing + season + random.normal(0, 0.1, count))


def wandering(random: Random, count: int) -> Floats:
    """Give weeks of a level that wanders, in logs, and noise."""
    level = np.log(200) + np.cumsum(random.normal(0, 0.05, count))
    return np.exp(level + random.normal(0, 0.15, count))


def steady(random: Random, count: int) -> Floats:
    """Give counts of a level that never moves."""
    return random.poisson(12, count).astype(float)


KINDS: dict[str, Callable[[Random, int], Floats]] = {
    "swings and a season": swinging,
    "wanders": wandering,
    "steady counts": steady,
}


def covered_by_length() -> Iterator[tuple[int, tuple[float, ...]]]:
    """Give for each length of history how many sums of each kind lie inside."""
    for length in LENGTHS:
        yield length, tuple(_covered(make, length) for make in KINDS.values())


def _covered(make: Callable[[Random, int], Floats], length: int) -> float:
    random = np.random.default_rng(11)
    truths = [make(random, length + AHEAD) for _ in range(COUNT)]
    series = [
        WeeklySeries(one[:length], Bounds.POSITIVE, AHEAD, (number,))
        for number, one in enumerate(truths)
    ]
    inside = []
    for truth, ways in zip(truths, simulate(series), strict=True):
        low, high = np.quantile(ways.sum(axis=1), (0.1, 0.9))
        inside.append(low <= truth[length:].sum() <= high)
    return float(np.mean(inside))

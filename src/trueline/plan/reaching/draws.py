"""Draws that fill a space evenly: the same for the same seed, with no random state kept.

The additive recurrence of Roberts (2018, "The Unreasonable Effectiveness of Quasirandom
Sequences"): each side of the space steps on by its own power of the generalised golden ratio.
"""

import random
from functools import lru_cache

ROUNDS = 40
EDGE = 1e-9
"""Draws keep so far from 0 and 1, where a quantile is without bounds."""


@lru_cache(maxsize=16)
def even_draws(count: int, sides: int, *, seed: int) -> tuple[tuple[float, ...], ...]:
    """Give for each side as many shares above 0 and below 1.

    Args:
        count: Number of draws; at least 1.
        sides: Numbers in each draw; each has its own list.
        seed: Where the sequence begins.
    """
    golden = _golden(sides)
    begins = random.Random(seed)  # noqa: S311 - a fair beginning, not a secret
    columns: list[tuple[float, ...]] = []
    for side in range(1, sides + 1):
        start, step = begins.random(), golden**-side % 1
        shares = ((start + number * step) % 1 for number in range(1, count + 1))
        columns.append(tuple(min(max(share, EDGE), 1 - EDGE) for share in shares))
    return tuple(columns)


def _golden(sides: int) -> float:
    """Give the root above 1 of x to the power of (sides + 1) = x + 1."""
    found = 2.0
    for _ in range(ROUNDS):
        found = (1 + found) ** (1 / (sides + 1))
    return found

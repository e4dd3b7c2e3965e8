"""Ensemble sampler: walkers that stretch towards each other, whatever the scales are."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from trueline.evidence.observations import Numbers

STRETCH = 2.0
KEPT_EVERY = 10
TOLD_EVERY = 50

Density = Callable[[Numbers], Numbers]
Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """What was drawn.

    Attributes:
        draws: Shape (kept steps, walkers, numbers).
        accepted: Share of moves that were taken.
    """

    draws: Numbers
    accepted: float


def sample(
    density: Density,
    begin: Numbers,
    *,
    steps: int,
    generator: np.random.Generator,
    progress: Progress = lambda _share: None,
) -> Sample:
    """Draw from a log density.

    The first third of the steps is thrown away.

    Args:
        density: From shape (walkers, numbers) to (walkers,).
        begin: Shape (walkers, numbers); an even number of walkers, at least twice the numbers.
        steps: Of each walker.
        generator: Of the moves.
        progress: Told the share done, from time to time; what it raises stops the sampling.

    Source:
        Goodman and Weare (2010), Communications in Applied Mathematics and Computational Science 5.
    """
    places, heights = begin.copy(), density(begin)
    half = len(begin) // 2
    sides = (slice(0, half), slice(half, None))
    kept, taken = [], 0.0
    for step in range(steps):
        for moved, others in (sides, sides[::-1]):
            taken += _move(density, places, heights, moved, others, generator)
        if step >= steps // 3 and step % KEPT_EVERY == 0:
            kept.append(places.copy())
        if step % TOLD_EVERY == 0:
            progress(step / steps)
    return Sample(np.array(kept), taken / (2 * steps))


def split_r_hat(chains: Numbers) -> Numbers:
    """Say how far chains are from telling the same; 1 where they do. Shape (numbers,).

    Args:
        chains: Shape (chains, steps, numbers).

    Source:
        Gelman et al. (2013), Bayesian Data Analysis, 11.4, on halves of each chain.
    """
    length = chains.shape[1] // 2
    halves = np.concatenate([chains[:, :length], chains[:, length : 2 * length]])
    within = halves.var(axis=1, ddof=1).mean(axis=0)
    between = halves.mean(axis=1).var(axis=0, ddof=1)
    ratio: Numbers = np.sqrt((length - 1) / length + between / np.maximum(within, 1e-300))
    return ratio


def _move(
    density: Density,
    places: Numbers,
    heights: Numbers,
    moved: slice,
    others: slice,
    generator: np.random.Generator,
) -> float:
    """Move half of the walkers along lines to walkers of the other half, in place."""
    count, width = places[moved].shape
    low, high = np.sqrt(1 / STRETCH), np.sqrt(STRETCH)
    stretch = (generator.random(count) * (high - low) + low) ** 2
    partners = places[others][generator.integers(0, count, count)]
    tried = partners + stretch[:, None] * (places[moved] - partners)
    found = density(tried)
    chance = (width - 1) * np.log(stretch) + found - heights[moved]
    is_taken = np.log(generator.random(count)) < chance
    places[moved] = np.where(is_taken[:, None], tried, places[moved])
    heights[moved] = np.where(is_taken, found, heights[moved])
    return float(is_taken.mean())

"""Candidates: the ways in which a weekly series may move, each with how likely it is beforehand.

A series is a level that wanders, a trend that fades, a swing that comes back to the level, and
noise. How strong each is stays open: every candidate is tried, and each counts as far as the
history speaks for it.
"""

from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

LEVELS = (0.0, 0.01, 0.04, 0.12, 0.35, 1.0, 3.0)
TRENDS = (0.0, 0.02)
SWINGS = ((0.0, 0.0), (0.6, 0.6), (1.0, 0.85))
DAMPING = 0.9
FIRST_TREND = 0.02


@dataclass(frozen=True, slots=True)
class Candidates:
    """Strengths, each an array of shape (candidates,), relative to the noise's variance.

    Attributes:
        level: Variance of the level's weekly step.
        trend: Variance of the trend's weekly step.
        first_trend: Variance of the trend at the start.
        damping: Share of the trend that is left a week later; 0 without a trend.
        swing: Variance of what pushes the swing each week.
        memory: Share of the swing that is left a week later.
    """

    level: Floats
    trend: Floats
    first_trend: Floats
    damping: Floats
    swing: Floats
    memory: Floats

    @property
    def count(self) -> int:
        """Number of candidates."""
        return len(self.level)


def all_candidates() -> Candidates:
    """Give every combination of the strengths above."""
    rows = [
        (level, level * trend, FIRST_TREND if trend else 0.0, DAMPING if trend else 0.0, *swing)
        for level, trend, swing in product(LEVELS, TRENDS, SWINGS)
    ]
    return Candidates(*np.array(rows).T)


CANDIDATES = all_candidates()

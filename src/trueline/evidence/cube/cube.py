"""Moment cube: what a panel says of its members, without the members."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """Members that began in the same period, within one stratum.

    Attributes:
        start: Index of their first treated period; -1 for never.
        stratum: Its number; 0 where there are none.
        count: Members, each with a value in every period.
        mean: Shape (periods,), in the outcome's unit.
        scatter: Shape (periods, periods); sum over members of the products of their deviations
            from the cell's mean.
    """

    start: int
    stratum: int
    count: int
    mean: NDArray[np.float64]
    scatter: NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class MomentCube:
    """All cells of a panel.

    Attributes:
        periods: Names, in order of time.
        cells: In order of start and stratum.
        strata: Names of the strata, by number.
        dropped_count: Members left out because a period of theirs has no value.
    """

    periods: tuple[str, ...]
    cells: tuple[Cell, ...]
    strata: tuple[str, ...] = ("",)
    dropped_count: int = 0

"""Cells of the same cohort and stratum put together, without looking at members again."""

from collections.abc import Sequence
from functools import reduce
from itertools import groupby

import numpy as np

from trueline.evidence.cube.cube import Cell


def merged(cells: Sequence[Cell]) -> list[Cell]:
    """Give one cell for each start and stratum, in order.

    Chan, Golub and LeVeque (1983), The American Statistician 37: scatters add up, plus what the
    means lie apart.
    """

    def key(cell: Cell) -> tuple[int, int]:
        return cell.start, cell.stratum

    return [reduce(_together, own) for _, own in groupby(sorted(cells, key=key), key)]


def _together(one: Cell, other: Cell) -> Cell:
    count = one.count + other.count
    apart = other.mean - one.mean
    return Cell(
        start=one.start,
        stratum=one.stratum,
        count=count,
        mean=one.mean + apart * (other.count / count),
        scatter=one.scatter
        + other.scatter
        + np.outer(apart, apart) * (one.count * other.count / count),
    )

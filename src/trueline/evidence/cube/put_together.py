"""Put together: from units by periods to what each cell says of its members."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from trueline.evidence.cube.cube import Cell, MomentCube

if TYPE_CHECKING:
    from threadpoolctl import ThreadpoolController

Numbers = NDArray[np.float64]


def put_together(
    outcome: Numbers,
    *,
    starts: NDArray[np.int64],
    strata: NDArray[np.int64],
    periods: Sequence[str],
    stratum_names: Sequence[str] = ("",),
) -> MomentCube:
    """Give the moment cube of a panel; units with a gap are left out and counted.

    The same members give the same bytes in whatever order they come.

    Args:
        outcome: Shape (units, periods), in the outcome's unit; NaN where missing.
        starts: Shape (units,); index of the first treated period, -1 for never.
        strata: Shape (units,); number of each unit's stratum.
        periods: Names, in order of time.
        stratum_names: By number.
    """
    is_whole = np.asarray(~np.isnan(outcome).any(axis=1))
    cells = tuple(
        _cell(outcome[whole], start, stratum)
        for start, stratum, members in members_by_cell(starts, strata)
        if len(whole := members[is_whole[members]])
    )
    return MomentCube(
        periods=tuple(periods),
        cells=cells,
        strata=tuple(stratum_names),
        dropped_count=int(len(outcome) - is_whole.sum()),
    )


def members_by_cell(
    starts: NDArray[np.int64], strata: NDArray[np.int64]
) -> Iterator[tuple[int, int, NDArray[np.int64]]]:
    """Give start, stratum and row numbers of each cell that has members, in order."""
    order = np.lexsort((strata, starts))
    pairs = np.column_stack([starts[order], strata[order]])
    edges = np.flatnonzero((np.diff(pairs, axis=0) != 0).any(axis=1)) + 1
    for rows in np.split(order, edges):
        if len(rows):
            yield int(starts[rows[0]]), int(strata[rows[0]]), rows


def in_steady_order(rows: Numbers) -> Numbers:
    """Give rows in an order that only their numbers decide, so that sums come out the same."""
    if not rows.size:
        return rows
    first = rows[:, 0]
    order = np.argsort(first, kind="stable")
    if (np.diff(first[order]) == 0).any() or np.isnan(first).any():
        order = np.lexsort(rows.T[::-1])
    return np.ascontiguousarray(rows[order])


@contextmanager
def one_thread() -> Iterator[None]:
    """Let products of matrices be added up in one order, however many cores there are."""
    with _libraries().limit(limits=1, user_api="blas"):
        yield


@cache
def _libraries() -> "ThreadpoolController":
    """Give what holds the libraries' threads; looking for them takes longer than most products."""
    from threadpoolctl import ThreadpoolController  # noqa: PLC0415 - takes time to import

    return ThreadpoolController()


def _cell(rows: Numbers, start: int, stratum: int) -> Cell:
    rows = in_steady_order(rows)
    mean = rows.mean(axis=0)
    apart = rows - mean
    with one_thread():
        scatter = apart.T @ apart
    return Cell(start=start, stratum=stratum, count=len(rows), mean=mean, scatter=scatter)

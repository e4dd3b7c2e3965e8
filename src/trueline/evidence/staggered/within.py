"""What a regression with unit effects needs of a panel: moments of changes within members.

Regressors differ by cohort and period only, so cells are enough for the coefficients; the error
needs one more look at the members, or the second moments of a cube. Exact for gappy panels too.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from trueline.evidence.cube.cube import Cell, MomentCube
from trueline.evidence.cube.put_together import in_steady_order, members_by_cell
from trueline.evidence.observations import Panel

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class WithinCell:
    """One cell, each member measured against its own average.

    Attributes:
        start: Index of the first treated period; -1 for never.
        stratum: Its number.
        count: Members.
        value_count: Values of all members.
        crossed: Shape (periods, periods); sum over members of the within projections.
        summed: Shape (periods,); sum over members of outcomes less their own average.
    """

    start: int
    stratum: int
    count: int
    value_count: int
    crossed: Numbers
    summed: Numbers


class Within(Protocol):
    """A panel that a regression can be worked out from."""

    @property
    def cells(self) -> tuple[WithinCell, ...]:
        """Its cells."""

    def meat(self, cleared: Sequence[Numbers], paths: Sequence[Numbers]) -> Numbers:
        """Give the sum over members of the squares of their scores.

        Args:
            cleared: For each cell, regressors less period effects, shape (periods, regressors).
            paths: For each cell, what the fit explains, shape (periods,).
        """


@dataclass(frozen=True, slots=True, eq=False)
class WithinCube:
    """A cube as a regression sees it."""

    cube: MomentCube

    @property
    def cells(self) -> tuple[WithinCell, ...]:
        """Its cells."""
        return tuple(
            whole_cell(cell.start, cell.stratum, cell.count, cell.mean) for cell in self.cube.cells
        )

    def meat(self, cleared: Sequence[Numbers], paths: Sequence[Numbers]) -> Numbers:
        """Give the sum of squared scores, from second moments."""
        parts = zip(self.cube.cells, cleared, paths, strict=True)
        return total(own.T @ _scatter_around(cell, path) @ own for cell, own, path in parts)


@dataclass(frozen=True, slots=True, eq=False)
class WithinRows:
    """Members some of whose values are missing.

    Attributes:
        cells: In order.
        rows: For each cell, shape (members, periods); NaN where missing.
    """

    cells: tuple[WithinCell, ...]
    rows: tuple[Numbers, ...]

    def meat(self, cleared: Sequence[Numbers], paths: Sequence[Numbers]) -> Numbers:
        """Give the sum of squared scores, member by member."""
        scores = [
            _apart(rows, path) @ own
            for rows, own, path in zip(self.rows, cleared, paths, strict=True)
        ]
        return total(one.T @ one for one in scores)


def within_panel(panel: Panel) -> WithinRows:
    """Give a panel with gaps; a member with fewer than two values says nothing."""
    cells, kept = [], []
    for start, stratum, members in members_by_cell(panel.starts, panel.strata):
        rows = panel.outcome[members]
        rows = rows[(~np.isnan(rows)).sum(axis=1) > 1]
        if len(rows):
            kept.append(in_steady_order(rows))
            cells.append(_gappy_cell(start, stratum, kept[-1]))
    return WithinRows(tuple(cells), tuple(kept))


def whole_cell(start: int, stratum: int, count: int, mean: Numbers) -> WithinCell:
    """Give a cell whose members have a value in every period."""
    return WithinCell(
        start=start,
        stratum=stratum,
        count=count,
        value_count=count * len(mean),
        crossed=count * _centring(len(mean)),
        summed=count * (mean - mean.mean()),
    )


def total(parts: Iterable[Numbers]) -> Numbers:
    """Add up arrays of one shape; there is at least one."""
    first, *others = parts
    return sum(others, start=first)


def _gappy_cell(start: int, stratum: int, rows: Numbers) -> WithinCell:
    has = (~np.isnan(rows)).astype(float)
    crossed = np.diag(has.sum(axis=0)) - (has / has.sum(axis=1)[:, None]).T @ has
    return WithinCell(
        start=start,
        stratum=stratum,
        count=len(rows),
        value_count=int(has.sum()),
        crossed=crossed,
        summed=_apart(rows, np.zeros(rows.shape[1])).sum(axis=0),
    )


def _apart(rows: Numbers, path: Numbers) -> Numbers:
    """Give what a path does not explain, less each member's average of it; 0 where missing."""
    left = rows - path
    has = ~np.isnan(left)
    left = np.where(has, left, 0.0)
    return np.where(has, left - (left.sum(axis=1) / has.sum(axis=1))[:, None], 0.0)


def _scatter_around(cell: Cell, path: Numbers) -> Numbers:
    centring, off = _centring(len(path)), cell.mean - path
    scatter: Numbers = centring @ (cell.scatter + cell.count * np.outer(off, off)) @ centring
    return scatter


def _centring(width: int) -> Numbers:
    centring: Numbers = np.eye(width) - 1 / width
    return centring

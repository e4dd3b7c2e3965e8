"""What a regression with unit effects needs of each cell: moments of changes within members.

Regressors differ by cohort and period only, so cells are enough for the coefficients; the error
needs one more look at the members, or the second moments of a cube. Exact for gappy panels too.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from trueline.evidence.cube.cube import Cell, MomentCube
from trueline.evidence.cube.put_together import in_steady_order, members_by_cell
from trueline.evidence.observations import Panel

Numbers = NDArray[np.float64]


class Within(Protocol):
    """One cell, each member measured against its own average."""

    @property
    def start(self) -> int:
        """Index of the first treated period; -1 for never."""

    @property
    def stratum(self) -> int:
        """Its number."""

    @property
    def count(self) -> int:
        """Members."""

    @property
    def value_count(self) -> int:
        """Values of all members."""

    def crossed(self) -> Numbers:
        """Give, shape (periods, periods), the sum over members of the within projections."""

    def summed(self) -> Numbers:
        """Give, shape (periods,), the sum over members of outcomes less their own average."""

    def scatter_around(self, path: Numbers) -> Numbers:
        """Give, shape (periods, periods), the scatter of what a path does not explain."""


@dataclass(frozen=True, slots=True, eq=False)
class WholeCell:
    """A cell of a cube."""

    cell: Cell

    @property
    def start(self) -> int:
        """Index of the first treated period."""
        return self.cell.start

    @property
    def stratum(self) -> int:
        """Its number."""
        return self.cell.stratum

    @property
    def count(self) -> int:
        """Members."""
        return self.cell.count

    @property
    def value_count(self) -> int:
        """Values of all members."""
        return self.cell.count * len(self.cell.mean)

    def crossed(self) -> Numbers:
        """Give the sum of the within projections."""
        return self.cell.count * _centring(len(self.cell.mean))

    def summed(self) -> Numbers:
        """Give the sum of outcomes less their own average."""
        summed: Numbers = self.cell.count * (self.cell.mean - self.cell.mean.mean())
        return summed

    def scatter_around(self, path: Numbers) -> Numbers:
        """Give the scatter of what a path does not explain."""
        centring = _centring(len(path))
        off = self.cell.mean - path
        scatter: Numbers = (
            centring @ (self.cell.scatter + self.cell.count * np.outer(off, off)) @ centring
        )
        return scatter


@dataclass(frozen=True, slots=True, eq=False)
class GappyCell:
    """Members some of whose values are missing.

    Attributes:
        start: Index of the first treated period; -1 for never.
        stratum: Its number.
        rows: Shape (members, periods); NaN where missing; each member has two values or more.
    """

    start: int
    stratum: int
    rows: Numbers

    @property
    def count(self) -> int:
        """Members."""
        return len(self.rows)

    @property
    def value_count(self) -> int:
        """Values of all members."""
        return int((~np.isnan(self.rows)).sum())

    def crossed(self) -> Numbers:
        """Give the sum of the within projections."""
        has = (~np.isnan(self.rows)).astype(float)
        sums: Numbers = np.diag(has.sum(axis=0)) - (has / has.sum(axis=1)[:, None]).T @ has
        return sums

    def summed(self) -> Numbers:
        """Give the sum of outcomes less their own average."""
        summed: Numbers = self._apart(np.zeros(self.rows.shape[1])).sum(axis=0)
        return summed

    def scatter_around(self, path: Numbers) -> Numbers:
        """Give the scatter of what a path does not explain."""
        apart = self._apart(path)
        scatter: Numbers = apart.T @ apart
        return scatter

    def _apart(self, path: Numbers) -> Numbers:
        """Give what a path does not explain, less its own average; 0 where missing."""
        left = self.rows - path
        has = ~np.isnan(left)
        left = np.where(has, left, 0.0)
        return np.where(has, left - (left.sum(axis=1) / has.sum(axis=1))[:, None], 0.0)


def within_cube(cube: MomentCube) -> tuple[Within, ...]:
    """Give the cells of a cube."""
    return tuple(WholeCell(cell) for cell in cube.cells)


def within_panel(panel: Panel) -> tuple[Within, ...]:
    """Give the cells of a panel with gaps; a member with fewer than two values says nothing."""
    cells = []
    for start, stratum, members in members_by_cell(panel.starts, panel.strata):
        rows = panel.outcome[members]
        rows = rows[(~np.isnan(rows)).sum(axis=1) > 1]
        if len(rows):
            cells.append(GappyCell(start, stratum, in_steady_order(rows)))
    return tuple(cells)


def _centring(width: int) -> Numbers:
    centring: Numbers = np.eye(width) - 1 / width
    return centring

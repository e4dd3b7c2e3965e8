"""Regression with unit and period effects, from cells: what an analyst's package would report.

Coefficients and member-clustered errors are those of the full regression on every row, with the
small-sample factor G/(G-1) × (N-1)/(N-K), where unit effects are nested in the clusters and so not
counted in K. Where starts are staggered it mixes treated with later treated: it is a diagnostic
here, never an answer.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trueline.evidence.cube.put_together import one_thread
from trueline.evidence.estimate import CannotEstimateError
from trueline.evidence.observations import NEVER
from trueline.evidence.staggered.within import Within, WithinCell, total

Numbers = NDArray[np.float64]
Design = Callable[[int], Numbers]
"""Start of a cohort to its regressors, shape (periods, regressors)."""

NEARLY = 1e-10
"""Share of the largest eigenvalue below which a direction counts as not measured."""


@dataclass(frozen=True, slots=True, eq=False)
class Regression:
    """What came out.

    Attributes:
        coefficients: Shape (regressors,).
        covariance: Shape (regressors, regressors), clustered by member.
        member_count: Members, each a cluster.
        value_count: Values.
    """

    coefficients: Numbers
    covariance: Numbers
    member_count: int
    value_count: int

    @property
    def errors(self) -> Numbers:
        """Shape (regressors,); standard errors."""
        errors: Numbers = np.sqrt(np.diag(self.covariance))
        return errors


def since_start(period_count: int) -> Design:
    """Give the design of one coefficient: treated or not."""

    def design(start: int) -> Numbers:
        periods = np.arange(period_count)
        treated: Numbers = ((start != NEVER) & (periods >= start)).astype(float)[:, None]
        return treated

    return design


def by_event_time(period_count: int, first: int, last: int) -> Design:
    """Give the design of an event study: one coefficient for each time from first to last, but -1.

    Times beyond the ends are taken together with the end.
    """
    times = np.array([one for one in range(first, last + 1) if one != -1])

    def design(start: int) -> Numbers:
        if start == NEVER:
            return np.zeros((period_count, len(times)))
        since = np.clip(np.arange(period_count) - start, first, last)
        at: Numbers = (since[:, None] == times).astype(float)
        return at

    return design


def regress(panel: Within, design: Design) -> Regression:
    """Regress the outcome on a design, with unit effects and period effects in each stratum.

    Raises:
        CannotEstimateError: The regressors cannot be told apart from unit and period effects.
    """
    with one_thread():
        return _regress(panel, design)


def _regress(panel: Within, design: Design) -> Regression:
    cells = panel.cells
    cleared, effects = _cleared(cells, [design(cell.start) for cell in cells])
    pairs = list(zip(cells, cleared, strict=True))
    normal = total(own.T @ cell.crossed @ own for cell, own in pairs)
    _refuse_unidentified(normal)
    inverse = np.linalg.inv(normal)
    found = inverse @ total(own.T @ cell.summed for cell, own in pairs)
    meat = panel.meat(cleared, _paths(cells, [own @ found for own in cleared]))
    members, values = sum(one.count for one in cells), sum(one.value_count for one in cells)
    known = len(found) + effects
    factor = members / (members - 1) * (values - 1) / (values - known)
    return Regression(found, factor * inverse @ meat @ inverse, members, values)


def _cleared(cells: Sequence[WithinCell], designs: list[Numbers]) -> tuple[list[Numbers], int]:
    """Take the period effects of each stratum out of the designs; count them."""
    crossed = [cell.crossed @ own for cell, own in zip(cells, designs, strict=True)]
    taken, count = _fit_periods(cells, crossed)
    return [own - taken[cell.stratum] for cell, own in zip(cells, designs, strict=True)], count


def _paths(cells: Sequence[WithinCell], explained: list[Numbers]) -> list[Numbers]:
    """Give, for each cell, what regressors and period effects say together."""
    pairs = list(zip(cells, explained, strict=True))
    effects, _ = _fit_periods(cells, [cell.summed - cell.crossed @ path for cell, path in pairs])
    return [path + effects[cell.stratum] for cell, path in pairs]


def _fit_periods(
    cells: Sequence[WithinCell], summed: list[Numbers]
) -> tuple[dict[int, Numbers], int]:
    """Fit period effects within each stratum; give them, and how many there are in all."""
    effects, count = {}, 0
    for stratum in sorted({cell.stratum for cell in cells}):
        own = [place for place, cell in enumerate(cells) if cell.stratum == stratum]
        together = total(cells[place].crossed for place in own)
        inverse = np.linalg.pinv(together, rcond=NEARLY, hermitian=True)
        effects[stratum] = inverse @ total(summed[place] for place in own)
        count += int((np.diag(together) > 0).sum())
    return effects, count


def _refuse_unidentified(normal: Numbers) -> None:
    sizes = np.linalg.eigvalsh(normal)
    if sizes[0] <= NEARLY * sizes[-1]:
        raise CannotEstimateError(
            "A regression with unit and period effects cannot tell the tactic from them here; "
            "it needs units that never got the tactic."
        )

"""A panel in an engine as a regression sees it: two passes, and no member leaves the engine."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trueline.evidence.cube.asking import refuse_unsound, symmetric
from trueline.evidence.cube.counted import Counted, count_cells
from trueline.evidence.cube.long_panel import Ask, LongPanel
from trueline.evidence.cube.questions import (
    gappy_score_question,
    presence_question,
    score_question,
)
from trueline.evidence.staggered.within import WithinCell, total, whole_cell

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class WithinEngine:
    """A panel that stays where it is.

    Attributes:
        ask: Runs SQL.
        counted: The first pass.
        is_whole: Every unit has every period.
        places: Of the cells below among the counted ones.
        cells: In order.
    """

    ask: Ask
    counted: Counted
    is_whole: bool
    places: tuple[int, ...]
    cells: tuple[WithinCell, ...]

    def meat(self, cleared: Sequence[Numbers], paths: Sequence[Numbers]) -> Numbers:
        """Give the sum of squared scores, worked out where the members are."""
        shape = self.counted.means.shape
        fitted, weights = np.zeros(shape), np.zeros((*shape, cleared[0].shape[1]))
        for place, own, path in zip(self.places, cleared, paths, strict=True):
            fitted[place] = path
            weights[place] = own - own.mean(axis=0) if self.is_whole else own
        question = score_question if self.is_whole else gappy_score_question
        rows = self.ask(question(self.counted, fitted, weights)).to_pylist()
        refuse_unsound(sum(int(one["faulty"]) for one in rows))
        rows.sort(key=lambda one: int(one["cell"]))
        return total(symmetric(one, weights.shape[2]) for one in rows)


def within_engine(ask: Ask, panel: LongPanel) -> WithinEngine:
    """Take the first pass over a panel, and another where values are missing.

    Raises:
        CannotEstimateError: Rows are not sound; a doubled row that keeps the counts whole is found
            by ``meat`` only.
    """
    counted = count_cells(ask, panel)
    if counted.may_be_whole:
        cells = [
            whole_cell(known.start, known.stratum, int(counts[0]), mean)
            for known, counts, mean in zip(
                counted.cells, counted.counts, counted.means, strict=True
            )
        ]
        return WithinEngine(ask, counted, True, tuple(range(len(cells))), tuple(cells))  # noqa: FBT003
    rows = sorted(ask(presence_question(counted)).to_pylist(), key=lambda one: int(one["cell"]))
    refuse_unsound(sum(int(one["faulty"]) for one in rows))
    places = tuple(int(one["cell"]) for one in rows)
    return WithinEngine(
        ask=ask,
        counted=counted,
        is_whole=False,
        places=places,
        cells=tuple(_gappy_cell(counted, one) for one in rows),
    )


def _gappy_cell(counted: Counted, row: dict[str, float]) -> WithinCell:
    place, width = int(row["cell"]), len(counted.periods)
    values = np.array([float(row[f"n{at}"]) for at in range(width)])
    # Sums came as deviations from the cell's means, so that no digits were lost.
    apart = np.array([float(row[f"r{at}"]) for at in range(width)])
    known = counted.cells[place]
    return WithinCell(
        start=known.start,
        stratum=known.stratum,
        count=int(row["unit_count"]),
        value_count=int(row["value_count"]),
        crossed=np.diag(values) - symmetric(row, width),
        summed=apart + values * counted.means[place],
    )

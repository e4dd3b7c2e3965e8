"""A cube asked of an engine: by sums alone, or in slices of members where the engine is near."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from trueline.evidence.cube.counted import Counted, count_cells
from trueline.evidence.cube.cube import Cell, MomentCube
from trueline.evidence.cube.long_panel import Ask, LongPanel, Value, in_dialect
from trueline.evidence.cube.merging import merged
from trueline.evidence.cube.put_together import put_together
from trueline.evidence.cube.questions import pair_question, rows_question, unit_question
from trueline.evidence.estimate import CannotEstimateError

Numbers = NDArray[np.float64]
SLICE = 2_500_000
"""Rows that are looked at together; bounds memory to some 200 MB."""
NOT_SOUND = (
    "{count} units have two rows for one period, no row for another, or a start or stratum that "
    "changes. Give each unit one row a period, and the same start and strata in all of them."
)


def ask_cube(ask: Ask, panel: LongPanel) -> MomentCube:
    """Ask an engine for a cube by sums alone: no member leaves it.

    Every unit must have every period. Sums come out the same up to their last digits only, as
    engines add in an order of their own; keep the cube, and an answer can be repeated exactly.

    Raises:
        CannotEstimateError: The panel has gaps, or rows that are not sound.
    """
    counted = count_cells(ask, panel)
    if not counted.may_be_whole:
        raise CannotEstimateError(
            "The panel has gaps: some periods have fewer values than others. Ask for the members "
            "in slices, which leaves out who has a gap, or shorten the window."
        )
    rows = sorted(ask(pair_question(counted)).to_pylist(), key=lambda one: int(one["cell"]))
    refuse_unsound(sum(int(one["faulty"]) for one in rows))
    cells = [_cell(counted, one) for one in rows]
    return _cube(counted, cells, dropped_count=0)


def ask_cube_in_slices(ask: Ask, panel: LongPanel, *, rows_at_once: int = SLICE) -> MomentCube:
    """Fetch members in slices and put them together: exact to the byte, and quick nearby.

    Units with a gap are left out and counted.

    Raises:
        CannotEstimateError: Rows are not sound.
    """
    counted = count_cells(ask, panel)
    cubes = [
        put_together(
            outcome,
            starts=np.array([counted.cells[at].start for at in cell], int),
            strata=np.array([counted.cells[at].stratum for at in cell], int),
            periods=[str(one) for one in counted.periods],
        )
        for cell, outcome in _slices(ask, counted, rows_at_once)
    ]
    cells = merged([cell for cube in cubes for cell in cube.cells])
    return _cube(counted, cells, dropped_count=sum(one.dropped_count for one in cubes))


def refuse_unsound(count: int) -> None:
    """Refuse units whose rows contradict each other.

    Raises:
        CannotEstimateError: There are some.
    """
    if count:
        raise CannotEstimateError(NOT_SOUND.format(count=count))


def symmetric(row: dict[str, float], count: int, letter: str = "p") -> Numbers:
    """Read ``p0_0``, ``p0_1``, … as a matrix."""
    square = np.zeros((count, count))
    for one in range(count):
        for other in range(one, count):
            square[one, other] = square[other, one] = row[f"{letter}{one}_{other}"]
    return square


def _cube(counted: Counted, cells: Sequence[Cell], *, dropped_count: int) -> MomentCube:
    return MomentCube(
        periods=tuple(str(one) for one in counted.periods),
        cells=tuple(merged(cells)),
        strata=counted.strata,
        dropped_count=dropped_count,
    )


def _cell(counted: Counted, row: dict[str, float]) -> Cell:
    at = int(row["cell"])
    known = counted.cells[at]
    return Cell(
        start=known.start,
        stratum=known.stratum,
        count=int(row["unit_count"]),
        mean=counted.means[at],
        scatter=symmetric(row, len(counted.periods)),
    )


def _slices(
    ask: Ask, counted: Counted, rows_at_once: int
) -> Iterator[tuple[NDArray[np.int64], Numbers]]:
    """Give cell numbers, shape (units,), and outcomes, shape (units, periods), slice by slice."""
    width, dialect = len(counted.periods), counted.panel.dialect
    for first, last in _limits(ask, counted, rows_at_once):
        table = ask(in_dialect(rows_question(counted, first, last), dialect))
        cell = table.column("cell").to_numpy()
        refuse_unsound(int((cell != table.column("last_cell").to_numpy()).sum()))
        outcomes = table.column("outcomes").combine_chunks()
        places = table.column("places").combine_chunks().flatten().to_numpy()
        counts = np.diff(outcomes.offsets.to_numpy())
        unit = np.repeat(np.arange(len(cell)), counts)
        spread = np.full((len(cell), width), np.nan)
        spread[unit, places] = outcomes.flatten().to_numpy()
        has = (~np.isnan(spread)).sum(axis=1)
        refuse_unsound(int((has != counts).sum()))
        yield cell, spread


def _limits(ask: Ask, counted: Counted, rows_at_once: int) -> Iterator[tuple[Value, Value]]:
    """Give where slices begin and end, by the names of units."""
    rows = float(counted.counts.sum())
    if rows <= rows_at_once:
        yield None, None
        return
    table = ask(in_dialect(unit_question(counted), counted.panel.dialect))
    units, count = table.column("unit"), int(np.ceil(rows / rows_at_once))
    edges = [units[len(units) * at // count].as_py() for at in range(1, count)]
    yield from pairwise((None, *edges, None))

"""The first of two passes: how many values each cell has in each period, and their means."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trueline.evidence.cube.long_panel import Ask, LongPanel, Value, in_dialect, name
from trueline.evidence.estimate import CannotEstimateError

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class CountedCell:
    """What sets a cell apart.

    Attributes:
        start: Index of the first treated period; -1 for never, and for after the last period.
        stratum: Its number.
        keys: Values of start and strata in the table.
    """

    start: int
    stratum: int
    keys: tuple[Value, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """What the first pass found.

    Attributes:
        panel: That was asked.
        periods: Values, in order of time.
        cells: In order of start, stratum and keys; several keys may share start and stratum.
        strata: Names, by number.
        counts: Shape (cells, periods); values.
        means: Shape (cells, periods); 0 where there is no value.
    """

    panel: LongPanel
    periods: tuple[Value, ...]
    cells: tuple[CountedCell, ...]
    strata: tuple[str, ...]
    counts: Numbers
    means: Numbers

    @property
    def may_be_whole(self) -> bool:
        """Say whether every cell has as many values in each period."""
        return bool((self.counts == self.counts[:, :1]).all())


def count_cells(ask: Ask, panel: LongPanel) -> Counted:
    """Ask for counts and means by start, stratum and period.

    Raises:
        CannotEstimateError: There is no row, a period is empty, or a value is not a number.
    """
    rows = ask(in_dialect(_question(panel), panel.dialect)).to_pylist()
    if not rows:
        raise CannotEstimateError("The panel has no row with an outcome.")
    if any(one["period"] is None for one in rows):
        raise CannotEstimateError(f"The column “{panel.period}” is empty in some rows.")
    periods = tuple(sorted({one["period"] for one in rows}))
    names = [f"key{at}" for at in range(1 + len(panel.strata))]
    found = {tuple(one[key] for key in names) for one in rows}
    strata = sorted({key[1:] for key in found}, key=_sortable)
    cells = sorted(
        (
            CountedCell(_start_index(key[0], periods, panel), strata.index(key[1:]), key)
            for key in found
        ),
        key=lambda one: (one.start, one.stratum, _sortable(one.keys)),
    )
    place = {cell.keys: at for at, cell in enumerate(cells)}
    counts, sums = np.zeros((2, len(cells), len(periods)))
    for one in rows:
        at = place[tuple(one[key] for key in names)], periods.index(one["period"])
        counts[at], sums[at] = one["value_count"], one["summed"]
    if not np.isfinite(sums).all():
        raise CannotEstimateError(
            f"The column “{panel.outcome}” holds values that are no number; leave them empty."
        )
    means = sums / np.maximum(counts, 1)
    words = tuple(" / ".join("" if one is None else str(one) for one in key) for key in strata)
    return Counted(panel, periods, tuple(cells), words, counts, means)


def _question(panel: LongPanel) -> str:
    keys = [name(one) for one in (panel.start, *panel.strata)]
    told = ", ".join(f"{key} AS key{at}" for at, key in enumerate(keys))
    outcome, period = name(panel.outcome), name(panel.period)
    return (
        f"SELECT {told}, {period} AS period, COUNT({outcome}) AS value_count, "
        f"SUM(CAST({outcome} AS DOUBLE)) AS summed FROM {name(panel.table)} "
        f"WHERE {outcome} IS NOT NULL GROUP BY {', '.join(keys)}, {period}"
    )


def _start_index(start: Value, periods: tuple[Value, ...], panel: LongPanel) -> int:
    if start is None or start == panel.never:
        return -1
    try:
        before = sum(one < start for one in periods)  # type: ignore[operator]
    except TypeError as differing:
        raise CannotEstimateError(
            f"The columns “{panel.start}” and “{panel.period}” are of different kinds; a start is "
            "one of the periods."
        ) from differing
    # Who begins after the last period is untreated in all that is looked at.
    return before if before < len(periods) else -1


def _sortable(keys: tuple[Value, ...]) -> tuple[tuple[bool, str], ...]:
    return tuple((one is not None, str(one)) for one in keys)

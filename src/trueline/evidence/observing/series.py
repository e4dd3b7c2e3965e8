"""Rows to series over time: spend of media, and what links and codes claim."""

import numpy as np

from trueline.evidence.observations import Claims, Flags, MediaSeries, Numbers, Panel
from trueline.evidence.observing.grid import Grid
from trueline.evidence.observing.panels import controls_of
from trueline.evidence.observing.rows import Rows, refused
from trueline.evidence.study_source import Columns


def media_of(rows: Rows, grid: Grid, columns: Columns) -> MediaSeries:
    """Give the outcome and each medium's spend, period by period, over all units.

    Raises:
        FaultyInputError: Spend is missing or below zero: nothing spent is written as 0.
    """
    spend = []
    for medium in columns.media:
        values = rows.numbers[medium.column]
        for odd, what in (
            (np.isnan(values[grid.kept]), f"The spend of {medium.name} is missing here."),
            (values[grid.kept] < 0, f"The spend of {medium.name} is below zero here."),
        ):
            if odd.any():
                remedy = "Write what was spent; 0 where it was nothing."
                raise refused(rows.at(grid.kept[np.flatnonzero(odd)]), what, remedy)
        spend.append(_added_up(grid, values))
    return MediaSeries(
        periods=grid.timeline.names,
        outcome=_added_up(grid, rows.numbers[columns.outcome]),
        media=tuple(one.name for one in columns.media),
        spend=np.stack(spend, axis=1),
        controls=controls_of(rows, grid, columns).T,
        control_names=columns.controls,
    )


def claims_of(rows: Rows, grid: Grid, columns: Columns, panel: Panel) -> Claims:
    """Give what links and codes claim beside the whole, over treated units since their start.

    What units without the tactic claim came without it, and is nobody's effect. A period is NaN
    where no unit is treated, or a treated one has no value.
    """
    since = panel.treated[:, None] & (
        np.arange(len(panel.periods))[None, :] >= panel.starts[:, None]
    )
    attributed = grid.spread(rows.numbers[columns.attributed])
    return Claims(
        periods=panel.periods,
        attributed=_where(since, attributed),
        outcome=_where(since, panel.outcome),
    )


def _where(since: Flags, values: Numbers) -> Numbers:
    """Add values of some cells up over units. Shape (units, periods) to (periods,)."""
    total = np.where(since, values, 0.0).sum(axis=0)
    return np.where(since.any(axis=0), total, np.nan)


def _added_up(grid: Grid, values: Numbers) -> Numbers:
    """Add a column up over units; NaN where a period has no row, or a row has no value."""
    count = len(grid.timeline.names)
    total = np.bincount(grid.period, weights=values[grid.kept], minlength=count)
    has_rows = np.bincount(grid.period, minlength=count) > 0
    return np.where(has_rows, total, np.nan)

"""Panels cut, begun at another time, or with units left out: for attempts to refute."""

from dataclasses import replace

import numpy as np

from trueline.evidence.observations import NEVER, Flags, Observations, Panel


def cut(panel: Panel, end: int) -> Panel:
    """Give the periods before an end; starts from there on count as never."""
    starts = np.where(panel.starts < end, panel.starts, NEVER)
    placebo = None if panel.placebo is None else panel.placebo[:, :end]
    return replace(
        panel,
        periods=panel.periods[:end],
        outcome=panel.outcome[:, :end],
        starts=starts,
        placebo=placebo,
        controls=panel.controls[:, :end],
    )


def begun_earlier(panel: Panel, start: int) -> Panel:
    """Give the time before anybody was treated, as if the first had begun at an earlier period.

    Units that began later than the first keep their distance to it, where that still lies before
    the true start; those beyond are left out.

    Args:
        panel: With treated units.
        start: Index of the period that stands for the first start.
    """
    shift = panel.first_start - start
    moved = np.where(panel.treated, panel.starts - shift, NEVER)
    kept = (moved == NEVER) | (moved < panel.first_start)
    early = cut(replace(panel, starts=moved), panel.first_start)
    return with_units(early, kept)


def with_units(panel: Panel, kept: Flags) -> Panel:
    """Give a panel of some of its units.

    Args:
        panel: Any.
        kept: Shape (units,).
    """
    places = np.flatnonzero(kept)
    return replace(
        panel,
        units=tuple(panel.units[one] for one in places),
        outcome=panel.outcome[places],
        starts=panel.starts[places],
        strata=panel.strata[places],
        placebo=None if panel.placebo is None else panel.placebo[places],
    )


def only_panel(observations: Observations, panel: Panel) -> Observations:
    """Give observations whose only shape is a panel: what was made of another one is left out."""
    return replace(
        observations, panel=panel, members=None, cube=None, media=None, claims=None, events=()
    )

"""Rows to all shapes of observations that they have."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np

from trueline.evidence.clustered import hold_several
from trueline.evidence.observations import Event, Observations, Panel
from trueline.evidence.observing.grid import Grid, lay_out
from trueline.evidence.observing.members import members_of, members_of_panel
from trueline.evidence.observing.panels import panel_of
from trueline.evidence.observing.rows import Rows
from trueline.evidence.observing.series import claims_of, media_of
from trueline.evidence.observing.timeline import Timeline
from trueline.evidence.study import Study


@dataclass(frozen=True, slots=True)
class Happening:
    """Something else that happened on a day.

    Attributes:
        day: On which it began.
        title: In words.
        kind: ``event``, ``definition-break`` or ``tactic``.
    """

    day: date
    title: str
    kind: str = "event"


def observed(rows: Rows, study: Study, happenings: Iterable[Happening] = ()) -> Observations:
    """Give what a study looks at.

    Args:
        rows: With every column that the study names.
        study: What they mean.
        happenings: What else is known to have happened; those outside the windows do not count.

    Raises:
        FaultyInputError: The rows contradict each other or leave something open; each message
            names rows.
    """
    if not study.columns.period:
        return _of_members(rows, study)
    grid = lay_out(rows, study.columns, study.windows)
    panel, notes = panel_of(rows, grid, study)
    members, of_members = members_of_panel(rows, grid, study, panel)
    return Observations(
        digest=rows.digest,
        row_count=rows.count,
        missing_share=_missing_share(panel, len(grid.timeline.closed)),
        panel=panel,
        members=members,
        media=media_of(rows, grid, study.columns) if study.columns.media else None,
        claims=claims_of(rows, grid, study.columns, panel) if study.columns.attributed else None,
        events=placed_events(grid.timeline, happenings),
        notes=(*grid.timeline.notes, *notes, *of_members),
        is_clustered=_is_clustered(rows, grid, study.columns.cluster),
    )


def _missing_share(panel: Panel, closed: int) -> float:
    """Give the share of values that are missing, with the periods that nobody reported at all."""
    unreported = closed * len(panel.units)
    missing = int(np.isnan(panel.outcome).sum()) + unreported
    return missing / (panel.outcome.size + unreported)


def _is_clustered(rows: Rows, grid: Grid, column: str) -> bool:
    return bool(column) and hold_several(grid.of_units(rows.words[column])[0])


def _of_members(rows: Rows, study: Study) -> Observations:
    members, notes = members_of(rows, study)
    missing = float(np.isnan(rows.numbers[study.columns.outcome]).mean())
    is_clustered = bool(study.columns.cluster) and hold_several(members.cluster)
    return Observations(
        rows.digest,
        rows.count,
        missing,
        members=members,
        notes=notes,
        is_clustered=is_clustered,
    )


def placed_events(timeline: Timeline, happenings: Iterable[Happening]) -> tuple[Event, ...]:
    """Give happenings by the period that they began in; those outside are left out."""
    placed = ((timeline.place_of(one.day), one) for one in happenings)
    found = [Event(at, one.title, one.kind) for at, one in placed if at is not None]
    return tuple(sorted(found, key=lambda one: (one.period, one.kind, one.title)))

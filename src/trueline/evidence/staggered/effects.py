"""Effects of staggered starts with their full covariance, from a moment cube or a gappy panel.

Members are taken as drawn anew within their cohort and stratum; how many began when is taken as
given. So the errors do not hold the doubt about cohort shares that some packages add. Degrees of
freedom are Satterthwaite's (1946): near the size of the smallest cohort where that cohort makes
most of the error, and never below it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from trueline.evidence.cube.cube import MomentCube
from trueline.evidence.cube.put_together import in_steady_order, members_by_cell, one_thread
from trueline.evidence.observations import Panel
from trueline.evidence.staggered.averages import Averages, averages_of
from trueline.evidence.staggered.contrasts import (
    Contrasts,
    Controls,
    Group,
    GroupTime,
    contrasts_of,
    loadings_of,
)

Numbers = NDArray[np.float64]
AT_ONCE = 64
"""Pairs of periods that are looked at together; bounds memory."""


@dataclass(frozen=True, slots=True, eq=False)
class Effects:
    """Averages of group-time effects.

    Attributes:
        contrasts: The effects that went in.
        averages: What each row below is.
        values: Shape (averages,), in the outcome's unit.
        covariance: Shape (averages, averages).
        freedom: Shape (averages,); degrees of freedom of each.
        observed: Average outcome of the treated after they began.
        unit_periods: Treated members times periods that the first row is about.
    """

    contrasts: Contrasts
    averages: Averages
    values: Numbers
    covariance: Numbers
    freedom: Numbers
    observed: float
    unit_periods: float

    @property
    def left_out_count(self) -> int:
        """Treated members in groups that nobody can be compared with."""
        return sum(self.contrasts.groups[one].count for one in self.contrasts.left_out)


def effects_of_cube(
    cube: MomentCube, controls: Controls = Controls.NEVER_TREATED
) -> Effects | None:
    """Work out effects from means and second moments; None where nothing can be compared."""
    groups = [Group(cell.start, cell.stratum, cell.count) for cell in cube.cells]
    contrasts = contrasts_of(groups, len(cube.periods), controls)
    if not contrasts.effects:
        return None
    averages = averages_of(contrasts)
    loadings = loadings_of(contrasts, averages.weights)
    with one_thread():
        parts = [
            _Part(cell.mean @ own, own.T @ cell.scatter @ own / (cell.count * (cell.count - 1.0)))
            if own.any()
            else _Part.nothing(len(averages.weights))
            for cell, own in zip(cube.cells, loadings, strict=True)
        ]
    means = np.array([cell.mean for cell in cube.cells])
    return _told(contrasts, averages, parts, means)


def effects_of_panel(panel: Panel, controls: Controls = Controls.NEVER_TREATED) -> Effects | None:
    """Work out effects where values are missing: each change from those who have both its ends.

    Without a missing value this gives what ``effects_of_cube`` gives. None where nothing can be
    compared.
    """
    found = list(members_by_cell(panel.starts, panel.strata))
    rows = [in_steady_order(panel.outcome[members]) for _, _, members in found]
    groups = [Group(start, stratum, len(own)) for start, stratum, own in found]
    both = [_pair_counts(own) for own in rows]
    contrasts = _with_both_ends(contrasts_of(groups, len(panel.periods), controls), both)
    if not contrasts.effects:
        return None
    averages = averages_of(contrasts)
    changes = _changes_of(contrasts, averages.weights, both)
    with one_thread():
        parts = [
            _part_of(own, asked, len(averages.weights))
            for own, asked in zip(rows, changes, strict=True)
        ]
    seen = np.array([np.maximum((~np.isnan(own)).sum(axis=0), 1) for own in rows])
    means = np.array([np.nansum(own, axis=0) for own in rows]) / seen
    return _told(contrasts, averages, parts, means)


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """What one group adds to values and covariance of the averages."""

    values: Numbers
    covariance: Numbers

    @classmethod
    def nothing(cls, width: int) -> "_Part":
        return cls(np.zeros(width), np.zeros((width, width)))


def _told(
    contrasts: Contrasts, averages: Averages, parts: Sequence[_Part], means: Numbers
) -> Effects:
    counts = contrasts.counts * (contrasts.since >= 0)
    at = np.array([means[one.group, one.period] for one in contrasts.effects])
    covariance = sum((one.covariance for one in parts), start=np.zeros(()))
    variances = np.array([np.diag(one.covariance) for one in parts])
    return Effects(
        contrasts=contrasts,
        averages=averages,
        values=sum((one.values for one in parts), start=np.zeros(())),
        covariance=(covariance + covariance.T) / 2,
        freedom=_freedom(variances, contrasts.groups),
        observed=float(counts @ at / counts.sum()),
        unit_periods=float(counts.sum()),
    )


def _freedom(parts: Numbers, groups: Sequence[Group]) -> Numbers:
    """Give degrees of freedom from each group's part in each variance, shape (groups, averages)."""
    spare = np.array([max(one.count - 1.0, 1.0) for one in groups])
    squares = (parts**2 / spare[:, None]).sum(axis=0)
    total = parts.sum(axis=0) ** 2
    freedom: Numbers = np.where(squares > 0, total / np.where(squares > 0, squares, 1.0), 1.0)
    return freedom


def _pair_counts(rows: Numbers) -> Numbers:
    has = (~np.isnan(rows)).astype(float)
    with one_thread():
        counts: Numbers = has.T @ has
    return counts


def _with_both_ends(contrasts: Contrasts, both: list[Numbers]) -> Contrasts:
    """Keep effects whose change two members of the cohort and of a control group have whole."""

    def has_two(group: int, one: GroupTime) -> bool:
        return bool(both[group][one.period, contrasts.groups[one.group].start - 1] > 1)

    kept = [
        replace(one, pool=tuple(other for other in one.pool if has_two(other, one)))
        for one in contrasts.effects
        if has_two(one.group, one)
    ]
    kept = [one for one in kept if one.pool]
    after = {one.group for one in kept if one.period >= contrasts.groups[one.group].start}
    lost = {one.group for one in contrasts.effects} - after
    return replace(
        contrasts,
        effects=tuple(one for one in kept if one.group in after),
        left_out=tuple(sorted({*contrasts.left_out, *lost})),
    )


def _changes_of(
    contrasts: Contrasts, weights: Numbers, both: list[Numbers]
) -> list[dict[tuple[int, int], Numbers]]:
    """Give for each group what each of its changes (period, base) counts for in each average."""
    changes: list[dict[tuple[int, int], Numbers]] = [{} for _ in contrasts.groups]
    for number, one in enumerate(contrasts.effects):
        at = (one.period, contrasts.groups[one.group].start - 1)
        pooled = sum(both[other][at] for other in one.pool)
        shares = [(one.group, 1.0), *((other, -both[other][at] / pooled) for other in one.pool)]
        for group, share in shares:
            changes[group][at] = changes[group].get(at, 0.0) + share * weights[:, number]
    return changes


def _part_of(rows: Numbers, changes: dict[tuple[int, int], Numbers], width: int) -> _Part:
    """Give a group's part from its members' changes."""
    value, apart = np.zeros(width), np.zeros((len(rows), width))
    asked = list(changes.items())
    for first in range(0, len(asked), AT_ONCE):
        some = asked[first : first + AT_ONCE]
        ends = np.array([at for at, _ in some])
        weights = np.array([weight for _, weight in some])
        change = rows[:, ends[:, 0]] - rows[:, ends[:, 1]]
        has = ~np.isnan(change)
        counts = has.sum(axis=0)
        mean = np.where(has, change, 0.0).sum(axis=0) / counts
        value += mean @ weights
        scale = 1 / np.sqrt(counts * (counts - 1.0))
        apart += (np.where(has, change - mean, 0.0) * scale) @ weights
    return _Part(value, apart.T @ apart)

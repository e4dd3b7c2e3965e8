"""Contrasts: which changes of which cells are held against each other, and how they add up.

A group-time effect compares the change of a cohort since its last untreated period with the change
of its controls in the same stratum (Callaway and Sant'Anna, 2021). Every average of such effects
is a sum of cell means with fixed weights; those weights, the *loadings*, are worked out here, so
that value and covariance of any average follow from means and second moments alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from trueline.evidence.observations import NEVER

Numbers = NDArray[np.float64]


class Controls(StrEnum):
    """Who shows how the treated would have changed."""

    NEVER_TREATED = "never treated"
    NOT_YET_TREATED = "not treated yet"


@dataclass(frozen=True, slots=True)
class Group:
    """Members of one cohort in one stratum.

    Attributes:
        start: Index of their first treated period; -1 for never.
        stratum: Its number.
        count: Members.
    """

    start: int
    stratum: int
    count: int


@dataclass(frozen=True, slots=True)
class GroupTime:
    """One group-time effect.

    Attributes:
        group: Place of the treated group.
        period: Index of the period that it is about.
        pool: Places of the control groups.
    """

    group: int
    period: int
    pool: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Contrasts:
    """All group-time effects that can be worked out.

    Attributes:
        groups: Every group, in the cube's order.
        period_count: Periods.
        effects: In order of group and period.
        left_out: Places of treated groups without controls, a period before, or a second member.
    """

    groups: tuple[Group, ...]
    period_count: int
    effects: tuple[GroupTime, ...]
    left_out: tuple[int, ...]

    @property
    def since(self) -> NDArray[np.int64]:
        """Shape (effects,); periods since the group's start, negative before it."""
        return np.array([one.period - self.groups[one.group].start for one in self.effects], int)

    @property
    def counts(self) -> Numbers:
        """Shape (effects,); members of the treated group."""
        return np.array([self.groups[one.group].count for one in self.effects], float)

    @property
    def starts(self) -> NDArray[np.int64]:
        """Shape (effects,); start of the treated group."""
        return np.array([self.groups[one.group].start for one in self.effects], int)


def contrasts_of(groups: Sequence[Group], period_count: int, controls: Controls) -> Contrasts:
    """Give every group-time effect of a panel, and the treated groups that have none.

    A group of one member is left out, as it cannot say how much its members differ.
    """
    effects: list[GroupTime] = []
    left_out: list[int] = []
    for place, group in enumerate(groups):
        if group.start == NEVER:
            continue
        found = _effects_of(place, groups, period_count, controls)
        has_after = any(one.period >= group.start for one in found)
        effects.extend(found if has_after else ())
        left_out.extend(() if has_after else (place,))
    return Contrasts(tuple(groups), period_count, tuple(effects), tuple(left_out))


def _effects_of(
    place: int, groups: Sequence[Group], period_count: int, controls: Controls
) -> list[GroupTime]:
    group = groups[place]
    if group.start < 1 or group.count < 2:  # noqa: PLR2004 - two members differ, one does not
        return []
    pools = (
        (period, _pool(place, groups, period, controls))
        for period in range(period_count)
        if period != group.start - 1
    )
    return [GroupTime(place, period, pool) for period, pool in pools if pool]


def _pool(place: int, groups: Sequence[Group], period: int, controls: Controls) -> tuple[int, ...]:
    """Give the groups of the same stratum that are untreated in this period and the base period."""
    own = groups[place]
    last = max(period, own.start - 1)

    def is_control(one: Group) -> bool:
        if one.start == NEVER:
            return True
        return controls is Controls.NOT_YET_TREATED and one.start > last

    return tuple(
        other
        for other, one in enumerate(groups)
        if other != place
        and one.stratum == own.stratum
        and one.count > 1
        and one.start != own.start
        and is_control(one)
    )


def loadings_of(contrasts: Contrasts, weights: Numbers) -> Numbers:
    """Give what each cell mean counts for in each average of group-time effects.

    Args:
        contrasts: The effects.
        weights: Shape (averages, effects).

    Returns:
        Shape (groups, periods, averages).
    """
    groups, width = contrasts.groups, contrasts.period_count
    place, effect, sign = _entries(contrasts)
    loadings = np.zeros((len(groups) * width, len(weights)))
    np.add.at(loadings, place, sign[:, None] * weights.T[effect])
    return loadings.reshape(len(groups), width, len(weights))


def _entries(
    contrasts: Contrasts,
) -> tuple[NDArray[np.int64], NDArray[np.int64], Numbers]:
    """Give every cell mean of every effect: place (group × periods + period), effect, sign."""
    width = contrasts.period_count
    entries: list[tuple[int, int, float]] = []
    for number, one in enumerate(contrasts.effects):
        start = contrasts.groups[one.group].start
        pooled = sum(contrasts.groups[other].count for other in one.pool)
        shares = [(one.group, 1.0)]
        shares += [(other, -contrasts.groups[other].count / pooled) for other in one.pool]
        for group, share in shares:
            entries.append((group * width + one.period, number, share))
            entries.append((group * width + start - 1, number, -share))
    place, effect, sign = zip(*entries, strict=True) if entries else ((), (), ())
    return np.array(place, int), np.array(effect, int), np.array(sign, float)

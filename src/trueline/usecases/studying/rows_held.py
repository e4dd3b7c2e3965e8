"""Rows held: what the rows of a run hold, without any of them: columns, and groups of ten or more.

Rows may be about people, so that nobody is shown one. A group of fewer than ten is withheld, and
with it the next smallest ones, until what is withheld is no such group either: else the whole less
the rest would tell it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from trueline.evidence.cube.kept import FEWEST
from trueline.evidence.observations import NEVER, Observations
from trueline.evidence.observing.rows import NO_WORD, Rows
from trueline.usecases.studying.running import StudyRun, looked_again, run_of
from trueline.usecases.workspace import Workspace

WITH, WITHOUT = "with the tactic", "without it"


@dataclass(frozen=True, slots=True)
class HeldColumn:
    """A column.

    Attributes:
        name: As the source writes it.
        is_number: Whether it holds numbers, not words.
        filled: Rows in which it says something.
    """

    name: str
    is_number: bool
    filled: int


@dataclass(frozen=True, slots=True)
class HeldGroup:
    """Units that got the tactic at the same time, or never.

    Attributes:
        name: Period in which they got it, or whether they did.
        count: How many; None where that is withheld.
    """

    name: str
    count: int | None


@dataclass(frozen=True, slots=True)
class RowsHeld:
    """What the rows of a run hold.

    Attributes:
        run: Whose rows.
        columns: By name; empty where only the cube of a large panel was kept.
        groups: Of its units, in order of time, those without the tactic last; empty for one series.
    """

    run: StudyRun
    columns: tuple[HeldColumn, ...]
    groups: tuple[HeldGroup, ...]


def rows_held(workspace: Workspace, study: str, *, as_of: datetime | None = None) -> RowsHeld:
    """Say what the rows of the newest run of a study hold.

    Args:
        workspace: Of the organisation.
        study: Its id.
        as_of: Moment whose knowledge counts, in UTC; None for the present.

    Raises:
        MissingError: There is no such run, or its rows are not there any more.
        DamagedError: They are not what was kept.
    """
    run = run_of(workspace, study, as_of=as_of)
    looked = looked_again(workspace, run)
    columns = tuple(_columns(looked.rows)) if looked.rows is not None else ()
    return RowsHeld(run, columns, withheld(_groups(looked.observations)))


def withheld(groups: Mapping[str, int]) -> tuple[HeldGroup, ...]:
    """Give groups in their order without what would tell of fewer than ten.

    Example:
        >>> [one.count for one in withheld({"May": 3, "June": 40, "July": 12})]
        [None, 40, None]
    """
    hidden = {name for name, count in groups.items() if count < FEWEST}
    for name in sorted(groups, key=lambda one: groups[one]):
        is_told = len(hidden) == 1 or sum(groups[one] for one in hidden) < FEWEST
        if hidden and is_told:
            hidden.add(name)
    return tuple(HeldGroup(one, None if one in hidden else groups[one]) for one in groups)


def _columns(rows: Rows) -> Iterable[HeldColumn]:
    words = [
        HeldColumn(name, is_number=False, filled=int((one.codes != NO_WORD).sum()))
        for name, one in rows.words.items()
    ]
    numbers = [
        HeldColumn(name, is_number=True, filled=int((~np.isnan(one)).sum()))
        for name, one in rows.numbers.items()
    ]
    return sorted([*words, *numbers], key=lambda one: one.name)


def _groups(seen: Observations) -> dict[str, int]:
    if seen.cube is not None:
        begun: Counter[int] = Counter()
        for cell in seen.cube.cells:
            begun[cell.start] += cell.count
        return _named(begun, seen.cube.periods)
    if seen.panel is not None:
        return _named(Counter(seen.panel.starts.tolist()), seen.panel.periods)
    if seen.members is not None:
        got = int(seen.members.treated.sum())
        return {WITH: got, WITHOUT: len(seen.members.treated) - got}
    return {}


def _named(begun: Mapping[int, int], periods: tuple[str, ...]) -> dict[str, int]:
    named = {periods[start]: begun[start] for start in sorted(begun) if start != NEVER}
    return named | ({WITHOUT: begun[NEVER]} if NEVER in begun else {})

"""Who got the tactic, and since when, read from a column or from names."""

from collections.abc import Sequence
from difflib import get_close_matches

import numpy as np

from trueline.evidence.observations import NEVER, Flags, Indices
from trueline.evidence.observing.grid import Grid
from trueline.evidence.observing.rows import NO_WORD, Rows, refused
from trueline.evidence.study import Treatment

YES = frozenset({"1", "1.0", "true", "yes", "treated"})
NO = frozenset({"0", "0.0", "false", "no", "control"})
MOST_SHOWN = 12
NEVER_WORDS = frozenset({"0", "0.0", "never", "inf", "nan", "none"})


def starts_of(rows: Rows, grid: Grid, treatment: Treatment) -> tuple[Indices, tuple[str, ...]]:
    """Give the first treated period of each unit of a panel.

    Returns:
        Shape (units,), ``NEVER`` for controls; and what a reader must know, in sentences.

    Raises:
        FaultyInputError: The column or the names leave it open, or a unit lost the tactic again.
    """
    if treatment.column and treatment.says_start:
        return _starts_said(rows, grid, treatment.column)
    if treatment.column:
        return _starts_shown(rows, grid, treatment), ()
    return _starts_named(rows, grid, treatment)


def flags_of(rows: Rows, treatment: Treatment, unit: str) -> Flags:
    """Give who got the tactic, where each row is a unit.

    Raises:
        FaultyInputError: A row leaves it open, or a named unit is not there.
    """
    if treatment.column:
        return _told(rows, treatment, np.arange(rows.count))
    if not treatment.units or not unit:
        what = "Nothing says which rows got the tactic."
        raise refused("study, treatment", what, "Name the column that says it.")
    words = rows.words[unit]
    wanted = _named(treatment.units, words.levels, rows.where)
    return np.isin(words.codes, wanted)


def _starts_named(rows: Rows, grid: Grid, treatment: Treatment) -> tuple[Indices, tuple[str, ...]]:
    starts = np.full(len(grid.units), NEVER, dtype=np.int64)
    if not treatment.start:
        return starts, ()
    place = _start_in(grid, treatment.start)
    if grid.units == ("",):
        if treatment.units:
            what = "The data are one series, so that no unit can be named."
            raise refused("study, treatment/units", what, "Name the column of the unit.")
        starts[:] = place
    elif not treatment.units:
        what = "Nothing says which units got the tactic."
        raise refused("study, treatment/units", what, "Name them.")
    else:
        starts[_named(treatment.units, grid.units, rows.where)] = place
    return starts, ()


def _start_in(grid: Grid, start: str) -> int:
    names = grid.timeline.names
    place = grid.timeline.place(start)
    if place is None:
        what = f"“{start}” is not written as the data write periods."
        raise refused("study, treatment/start", what, f"Write it like {names[0]}.")
    if place >= len(names):
        what = f"The data end before {start}."
        raise refused("study, treatment/start", what, "Give data that reach beyond it.")
    if place and not grid.timeline.holds(start):
        what = f"No period of the data begins with {start}; it lies within {names[place - 1]}."
        remedy = f"Say {names[place - 1]} or {names[place]}: which is the first with the tactic?"
        raise refused("study, treatment/start", what, remedy)
    return place


def _starts_shown(rows: Rows, grid: Grid, treatment: Treatment) -> Indices:
    """Read a column of 0 and 1, period by period; what begins goes on."""
    told = _told(rows, treatment, grid.kept)
    shape = (len(grid.units), len(grid.timeline.names))
    first = np.full(len(grid.units), shape[1], dtype=np.int64)
    np.minimum.at(first, grid.unit[told], grid.period[told])
    lost = np.flatnonzero(~told & (grid.period > first[grid.unit]))
    if len(lost):
        unit, period = grid.units[grid.unit[lost[0]]], grid.timeline.names[grid.period[lost[0]]]
        what = f"{unit or 'The series'} got the tactic and is without it again in {period}."
        remedy = "Let the window end before that; an effect that ends is a study of its own."
        raise refused(rows.at(grid.kept[lost]), what, remedy)
    return np.where(first == shape[1], NEVER, first)


def _starts_said(rows: Rows, grid: Grid, column: str) -> tuple[Indices, tuple[str, ...]]:
    """Read a column that holds the first treated period, the same in all rows of a unit."""
    words = rows.words[column]
    own, differing = grid.of_units(words)
    if len(differing):
        what = f"The column “{column}” says different starts of one unit."
        raise refused(rows.at(differing), what, "Give each unit one start.")
    places = np.array([_place_of(one, grid, rows, column) for one in words.levels] or [NEVER])
    starts = np.where(own == NO_WORD, NEVER, places[own])
    later = int((starts >= len(grid.timeline.names)).sum())
    notes = (
        (f"Units that got the tactic only after the window, taken as without it: {later}.",)
        if later
        else ()
    )
    return np.where(starts >= len(grid.timeline.names), NEVER, starts), notes


def _place_of(word: str, grid: Grid, rows: Rows, column: str) -> int:
    if word.strip().casefold() in NEVER_WORDS:
        return NEVER
    place = grid.timeline.place(word)
    if place is None:
        what = f"“{word}” in the column “{column}” is no period as the data write them."
        raise refused(rows.where, what, f"Write starts like {grid.timeline.names[0]}.")
    return place


def _told(rows: Rows, treatment: Treatment, kept: Indices) -> Flags:
    column = treatment.column
    words = rows.words[column]
    if treatment.word and treatment.word not in words.levels:
        what = f"No row says “{treatment.word}” in the column “{column}”."
        raise refused(rows.where, what, f"Its words are: {', '.join(words.levels[:MOST_SHOWN])}.")
    meanings = [_meaning(one, treatment.word) for one in words.levels]
    table = np.array([*meanings, -1])  # the last stands for cells that say nothing
    told = table[words.codes[kept]]
    unclear = np.flatnonzero(told < 0)
    if len(unclear):
        code = words.codes[kept[unclear[0]]]
        cell = words.levels[code] if code != NO_WORD else ""
        what = f"“{cell}” does not say whether the unit got the tactic."
        remedy = f"Write 1 or 0 in “{column}”, or say which word means with the tactic."
        raise refused(rows.at(kept[unclear]), what, remedy)
    flags: Flags = told == 1
    return flags


def _meaning(word: str, treated: str) -> int:
    """Give 1 for with the tactic, 0 for without it, -1 for unclear."""
    if treated:
        return int(word == treated)
    plain = word.strip().casefold()
    return 1 if plain in YES else 0 if plain in NO else -1


def _named(wanted: Sequence[str], known: Sequence[str], where: str) -> list[int]:
    places = {name: place for place, name in enumerate(known)}
    for one in wanted:
        if one not in places:
            near = get_close_matches(one, known, n=1)
            remedy = f"Did you mean {near[0]}?" if near else "Name units as the data do."
            raise refused("study, treatment/units", f"{where} has no unit “{one}”.", remedy)
    return [places[one] for one in wanted]

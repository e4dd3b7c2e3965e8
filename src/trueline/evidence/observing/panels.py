"""Rows to a panel: units by periods, with gaps where nobody said anything."""

from collections.abc import Sequence

import numpy as np

from trueline.evidence.observations import Indices, Numbers, Panel
from trueline.evidence.observing.grid import Grid
from trueline.evidence.observing.rows import NO_WORD, Rows, Words, refused
from trueline.evidence.observing.treated import starts_of
from trueline.evidence.study import Study
from trueline.evidence.study_source import Columns

NO_STRATUM = "(none said)"


def panel_of(rows: Rows, grid: Grid, study: Study) -> tuple[Panel, tuple[str, ...]]:
    """Lay rows out as a panel.

    Returns:
        The panel; and what was left out or changed, in sentences.

    Raises:
        FaultyInputError: Who is treated is left open, a stratum differs within a unit, or a series
            has several values in one period.
    """
    columns = study.columns
    if columns.weight:
        what = "Rows of a panel stand for one unit each; a weight would count some twice."
        raise refused("study, columns/weight", what, "Leave it out, or give a row to each unit.")
    starts, notes = starts_of(rows, grid, study.treatment)
    strata, _ = strata_of_units(rows, grid, columns.strata)
    placebo = columns.placebo_outcome
    panel = Panel(
        units=grid.units,
        periods=grid.timeline.names,
        outcome=grid.spread(rows.numbers[columns.outcome]),
        starts=starts,
        strata=strata,
        placebo=grid.spread(rows.numbers[placebo]) if placebo else None,
        controls=controls_of(rows, grid, columns),
        control_names=columns.controls,
    )
    return panel, notes


def controls_of(rows: Rows, grid: Grid, columns: Columns) -> Numbers:
    """Give series that the tactic cannot move: shape (series, periods).

    Raises:
        FaultyInputError: A series has several values in one period.
    """
    if not columns.controls:
        return np.zeros((0, len(grid.timeline.names)))
    return np.stack([series_of(rows, grid, one) for one in columns.controls])


def series_of(rows: Rows, grid: Grid, column: str) -> Numbers:
    """Give a column with one value a period: shape (periods,), NaN where there is none.

    Raises:
        FaultyInputError: Units differ in it within a period.
    """
    values = rows.numbers[column][grid.kept]
    found = np.full(len(grid.timeline.names), np.nan)
    there = ~np.isnan(values)
    found[grid.period[there]] = values[there]
    differing = np.flatnonzero(there & (values != found[grid.period]))
    if len(differing):
        what = f"The column “{column}” has several values in one period."
        remedy = "A control series has one value a period, the same in all its rows."
        raise refused(rows.at(grid.kept[differing]), what, remedy)
    return found


def strata_of_units(
    rows: Rows, grid: Grid, names: Sequence[str]
) -> tuple[Indices, tuple[str, ...]]:
    """Give the stratum of each unit.

    Returns:
        Shape (units,), numbers; and their names.

    Raises:
        FaultyInputError: A unit's rows say different things.
    """
    own = []
    for name in names:
        codes, differing = grid.of_units(rows.words[name])
        if len(differing):
            what = f"The column “{name}” says different things of one unit."
            raise refused(rows.at(differing), what, "Strata are what a unit was before the start.")
        own.append((codes, rows.words[name].levels))
    return combined(own, len(grid.units))


def combined(
    parts: Sequence[tuple[Indices, Sequence[str]]], count: int
) -> tuple[Indices, tuple[str, ...]]:
    """Put several columns of words together as one: numbers, and their names.

    Args:
        parts: Codes, shape (count,), and the words that they stand for.
        count: Of units.
    """
    if not parts:
        return np.zeros(count, dtype=np.int64), ("",)
    table = np.stack([codes for codes, _ in parts], axis=1)
    each, numbers = np.unique(table, axis=0, return_inverse=True)
    names = tuple(
        " / ".join(
            levels[code] if code != NO_WORD else NO_STRATUM
            for code, (_, levels) in zip(row, parts, strict=True)
        )
        for row in each
    )
    return numbers.astype(np.int64).ravel(), names


def constant_words(grid: Grid, words: Words) -> Indices | None:
    """Give the word of each unit; None where it changes within one."""
    codes, differing = grid.of_units(words)
    return None if len(differing) else codes


def constant_numbers(grid: Grid, numbers: Numbers) -> Numbers | None:
    """Give the number of each unit; None where it changes within one."""
    values = numbers[grid.kept]
    own = np.full(len(grid.units), np.nan)
    own[grid.unit[::-1]] = values[::-1]
    return own if np.array_equal(own[grid.unit], values, equal_nan=True) else None

"""Rows to members: one row a unit, with what was known before the tactic began."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from trueline.evidence.observations import Flags, Indices, Members, Numbers, Panel
from trueline.evidence.observing.covariates import Covariates
from trueline.evidence.observing.grid import Grid
from trueline.evidence.observing.panels import combined, constant_numbers, constant_words
from trueline.evidence.observing.rows import NO_WORD, Rows, refused
from trueline.evidence.observing.treated import flags_of
from trueline.evidence.study import Study

MOST_ROWS = 20_000_000
"""Rows that weights may spread out to."""


def members_of(rows: Rows, study: Study) -> tuple[Members, tuple[str, ...]]:
    """Give rows that are units as members.

    A row without an outcome, or without an earlier outcome, is left out and counted.

    Returns:
        The members; and what was left out or changed, in sentences.

    Raises:
        FaultyInputError: Who is treated is left open, a unit has two rows, or a weight is no whole
            number.
    """
    columns = study.columns
    _refuse_twice(rows, columns.unit)
    treated = flags_of(rows, study.treatment, columns.unit)
    outcome = rows.numbers[columns.outcome]
    before = _stacked([rows.numbers[one] for one in columns.before], rows.count)
    whole = ~np.isnan(outcome) & ~np.isnan(before).any(axis=1)
    known = Covariates(rows.count)
    for name in columns.covariates:
        if name in rows.numbers:
            known.add_numbers(name, rows.numbers[name])
        else:
            known.add_words(name, rows.words[name].codes, rows.words[name].levels)
    parts = [(rows.words[one].codes, rows.words[one].levels) for one in columns.strata]
    placebo = rows.numbers[columns.placebo_outcome] if columns.placebo_outcome else None
    found = Members(
        outcome=outcome,
        treated=treated,
        covariates=known.matrix(),
        covariate_names=tuple(known.names),
        before=before,
        cluster=_clusters(rows, columns.cluster),
        strata=combined(parts, rows.count)[0],
        placebo=placebo,
        are_discrete=known.are_discrete,
    )
    order = _order(found, rows.words[columns.unit].codes if columns.unit else None)
    order = order[whole[order]]
    weights = _weights(rows, columns.weight)
    lost = _lost(treated, np.where(np.isnan(outcome), weights, 0))
    chosen = np.repeat(order, weights[order])
    return chosen_members(replace(found, lost=lost), chosen), (*_left_out(whole), *known.notes)


def members_of_panel(
    rows: Rows, grid: Grid, study: Study, panel: Panel
) -> tuple[Members | None, tuple[str, ...]]:
    """Give the units of a panel as members, where all treated ones began together.

    The outcome is each unit's mean over the post-period; its periods before are its earlier
    outcomes. Units with a gap are left out and counted.

    Returns:
        None where units began at different times, or nothing is left to compare.
    """
    start = panel.first_start
    is_common = bool(np.all(panel.starts[panel.treated] == start))
    if not is_common or not 0 < start < len(panel.periods) or panel.treated.all():
        return None, ()
    known = Covariates(len(panel.units))
    for name in study.columns.covariates:
        _add_constant(known, name, rows, grid)
    post = panel.outcome[:, start:]
    missing = np.isnan(post.sum(axis=1))
    placebo = panel.placebo[:, start:].mean(axis=1) if panel.placebo is not None else None
    whole = ~np.isnan(panel.outcome).any(axis=1)
    count = len(panel.units)
    found = Members(
        outcome=post.mean(axis=1),
        treated=panel.treated,
        covariates=known.matrix(),
        covariate_names=tuple(known.names),
        before=panel.outcome[:, :start],
        cluster=_clusters_of_units(rows, grid, study.columns.cluster, count),
        strata=panel.strata,
        placebo=placebo,
        are_discrete=known.are_discrete,
        period_count=len(panel.periods) - start,
        lost=_lost(panel.treated, missing),
    )
    if not whole.any():
        return None, ()
    gaps = (
        (f"Units left out of methods that compare whole units, for a gap: {int((~whole).sum())}.",)
        if not whole.all()
        else ()
    )
    return chosen_members(found, np.flatnonzero(whole)), (*gaps, *known.notes)


def _add_constant(known: Covariates, name: str, rows: Rows, grid: Grid) -> None:
    if name in rows.numbers:
        values = constant_numbers(grid, rows.numbers[name])
        if values is not None:
            return known.add_numbers(name, values)
    else:
        codes = constant_words(grid, rows.words[name])
        if codes is not None:
            return known.add_words(name, codes, rows.words[name].levels)
    told = f"The covariate “{name}” changes within units and is left out"
    known.notes.append(f"{told}: the tactic may have moved it.")
    return None


def chosen_members(members: Members, rows: Indices) -> Members:
    """Give some of the members, in the order asked for; a row asked for twice comes twice."""
    return replace(
        members,
        outcome=members.outcome[rows],
        treated=members.treated[rows],
        covariates=members.covariates[rows],
        before=members.before[rows],
        cluster=members.cluster[rows],
        strata=members.strata[rows],
        placebo=None if members.placebo is None else members.placebo[rows],
    )


def _clusters(rows: Rows, column: str) -> Indices:
    if not column:
        return np.arange(rows.count, dtype=np.int64)
    codes = rows.words[column].codes
    bare = np.flatnonzero(codes == NO_WORD)
    if len(bare):
        what = f"The column “{column}” names no cluster here."
        raise refused(rows.at(bare), what, "Name the cluster of each row.")
    return codes


def _clusters_of_units(rows: Rows, grid: Grid, column: str, count: int) -> Indices:
    if not column:
        return np.arange(count, dtype=np.int64)
    codes, differing = grid.of_units(rows.words[column])
    if len(differing) or (codes == NO_WORD).any():
        what = f"The column “{column}” does not put each unit into one cluster."
        raise refused(rows.where, what, "Name one cluster for each unit.")
    return codes


def _weights(rows: Rows, column: str) -> Indices:
    if not column:
        return np.ones(rows.count, dtype=np.int64)
    values = rows.numbers[column]
    odd = np.flatnonzero(~(values >= 0) | (values != np.floor(values)))
    if len(odd):
        what = f"The column “{column}” is no whole number of units here."
        raise refused(rows.at(odd), what, "Write how many units the row stands for.")
    if values.sum() > MOST_ROWS:
        what = f"The rows stand for {values.sum():,.0f} units; {MOST_ROWS:,} can be compared."
        raise refused(rows.where, what, "Draw a random sample of them.")
    return values.astype(np.int64)


def _stacked(columns: Sequence[Numbers], count: int) -> Numbers:
    return np.stack(columns, axis=1) if columns else np.zeros((count, 0))


def _refuse_twice(rows: Rows, column: str) -> None:
    if not column:
        return
    words = rows.words[column]
    counts = np.bincount(words.codes[words.codes != NO_WORD], minlength=len(words.levels))
    twice = np.flatnonzero(counts > 1)
    if len(twice):
        places = np.flatnonzero(words.codes == twice[0])
        what = f"Several rows are of {words.levels[twice[0]]}, and no column names a period."
        remedy = "Name the column of the period, or put the rows of a unit together."
        raise refused(rows.at(places), what, remedy)


def _order(members: Members, units: Indices | None) -> Indices:
    """Give rows in an order that depends on what they say, and not on where they stand."""
    if units is not None:
        return np.argsort(units, kind="stable")
    known = np.column_stack((members.outcome, members.treated, members.covariates, members.before))
    return np.lexsort((members.strata, *known.T))


def _lost(treated: Flags, missing: Flags | Indices) -> tuple[int, int]:
    """Count units whose outcome nobody knows: controls, then treated."""
    return int(missing[~treated].sum()), int(missing[treated].sum())


def _left_out(whole: Flags) -> tuple[str, ...]:
    count = int((~whole).sum())
    told = f"Rows left out because an outcome is missing: {count} of {len(whole)}."
    return (told,) if count else ()

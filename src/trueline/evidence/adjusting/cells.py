"""Adjusted comparison of rows that were put together in cells: exact, without the rows."""

from dataclasses import dataclass

import numpy as np

from trueline.evidence.adjusting.learners import fit_logistic, logistic
from trueline.evidence.observations import Flags, Indices, Numbers
from trueline.evidence.study import Estimand


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """Rows alike in every covariate and in the tactic, put together.

    Attributes:
        levels: Shape (cells, covariates); number of each covariate's value, from 0.
        treated: Shape (cells,).
        count: Shape (cells,); rows.
        total: Shape (cells,); sum of their outcomes.
        squares: Shape (cells,); sum of the outcomes' squares.
    """

    levels: Indices
    treated: Flags
    count: Numbers
    total: Numbers
    squares: Numbers


@dataclass(frozen=True, slots=True)
class CellEstimate:
    """What cells say.

    Attributes:
        lift: In the outcome's unit.
        error: Its standard error.
        counterfactual: Average outcome without the tactic, of those the estimand is about.
        effective_share: Rows that the weighted controls are worth, as a share of the controls.
        largest_weight: Of one control, as a share of all controls' weight.
    """

    lift: float
    error: float
    counterfactual: float
    effective_share: float
    largest_weight: float


def put_in_cells(known: Numbers, treated: Flags, outcome: Numbers) -> Cells:
    """Put rows together.

    Args:
        known: Shape (rows, covariates); few values each.
        treated: Shape (rows,).
        outcome: Shape (rows,).
    """
    numbers = [np.unique(column, return_inverse=True)[1] for column in known.T]
    keys, places = np.unique(
        np.column_stack([*numbers, treated.astype(int)]), axis=0, return_inverse=True
    )
    places = places.reshape(-1)
    count, total, squares = (
        np.bincount(places, weights=one, minlength=len(keys)).astype(float)
        for one in (np.ones(len(outcome)), outcome, outcome**2)
    )
    return Cells(keys[:, :-1], keys[:, -1].astype(bool), count, total, squares)


def adjust_cells(cells: Cells, *, estimand: Estimand) -> CellEstimate:
    """Compare treated and controls as if they had been alike, from cells alone.

    Main effects of every covariate's value, logistic for the chance and linear for the outcome on
    either side. Influence values are linear in the outcome within a cell, so that their squares
    add up from counts, sums and sums of squares: the error is that of the rows themselves.

    Args:
        cells: At least one of either side.
        estimand: Whose effect.

    Source:
        Robins, Rotnitzky and Zhao (1994), JASA 89, written in sufficient statistics.
    """
    terms = _spread_out(cells.levels)
    sides = cells.treated.astype(float)
    chance = np.clip(logistic(terms @ fit_logistic(terms, sides, cells.count)), 1e-6, 1 - 1e-6)
    mean = cells.total / cells.count
    without = terms @ _fit(terms, mean, cells.count * (1 - sides))
    rows = float(cells.count.sum())
    if estimand is Estimand.ATT:
        share = float((cells.count * sides).sum()) / rows
        about = sides / share
        slope = about - (1 - sides) * chance / (1 - chance) / share
        fixed = -slope * without
    else:
        about = np.ones(len(sides))
        with_tactic = terms @ _fit(terms, mean, cells.count * sides)
        up, down = sides / chance, (1 - sides) / (1 - chance)
        slope = up - down
        fixed = with_tactic * (1 - up) - without * (1 - down)
    lift = float((cells.count * fixed + slope * cells.total).sum()) / rows
    fixed = fixed - about * lift
    square = cells.count * fixed**2 + 2 * fixed * slope * cells.total + slope**2 * cells.squares
    weights, count = -slope[~cells.treated], cells.count[~cells.treated]
    whole = float((count * weights).sum())
    return CellEstimate(
        lift,
        float(np.sqrt(square.sum()) / rows),
        float((cells.count * about * without).sum()) / rows,
        whole**2 / float((count * weights**2).sum()) / float(count.sum()),
        float(weights.max()) / whole,
    )


def _spread_out(levels: Indices) -> Numbers:
    spread = [np.eye(int(column.max()) + 1)[column][:, 1:] for column in levels.T]
    return np.hstack([np.ones((len(levels), 1)), *spread])


def _fit(terms: Numbers, mean: Numbers, weights: Numbers) -> Numbers:
    scaled = terms * weights[:, None]
    found: Numbers = np.linalg.pinv(scaled.T @ terms) @ (scaled.T @ mean)
    return found

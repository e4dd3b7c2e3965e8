"""Cells asked of an engine: millions of rows become the few thousand that differ."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from trueline.evidence.adjusting.cells import Cells
from trueline.evidence.cube.long_panel import Ask, in_dialect, name
from trueline.evidence.estimate import CannotEstimateError

MOST_CELLS = 200_000
"""Beyond so many, covariates are not few-valued, and putting rows together saves nothing."""


@dataclass(frozen=True, slots=True)
class MemberTable:
    """Which columns of a table are what; one row a unit.

    Attributes:
        outcome: Number; rows without one are left out.
        treated: 1 and 0, or true and false.
        covariates: Known before, of few values each; rows without one are left out.
        table: Name under which the engine knows it.
        dialect: Of the engine.
    """

    outcome: str
    treated: str
    covariates: tuple[str, ...]
    table: str = "members"
    dialect: str = "duckdb"


def cells_question(members: MemberTable) -> str:
    """Ask for count, sum and sum of squares of the outcome in every cell, in standard SQL."""
    keys = [f"{name(one)} AS key{at}" for at, one in enumerate(members.covariates)]
    outcome = f"CAST({name(members.outcome)} AS DOUBLE)"
    places = [f"key{at}" for at in range(len(keys))]
    known = [f"{name(one)} IS NOT NULL" for one in (members.outcome, *members.covariates)]
    is_treated = f"CASE WHEN CAST({name(members.treated)} AS INTEGER) = 1 THEN 1 ELSE 0 END"
    sql = (
        f"WITH told AS (SELECT {', '.join(keys)}, {is_treated} AS treated, {outcome} AS y "
        f"FROM {name(members.table)} WHERE {' AND '.join(known)} "
        f"AND {name(members.treated)} IS NOT NULL) "
        f"SELECT {', '.join(places)}, treated, COUNT(*) AS row_count, SUM(y) AS total, "
        f"SUM(y * y) AS squares FROM told GROUP BY {', '.join((*places, 'treated'))} "
        f"ORDER BY {', '.join((*places, 'treated'))}"
    )
    return in_dialect(sql, members.dialect)


def ask_cells(ask: Ask, members: MemberTable) -> Cells:
    """Put rows together where they lie.

    Sums come out the same up to their last digits only, as engines add in an order of their own.

    Raises:
        CannotEstimateError: There is no covariate, only one side, or nearly every row is a cell
            of its own.
    """
    if not members.covariates:
        raise CannotEstimateError("Rows are put together by covariates; none is named.")
    told = ask(cells_question(members))
    if not 1 < told.num_rows <= MOST_CELLS:
        raise CannotEstimateError(
            f"The covariates make {told.num_rows:,} cells; 2 to {MOST_CELLS:,} can be compared. "
            "Put their values together in bands, such as ages by ten years."
        )
    treated = told.column("treated").to_numpy() == 1
    if treated.all() or not treated.any():
        raise CannotEstimateError("All rows are on one side, so that nothing can be compared.")
    count, total, squares = (
        told.column(one).to_numpy().astype(float) for one in ("row_count", "total", "squares")
    )
    levels = [
        _numbered(told.column(f"key{at}").to_pylist()) for at in range(len(members.covariates))
    ]
    return Cells(np.column_stack(levels), treated, count, total, squares)


def _numbered(values: Sequence[object]) -> np.ndarray:
    places = {value: place for place, value in enumerate(sorted(set(values), key=_order))}
    return np.array([places[one] for one in values], dtype=np.int64)


def _order(value: object) -> tuple[str, float, str]:
    if isinstance(value, int | float):
        return "", float(value), ""
    return "text", 0.0, str(value)

"""Questions of the second pass, in SQL that any engine can run.

Each joins the panel's rows with a small table that says, for start, strata and period, which cell
and which place in time it is, and what it counts for; then rows are put together by unit, and
units by cell. Sums are of deviations from cell means, so that no digits are lost.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from trueline.evidence.cube.counted import Counted
from trueline.evidence.cube.long_panel import Value, in_dialect, literal, name

Numbers = NDArray[np.float64]
BITS = 50
"""Periods whose places are told apart by powers of two in one double."""


def pair_question(counted: Counted) -> str:
    """Ask for the second moments of every cell: ``p0_0``, ``p0_1``, … by place in time."""
    width = len(counted.periods)
    apart = [_at(place, "outcome - f", "d") for place in range(width)]
    placed = _placed(counted, counted.means)
    return _by_cell(counted, placed, apart=apart, told=_pairs("d", width))


def score_question(counted: Counted, paths: Numbers, weights: Numbers) -> str:
    """Ask for the squares of scores where every unit has every period.

    Args:
        counted: The first pass.
        paths: Shape (cells, periods); what outcomes are measured from.
        weights: Shape (cells, periods, scores); adding up to 0 over periods.
    """
    count = weights.shape[2]
    apart = [f"SUM((outcome - f) * w{at}) AS d{at}" for at in range(count)]
    placed = _placed(counted, paths, weights=weights)
    return _by_cell(counted, placed, apart=apart, told=_pairs("d", count))


def gappy_score_question(counted: Counted, paths: Numbers, weights: Numbers) -> str:
    """Ask for the squares of scores where values are missing; each unit less its own average."""
    count = weights.shape[2]
    apart = [
        f"SUM((outcome - f) * w{at}) - SUM(w{at}) * SUM(outcome - f) / COUNT(*) AS d{at}"
        for at in range(count)
    ]
    placed = _placed(counted, paths, weights=weights)
    return _by_cell(counted, placed, apart=apart, told=_pairs("d", count), sound=())


def presence_question(counted: Counted) -> str:
    """Ask who has values in which periods: ``p`` the within projections, ``r`` sums less averages.

    Units with one value say nothing and are left out.
    """
    width = len(counted.periods)
    apart = [
        *(_at(place, "1", "d") for place in range(width)),
        *(_at(place, "outcome - f", "y") for place in range(width)),
        "SUM(outcome) AS summed",
    ]
    told = [
        *(
            f"SUM(CAST(d{i} * d{j} AS DOUBLE) / n) AS p{i}_{j}"
            for i in range(width)
            for j in range(i, width)
        ),
        *(f"SUM(d{at}) AS n{at}" for at in range(width)),
        *(f"SUM(y{at} - d{at} * summed / n) AS r{at}" for at in range(width)),
        "SUM(n) AS value_count",
    ]
    once = " + ".join(f"d{at} * d{at}" for at in range(width))
    placed = _placed(counted, counted.means)
    return _by_cell(counted, placed, apart=apart, told=told, sound=(f"n = {once}",))


def rows_question(counted: Counted, first: Value = None, last: Value = None) -> str:
    """Ask for each unit's values and their places as lists; for units from first to before last."""
    unit = name(counted.panel.unit)
    limits = [f"t.{unit} >= {literal(first)}"] if first is not None else []
    limits += [f"t.{unit} < {literal(last)}"] if last is not None else []
    return (
        f"WITH {_placed(counted, counted.means, limits=limits)} SELECT MIN(cell) AS cell, "
        "MAX(cell) AS last_cell, LIST(outcome) AS outcomes, LIST(place) AS places "
        "FROM placed GROUP BY unit"
    )


def unit_question(counted: Counted) -> str:
    """Ask for the units of the first period, in order."""
    panel = counted.panel
    return (
        f"SELECT DISTINCT {name(panel.unit)} AS unit FROM {name(panel.table)} "
        f"WHERE {name(panel.period)} = {literal(counted.periods[0])} ORDER BY unit"
    )


def _by_cell(
    counted: Counted,
    placed: str,
    *,
    apart: Sequence[str],
    told: Sequence[str],
    sound: Sequence[str] | None = None,
) -> str:
    """Put rows together by unit, and units by cell; ``faulty`` counts units that are not sound.

    Args:
        counted: The first pass.
        placed: Rows with their cell and place.
        apart: What is worked out of each unit.
        told: What is worked out of each cell.
        sound: What holds for a unit that is sound; None where each must have every period.
    """
    width = len(counted.periods)
    bits = [f"SUM(b{at}) AS bits{at}" for at in _blocks(width)] if sound is None else []
    if sound is None:
        # So many powers of two with this sum are each of them once.
        full = (literal(2.0 ** min(BITS, width - at * BITS) - 1) for at in _blocks(width))
        whole = [f"bits{at} = {one}" for at, one in enumerate(full)]
        is_sound, least = " AND ".join(["cell = last_cell", f"n = {width}", *whole]), ""
    else:
        is_sound, least = " AND ".join(["cell = last_cell", *sound]), " HAVING COUNT(*) > 1"
    per_unit = ["MIN(cell) AS cell", "MAX(cell) AS last_cell", "COUNT(*) AS n", *bits, *apart]
    sql = (
        f"WITH {placed}, "
        f"each_unit AS (SELECT {', '.join(per_unit)} FROM placed GROUP BY unit{least}) "
        f"SELECT cell, COUNT(*) AS unit_count, SUM(CASE WHEN {is_sound} THEN 0 ELSE 1 END) "
        f"AS faulty, {', '.join(told)} FROM each_unit GROUP BY cell"
    )
    return in_dialect(sql, counted.panel.dialect)


def _placed(
    counted: Counted,
    paths: Numbers,
    *,
    weights: Numbers | None = None,
    limits: Sequence[str] = (),
) -> str:
    """Give each row its cell, its place in time, the path there and what it counts for."""
    panel, width = counted.panel, len(counted.periods)
    keys = [f"key{at}" for at in range(1 + len(panel.strata))]
    blocks = [f"b{at}" for at in _blocks(width)]
    counts = [f"w{at}" for at in range(weights.shape[2])] if weights is not None else []
    rows = ", ".join(_place_rows(counted, paths, weights))
    named = ", ".join((*keys, "period", "cell", "place", "f", *blocks, *counts))
    holds_none = any(None in cell.keys for cell in counted.cells)
    same = "IS NOT DISTINCT FROM" if holds_none else "="
    on = [
        *(
            f"t.{name(one)} {same} c.{key}"
            for one, key in zip((panel.start, *panel.strata), keys, strict=True)
        ),
        f"t.{name(panel.period)} = c.period",
    ]
    kept = [f"t.{name(panel.outcome)} IS NOT NULL", *limits]
    taken = ", ".join(f"c.{one}" for one in ("cell", "place", "f", *blocks, *counts))
    return (
        f"cells AS (SELECT * FROM (VALUES {rows}) AS v({named})), "
        f"placed AS (SELECT t.{name(panel.unit)} AS unit, "
        f"CAST(t.{name(panel.outcome)} AS DOUBLE) AS outcome, {taken} "
        f"FROM {name(panel.table)} AS t JOIN cells AS c ON {' AND '.join(on)} "
        f"WHERE {' AND '.join(kept)})"
    )


def _place_rows(counted: Counted, paths: Numbers, weights: Numbers | None) -> list[str]:
    width = len(counted.periods)
    rows = []
    for cell, known in enumerate(counted.cells):
        for place, period in enumerate(counted.periods):
            bits = [2.0 ** (place % BITS) if place // BITS == at else 0.0 for at in _blocks(width)]
            more = weights[cell, place].tolist() if weights is not None else []
            values = [*known.keys, period, cell, place, float(paths[cell, place]), *bits, *more]
            rows.append(f"({', '.join(map(literal, values))})")
    return rows


def _pairs(letter: str, count: int) -> list[str]:
    return [
        f"SUM({letter}{i} * {letter}{j}) AS p{i}_{j}" for i in range(count) for j in range(i, count)
    ]


def _at(place: int, value: str, letter: str) -> str:
    return f"SUM(CASE WHEN place = {place} THEN {value} ELSE 0 END) AS {letter}{place}"


def _blocks(width: int) -> range:
    return range((width + BITS - 1) // BITS)

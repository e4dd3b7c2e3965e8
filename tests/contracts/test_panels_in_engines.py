"""Panels in an engine say what the same panels say in memory."""

from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import sqlglot

from bench.evidence.panels import SmallPanel, small_panel
from tests.engines import ON_SPARK, engine
from trueline.evidence.cube.asking import ask_cube, ask_cube_in_slices
from trueline.evidence.cube.counted import count_cells
from trueline.evidence.cube.long_panel import Ask, LongPanel
from trueline.evidence.cube.put_together import put_together
from trueline.evidence.cube.questions import gappy_score_question, pair_question
from trueline.evidence.estimate import CannotEstimateError
from trueline.evidence.observations import Panel
from trueline.evidence.staggered.by_scores import within_engine
from trueline.evidence.staggered.regression import Regression, by_event_time, regress
from trueline.evidence.staggered.within import within_panel

WEEK_ZERO = date(2026, 1, 5)
ENGINES = ["duckdb", pytest.param("spark", marks=ON_SPARK)]


def _rows(panel: SmallPanel) -> dict[str, list[object]]:
    """Give rows with days for weeks, words for segments and members, and nothing for never."""
    rows = {name: values.tolist() for name, values in panel.rows().items()}
    return {
        "member": [f"m{one:03}" for one in rows["member"]],
        "week": [WEEK_ZERO + timedelta(weeks=one) for one in rows["week"]],
        "start": [WEEK_ZERO + timedelta(weeks=one) if one >= 0 else None for one in rows["start"]],
        "segment": [f"it's {one}" for one in rows["segment"]],
        "sales": rows["sales"],
    }


def _asked(folder: Path, rows: dict[str, list[object]], name: str) -> tuple[Ask, LongPanel]:
    path = folder / "panel.parquet"
    pq.write_table(pa.table(rows), path)
    found = engine(name)
    panel = LongPanel(
        "member", "week", "sales", "start", strata=("segment",), dialect=found.dialect
    )
    return lambda sql: found.query(sql, {"panel": [str(path)]}), panel


def _in_memory(panel: SmallPanel) -> Regression:
    weeks = tuple(str(one) for one in range(panel.outcome.shape[1]))
    units = tuple(str(one) for one in range(len(panel.outcome)))
    held = Panel(units, weeks, panel.outcome, panel.starts, panel.segments)
    return regress(within_panel(held), by_event_time(len(weeks), -4, 5))


@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.parametrize("missing", [False, True])
def test_two_passes_give_what_all_rows_give(tmp_path: Path, name: str, *, missing: bool) -> None:
    panel = small_panel(missing=missing)
    ask, held = _asked(tmp_path, _rows(panel), name)
    found = regress(within_engine(ask, held), by_event_time(14, -4, 5))
    expected = _in_memory(panel)
    assert found.coefficients == pytest.approx(expected.coefficients, abs=1e-10)
    assert found.errors == pytest.approx(expected.errors, abs=1e-10)
    assert found.value_count == expected.value_count


@pytest.mark.parametrize("name", ENGINES)
def test_sums_alone_give_the_cube(tmp_path: Path, name: str) -> None:
    panel = small_panel(missing=False)
    ask, held = _asked(tmp_path, _rows(panel), name)
    _is_the_cube_of(panel, ask_cube(ask, held).cells)


@pytest.mark.parametrize("rows_at_once", [10_000, 300])
def test_slices_of_members_give_the_cube(tmp_path: Path, rows_at_once: int) -> None:
    panel = small_panel(missing=False)
    ask, held = _asked(tmp_path, _rows(panel), "duckdb")
    cube = ask_cube_in_slices(ask, held, rows_at_once=rows_at_once)
    assert cube.periods[1] == "2026-01-12"
    assert cube.strata == ("it's 0", "it's 1", "it's 2")
    _is_the_cube_of(panel, cube.cells)


def _is_the_cube_of(panel: SmallPanel, cells: object) -> None:
    expected = put_together(
        panel.outcome,
        starts=panel.starts,
        strata=panel.segments,
        periods=[str(one) for one in range(14)],
    )
    assert isinstance(cells, tuple)
    for one, other in zip(cells, expected.cells, strict=True):
        assert (one.start, one.stratum, one.count) == (other.start, other.stratum, other.count)
        assert one.mean == pytest.approx(other.mean, abs=1e-12)
        assert one.scatter == pytest.approx(other.scatter, abs=1e-9)


def test_slices_leave_out_who_has_a_gap_and_sums_refuse(tmp_path: Path) -> None:
    panel = small_panel(missing=True)
    ask, held = _asked(tmp_path, _rows(panel), "duckdb")
    gone = int(np.isnan(panel.outcome).any(axis=1).sum())
    assert ask_cube_in_slices(ask, held).dropped_count == gone
    with pytest.raises(CannotEstimateError, match="gaps"):
        ask_cube(ask, held)


@pytest.mark.parametrize("missing", [False, True])
def test_a_doubled_row_is_refused(tmp_path: Path, *, missing: bool) -> None:
    rows = _rows(small_panel(missing=missing))
    if missing:
        doubled = {name: [*values, values[0]] for name, values in rows.items()}
    else:
        # Members 4 and 44 are of one cell: one's week 3 twice and the other's never.
        doubled = rows | {"member": list(rows["member"])}
        doubled["member"][44 * 14 + 3] = "m004"
    ask, held = _asked(tmp_path, doubled, "duckdb")
    with pytest.raises(CannotEstimateError, match="two rows for one period"):
        regress(within_engine(ask, held), by_event_time(14, -4, 5))
    with pytest.raises(CannotEstimateError, match="two rows for one period"):
        ask_cube_in_slices(ask, held)


def test_a_start_that_changes_is_refused(tmp_path: Path) -> None:
    rows = _rows(small_panel(missing=False))
    rows["start"] = [WEEK_ZERO + timedelta(weeks=9), *rows["start"][1:]]
    ask, held = _asked(tmp_path, rows, "duckdb")
    with pytest.raises(CannotEstimateError, match="start or stratum that changes"):
        ask_cube_in_slices(ask, held)


def test_values_that_are_no_number_are_refused(tmp_path: Path) -> None:
    rows = _rows(small_panel(missing=False))
    rows["sales"] = [float("nan"), *rows["sales"][1:]]
    ask, held = _asked(tmp_path, rows, "duckdb")
    with pytest.raises(CannotEstimateError, match="no number"):
        count_cells(ask, held)


@pytest.mark.parametrize("dialect", ["spark", "postgres", "snowflake", "bigquery", "trino"])
def test_questions_can_be_put_to_other_engines(tmp_path: Path, dialect: str) -> None:
    ask, held = _asked(tmp_path, _rows(small_panel(missing=False)), "duckdb")
    counted = count_cells(ask, held)
    weights = np.ones((*counted.means.shape, 2))
    for sql in (pair_question(counted), gappy_score_question(counted, counted.means, weights)):
        turned = sqlglot.transpile(sql, read="duckdb", write=dialect)[0]
        assert sqlglot.parse_one(turned, read=dialect).find(sqlglot.exp.Group)

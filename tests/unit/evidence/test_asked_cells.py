"""Cells that an engine puts together say what the rows say."""

from functools import partial
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from trueline.evidence.adjusting.asked_cells import MemberTable, ask_cells, cells_question
from trueline.evidence.adjusting.cells import adjust_cells, put_in_cells
from trueline.evidence.estimate import CannotEstimateError
from trueline.evidence.study import Estimand
from trueline.plugins.engines.duckdb import DuckDBEngine


def written(folder: Path) -> tuple[Path, dict[str, np.ndarray]]:
    rng = np.random.default_rng(91)
    count = 4000
    age, region = rng.integers(0, 4, count), rng.integers(0, 3, count)
    treated = rng.random(count) < 0.2 + 0.1 * age
    outcome = 5 + age + 0.5 * region + 2 * treated + rng.normal(0, 1, count)
    columns = {"age": age, "region": region, "treated": treated.astype(int), "spend": outcome}
    words = np.array(["north", "south", "west"])[region]
    path = folder / "members.parquet"
    pq.write_table(pa.table(columns | {"region": words}), path)
    return path, columns


@pytest.mark.parametrize("estimand", list(Estimand))
def test_cells_of_an_engine_give_the_answer_of_the_rows(tmp_path: Path, estimand: Estimand) -> None:
    path, columns = written(tmp_path)
    engine = DuckDBEngine(thread_count=1)
    ask = partial(engine.query, sources={"members": [str(path)]})
    cells = ask_cells(ask, MemberTable("spend", "treated", ("age", "region")))
    known = np.column_stack([columns["age"], columns["region"]]).astype(float)
    rows = put_in_cells(known, columns["treated"] == 1, columns["spend"])
    assert len(cells.count) == len(rows.count) == 24
    found, wanted = (adjust_cells(one, estimand=estimand) for one in (cells, rows))
    assert found.lift == pytest.approx(wanted.lift, rel=1e-10)
    assert found.error == pytest.approx(wanted.error, rel=1e-10)
    assert found.lift == pytest.approx(2.0, abs=4 * found.error)


def test_one_side_alone_is_refused(tmp_path: Path) -> None:
    path, _ = written(tmp_path)
    table = pq.read_table(path)
    pq.write_table(table.filter(pa.compute.equal(table["treated"], 0)), path)
    ask = partial(DuckDBEngine(thread_count=1).query, sources={"members": [str(path)]})
    with pytest.raises(CannotEstimateError, match="on one side"):
        ask_cells(ask, MemberTable("spend", "treated", ("age",)))


def test_the_question_is_written_for_other_engines() -> None:
    said = cells_question(MemberTable("spend", "treated", ("age group",), dialect="spark"))
    assert "`age group` AS key0" in said
    assert "GROUP BY" in said

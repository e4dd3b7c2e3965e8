"""Every engine answers the same questions with the same rows."""

import threading
from decimal import Decimal
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from trueline.contracts.engine import Engine
from trueline.usecases.catalogues import ENGINES

FIGURES = ibis.table({"name": "string", "value": "decimal(18, 6)"}, name="figures")
OTHERS = ibis.table({"name": "string", "title": "string"}, name="others")

each_engine = pytest.mark.parametrize("engine", ENGINES.all(), ids=lambda one: one.name)


def _file(folder: Path, file: str, **columns: Any) -> str:
    path = folder / f"{file}.parquet"
    pq.write_table(pa.table(columns), path)
    return str(path)


def _figures(folder: Path, name: str, rows: dict[str, str]) -> str:
    values = pa.array([Decimal(one) for one in rows.values()], pa.decimal128(18, 6))
    return _file(folder, name, name=pa.array(rows.keys(), pa.string()), value=values)


def _ask(engine: Engine, question: Any, sources: dict[str, list[str]]) -> list[dict[str, Any]]:
    sql = str(ibis.to_sql(question, dialect=engine.dialect))
    rows: list[dict[str, Any]] = engine.query(sql, sources).to_pylist()
    return rows


@each_engine
def test_files_of_one_name_are_one_table(engine: Engine, tmp_path: Path) -> None:
    files = [
        _figures(tmp_path, "a", {"x": "0.1", "y": "3"}),
        _figures(tmp_path, "b", {"x": "0.2"}),
    ]
    question = FIGURES.group_by("name").agg(total=FIGURES.value.sum()).order_by("name")
    assert _ask(engine, question, {"figures": files}) == [
        {"name": "x", "total": Decimal("0.3")},
        {"name": "y", "total": Decimal(3)},
    ]


@each_engine
def test_tables_can_be_joined(engine: Engine, tmp_path: Path) -> None:
    sources = {
        "figures": [_figures(tmp_path, "a", {"x": "1", "y": "2"})],
        "others": [_file(tmp_path, "o", name=["y"], title=["Why"])],
    }
    question = FIGURES.join(OTHERS, "name").select("title", "value")
    assert _ask(engine, question, sources) == [{"title": "Why", "value": Decimal(2)}]


@each_engine
def test_another_list_of_files_gives_another_answer(engine: Engine, tmp_path: Path) -> None:
    first = _figures(tmp_path, "a", {"x": "1"})
    second = _figures(tmp_path, "it's b", {"x": "2"})
    question = FIGURES.agg(total=FIGURES.value.sum())
    for files, total in (([first], 1), ([second], 2), ([first, second], 3), ([first], 1)):
        assert _ask(engine, question, {"figures": files}) == [{"total": total}]


@each_engine
def test_a_file_that_is_gone_is_named(engine: Engine, tmp_path: Path) -> None:
    path = _figures(tmp_path, "a", {"x": "1"})
    assert len(_ask(engine, FIGURES, {"figures": [path]})) == 1
    Path(path).unlink()
    with pytest.raises(FileNotFoundError, match=r"a\.parquet"):
        _ask(engine, FIGURES, {"figures": [path]})
    again = _figures(tmp_path, "b", {"x": "1", "y": "2"})
    assert len(_ask(engine, FIGURES, {"figures": [again]})) == 2


@each_engine
def test_threads_do_not_see_each_other_s_tables(engine: Engine, tmp_path: Path) -> None:
    faults: list[str] = []

    def ask(number: int) -> None:
        path = _figures(tmp_path, f"t{number}", {"x": str(number)})
        for _ in range(10):
            [row] = _ask(engine, FIGURES, {"figures": [path]})
            if row["value"] != number:
                faults.append(f"{number} read {row['value']}")

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert faults == []

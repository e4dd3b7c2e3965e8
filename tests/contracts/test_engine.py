"""Every engine answers the same questions with the same rows."""

import threading
from decimal import Decimal
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests import engines
from tests.engines import ALL_ENGINES
from trueline.contracts.engine import Engine
from trueline.core.errors import DamagedError, SettingError

FIGURES = ibis.table({"name": "string", "value": "decimal(18, 6)"}, name="figures")
OTHERS = ibis.table({"name": "string", "title": "string"}, name="others")

each_engine = pytest.mark.parametrize("engine", ALL_ENGINES, indirect=True)


@pytest.fixture
def engine(request: pytest.FixtureRequest) -> Engine:
    return engines.engine(request.param)


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


@each_engine
def test_a_file_that_is_damaged_is_named_with_the_remedy(engine: Engine, tmp_path: Path) -> None:
    path = Path(_figures(tmp_path, "a", {str(number): "1" for number in range(5000)}))
    content = bytearray(path.read_bytes())
    content[20:2000] = bytes(1980)
    path.write_bytes(content)
    with pytest.raises(DamagedError, match="Restore it from a back-up"):
        _ask(engine, FIGURES, {"figures": [str(path)]})


@each_engine
def test_an_engine_that_was_closed_opens_anew(engine: Engine, tmp_path: Path) -> None:
    path = _figures(tmp_path, "a", {"x": "1"})
    for _ in range(2):
        assert len(_ask(engine, FIGURES, {"figures": [path]})) == 1
        engine.close()


@each_engine
def test_a_folder_may_be_named_as_people_name_folders(engine: Engine, tmp_path: Path) -> None:
    folder = tmp_path / ".it's day=1 #2 %41 ÄÖ"
    folder.mkdir()
    path = _figures(folder, "a", {"x": "1"})
    assert _ask(engine, FIGURES, {"figures": [path]}) == [{"name": "x", "value": Decimal(1)}]


@each_engine
@pytest.mark.parametrize("address", ["nowhere", "http://127.0.0.1", "sc://", "spark://host"])
def test_an_address_that_is_none_is_refused(engine: Engine, address: str) -> None:
    with pytest.raises(SettingError, match=address):
        engine.at(address)

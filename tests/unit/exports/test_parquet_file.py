"""Parquet files become rows of text in which no digit is lost or invented."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trueline.core.errors import FaultyInputError
from trueline.exports.files.opening import open_export
from trueline.exports.files.text import CELL_LIMIT


def written(folder: Path, table: pa.Table, **settings: object) -> Path:
    path = folder / "table.bin"
    pq.write_table(table, path, **settings)
    return path


def cells(path: Path) -> list[tuple[str, ...]]:
    return [row.cells for row in open_export(path).sheets[0].rows()]


def column(folder: Path, values: Sequence[object], kind: pa.DataType) -> list[str]:
    table = pa.table({"value": pa.array(values, kind)})
    return [row[0] for row in cells(written(folder, table))][1:]


def test_the_names_of_columns_are_the_first_row_and_rows_are_counted(tmp_path: Path) -> None:
    table = pa.table({"day": ["2026-03-01", None], "views": [5, 7]})
    export = open_export(written(tmp_path, table), "views.parquet")
    assert export.container == "parquet"
    assert [(row.line, row.cells) for row in export.sheets[0].rows()] == [
        (1, ("day", "views")),
        (2, ("2026-03-01", "5")),
        (3, ("", "7")),
    ]
    assert export.sheets[0].head == tuple(export.sheets[0].rows())


def test_a_column_twice_is_there_twice(tmp_path: Path) -> None:
    table = pa.Table.from_arrays([pa.array([1]), pa.array([2])], names=["views", "views"])
    assert cells(written(tmp_path, table)) == [("views", "views"), ("1", "2")]


def test_days_and_times_are_written_as_their_column_means_them(tmp_path: Path) -> None:
    day = date(2026, 3, 1)
    assert column(tmp_path, [day, None], pa.date32()) == ["2026-03-01", ""]
    noon = datetime(2026, 3, 1, 12, 30)  # noqa: DTZ001 - a time without zone is the point
    assert column(tmp_path, [noon], pa.timestamp("ns")) == ["2026-03-01 12:30:00"]
    assert column(tmp_path, [noon.replace(hour=0, minute=0)], pa.timestamp("s")) == ["2026-03-01"]
    late = datetime(2026, 2, 28, 23, 30, tzinfo=UTC)
    berlin = late.astimezone(ZoneInfo("Europe/Berlin")).isoformat(sep=" ")
    assert column(tmp_path, [late], pa.timestamp("us", "Europe/Berlin")) == [berlin]
    assert berlin.startswith("2026-03-01")
    assert column(tmp_path, [time(9, 5)], pa.time64("us")) == ["09:05:00"]
    assert column(tmp_path, [timedelta(minutes=2)], pa.duration("s")) == ["120"]


def test_numbers_keep_their_digits(tmp_path: Path) -> None:
    assert column(tmp_path, [2**63 - 1], pa.int64()) == ["9223372036854775807"]
    assert column(tmp_path, [Decimal("1200.50")], pa.decimal128(18, 2)) == ["1200.50"]
    assert column(tmp_path, [0.1, 1e-7, 3.0, 1e22], pa.float64()) == [
        "0.1",
        "0.0000001",
        "3",
        "10000000000000000000000",
    ]
    assert column(tmp_path, [0.1], pa.float32()) == ["0.1"]
    assert column(tmp_path, [float("nan"), float("inf")], pa.float64()) == ["", ""]
    assert column(tmp_path, [True], pa.bool_()) == ["TRUE"]
    assert column(tmp_path, ["a", "b"], pa.dictionary(pa.int8(), pa.string())) == ["a", "b"]


@given(values=st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=5))
def test_a_double_comes_back_as_the_same_double(
    values: list[float], tmp_path_factory: pytest.TempPathFactory
) -> None:
    told = column(tmp_path_factory.mktemp("parquet"), values, pa.float64())
    assert [float(one) for one in told] == values


def test_a_file_of_many_row_groups_is_read_in_order(tmp_path: Path) -> None:
    table = pa.table({"number": list(range(1000))})
    rows = cells(written(tmp_path, table, row_group_size=7))
    assert [row[0] for row in rows] == ["number", *map(str, range(1000))]


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_cut_file_is_refused(share: float, tmp_path: Path) -> None:
    path = written(tmp_path, pa.table({"views": list(range(500))}))
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(FaultyInputError, match="damaged, cut off"):
        open_export(path)


def test_a_cell_that_no_export_has_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, pa.table({"text": ["x" * (CELL_LIMIT + 1)]}))
    with pytest.raises(FaultyInputError, match="A cell is longer"):
        open_export(path)


def test_an_absurdly_wide_file_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, pa.table({f"c{one}": [1] for one in range(2001)}))
    with pytest.raises(FaultyInputError, match="2001 columns"):
        open_export(path)

"""Panels too large for memory: put together by an engine, kept as a cube, the same answer."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from trueline.core.errors import DamagedError, FaultyInputError
from trueline.evidence.study import Study, Treatment, Windows
from trueline.evidence.study_source import Columns, Source
from trueline.usecases.catalogues import ESTIMATORS
from trueline.usecases.studying.large_panels import (
    cube_kept,
    cube_of_file,
    is_large,
    keep_cube,
)
from trueline.usecases.studying.observing_study import looked_at, looked_at_cube
from trueline.usecases.studying.reading.file_rows import rows_of_file

STUDY = Study(
    "members",
    "Did it?",
    Source(path="members.parquet"),
    Columns(unit="member", period="week", outcome="sales", strata=("segment",)),
    Treatment(column="since", says_start=True),
)


@pytest.fixture
def members(tmp_path: Path) -> Path:
    """Sixty members over twelve weeks, a third of whom began in week 7."""
    rng = np.random.default_rng(8)
    count, weeks = 60, 12
    since = np.where(np.arange(count) % 3 == 0, 7, 0)
    began = (since[:, None] > 0) & (np.arange(1, weeks + 1)[None, :] >= 7)
    sales = rng.normal(10, 2, count)[:, None] + rng.normal(0, 1, (count, weeks)) + 2 * began
    table = {
        "member": np.repeat(np.arange(count), weeks),
        "week": np.tile(np.arange(1, weeks + 1), count),
        "since": np.repeat(since, weeks),
        "segment": np.repeat(np.where(np.arange(count) % 2, "a", "b"), weeks),
        "sales": sales.ravel(),
    }
    path = tmp_path / "members.parquet"
    pq.write_table(pa.table(table), path)
    return path


def test_the_cube_of_a_file_gives_the_answer_of_its_rows(members: Path) -> None:
    method = ESTIMATORS.get("difference-in-differences")
    cube = cube_of_file(members, STUDY)
    large = looked_at_cube(STUDY, cube, (), row_count=720)
    small = looked_at(STUDY, rows_of_file(members, STUDY), ())
    here, there = (method.answer(STUDY, one.observations) for one in (small, large))
    for name in ("lift", "error", "low", "high", "unit_periods", "unit_count"):
        assert getattr(there, name) == pytest.approx(getattr(here, name), rel=1e-9)
    assert large.rows is None


def test_a_cube_that_was_kept_is_the_same_and_a_damaged_one_is_refused(
    members: Path, tmp_path: Path
) -> None:
    shelf: Any = SimpleNamespace(place_of_rows=lambda digest: tmp_path / f"{digest}.parquet")
    cube = cube_of_file(members, STUDY)
    seen = looked_at_cube(STUDY, cube, (), row_count=720).observations
    assert cube_kept(shelf, seen.digest) is None
    keep_cube(shelf, cube)
    kept = cube_kept(shelf, seen.digest)
    assert kept is not None
    assert looked_at_cube(STUDY, kept, (), row_count=720).observations.digest == seen.digest
    [place] = tmp_path.glob("*.cube.json")
    place.write_text(place.read_text(encoding="utf-8").replace("6", "7"), encoding="utf-8")
    with pytest.raises(DamagedError):
        cube_kept(shelf, seen.digest)


@pytest.mark.parametrize(
    ("study", "said"),
    [
        (replace(STUDY, treatment=Treatment(units=("1",), start="7")), "first treated period"),
        (replace(STUDY, windows=Windows(first="2")), "cut the file"),
        (replace(STUDY, columns=replace(STUDY.columns, controls=("rain",))), "no control series"),
    ],
)
def test_what_takes_rows_is_refused_at_this_size(members: Path, study: Study, said: str) -> None:
    with pytest.raises(FaultyInputError, match=said):
        cube_of_file(members, study)


def test_two_rows_of_one_member_and_week_are_refused(members: Path) -> None:
    table = pq.read_table(members)
    pq.write_table(pa.concat_tables([table, table.slice(0, 1)]), members)
    with pytest.raises(FaultyInputError, match="two rows for one period"):
        cube_of_file(members, STUDY)


def test_small_files_and_other_shapes_are_not_large(members: Path) -> None:
    assert not is_large(members, STUDY)
    assert not is_large(members.with_name("none.parquet"), STUDY)
    assert not is_large(members, replace(STUDY, columns=replace(STUDY.columns, period="")))

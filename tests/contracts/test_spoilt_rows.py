"""Rows that people and spreadsheets spoil: none is lost, and none is taken for another day."""

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.importing import ReadFile, read_file
from trueline.core.errors import FaultyInputError


def written(path: Path, rows: Sequence[Sequence[str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows)
    return path


def read(path: Path) -> ReadFile:
    found = read_file(path, "acme")
    assert isinstance(found, ReadFile), found
    return found


def reasons(found: ReadFile) -> list[str]:
    return [row.reason for piece in found.pieces for row in piece.set_aside]


def test_a_day_without_a_value_ends_no_block_and_loses_no_row(tmp_path: Path) -> None:
    rows = [
        ["Instagram reach"],
        ["Date", "Primary"],
        ["2026-03-01T00:00:00", "4"],
        ["2026-03-02T00:00:00", ""],
        ["2026-03-03T00:00:00", "9"],
    ]
    found = read(written(tmp_path / "a.csv", rows))
    assert found.sums("metric_day") == {"reach": "13"}
    assert reasons(found) == ["The day has no value."]


def test_rows_below_a_blank_line_belong_to_the_header_above_and_strays_to_none(
    tmp_path: Path,
) -> None:
    rows = [["Our figures", "of March"], []]
    rows += [["Instagram reach"], ["Date", "Primary"], ["2026-03-01T00:00:00", "4"], []]
    rows += [["2026-03-02T00:00:00", "9"]]
    found = read(written(tmp_path / "a.csv", rows))
    assert found.sums("metric_day") == {"reach": "13"}
    assert reasons(found) == ["The row stands below no title and header."]


def test_days_that_a_spreadsheet_turned_in_part_refuse_the_file(tmp_path: Path) -> None:
    head = ["Date", "Impressions", "Engagements", "New follows"]
    rows = [head, ["2026-02-03", "1", "1", "1"], ["03/13/2026", "1", "1", "1"]]
    with pytest.raises(FaultyInputError, match="year first and some have it last"):
        read(written(tmp_path / "a.csv", rows))

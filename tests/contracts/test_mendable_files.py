"""Rows that were set aside come back as a file of the same kind as the one they came from."""

import csv
import json
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from tests.importing import CASES, ReadFile, bound, mapping_of_case, read_file
from trueline.exports.cells.answers import Answers
from trueline.exports.files.export import Row
from trueline.exports.files.opening import open_export
from trueline.exports.tables.raw_rows import MASKED
from trueline.facts.batch import SetAsideRow
from trueline.usecases.catalogues import IMPORTERS
from trueline.usecases.mendable_file import PlacedRow, mendable_rows, rows_in_export

NOT_ON_THEIR_OWN = (("woche.zip", 2),)
"""Parts that no importer knows without the parts beside them."""


def _files() -> list[Any]:
    found = (path for known in sorted(CASES.glob("*/expected.json"))
             for path in sorted(known.parent.iterdir()))  # fmt: skip
    return [
        pytest.param(path, id=f"{path.parent.name}/{path.name}")
        for path in found
        if path.name != "expected.json" and _recorded(path).get("set_aside")
    ]


def _recorded(path: Path) -> dict[str, Any]:
    expected = json.loads((path.parent / "expected.json").read_text(encoding="utf-8"))
    found: dict[str, Any] = expected["files"].get(path.name, {})
    return found


def _read(path: Path, case: Path) -> ReadFile:
    expected = json.loads((case.parent / "expected.json").read_text(encoding="utf-8"))
    answers = Answers(expected.get("currency", ""))
    found = read_file(path, str(expected["account"]), answers, mapping_of_case(case))
    assert isinstance(found, ReadFile), found
    return found


def _set_aside(read: ReadFile) -> list[SetAsideRow]:
    return list(chain.from_iterable(piece.set_aside for piece in read.pieces))


def _placed(case: Path, read: ReadFile, part: int) -> tuple[PlacedRow, ...]:
    importer = bound(IMPORTERS.get(read.recognition.importer), mapping_of_case(case))
    rows = [one for one in _set_aside(read) if one.part == part]
    return rows_in_export(open_export(case), importer, rows)


def _write(path: Path, placed: tuple[PlacedRow, ...]) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows(mendable_rows(placed))
    return path


@pytest.mark.parametrize("case", _files())
def test_the_file_to_mend_is_of_the_same_kind_and_holds_no_other_row(
    case: Path, tmp_path: Path
) -> None:
    read = _read(case, case)
    for part in sorted({one.part for one in _set_aside(read)}):
        placed = _placed(case, read, part)
        if (case.name, part) in NOT_ON_THEIR_OWN:
            continue
        again = _read(_write(tmp_path / f"{part}.csv", placed), case)
        listed_twice = sum(
            "already" in one.row.reason or "Another table" in one.row.reason for one in placed
        )
        assert again.recognition.importer == read.recognition.importer
        assert again.rows.read == len(placed)
        assert again.rows.facts == listed_twice


def test_personal_cells_stay_masked_and_no_cell_becomes_a_formula() -> None:
    header = Row(1, ("Name", "Note", "Value"))
    row = SetAsideRow(0, 2, "The row has no day.", (MASKED, "=HYPERLINK(1)", "-5"))
    lines = list(mendable_rows([PlacedRow(row, (), header)]))
    assert lines == [header.cells, (MASKED, "'=HYPERLINK(1)", "-5")]


def test_each_table_of_a_sheet_has_its_own_header_and_rows_without_one_come_last() -> None:
    first, second = Row(3, ("Day", "Views")), Row(9, ("Day", "Likes"))
    rows = [SetAsideRow(0, line, "?", (str(line), "")) for line in (4, 10, 11, 20)]
    placed = [
        PlacedRow(rows[3]),
        PlacedRow(rows[2], (Row(8, ("Likes",)),), second),
        PlacedRow(rows[0], (Row(1, ("Report",)),), first),
        PlacedRow(rows[1], (Row(8, ("Likes",)),), second),
    ]
    assert [line[:1] for line in mendable_rows(placed)] == [
        ("Report",), ("Day",), ("4",), (), ("Likes",), ("Day",), ("10",), ("11",), ("20",),
    ]  # fmt: skip

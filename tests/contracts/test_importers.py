"""Every importer keeps its contract; a new one is tested before its author writes a test."""

import csv
import json
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import xlsxwriter

from tests.importing import (
    CASES,
    ReadFile,
    bound,
    mapping_of_case,
    read_export,
    read_file,
    read_or_refuse,
    recorded,
)
from trueline.contracts.importer import Importer
from trueline.exports.cells.answers import Answers
from trueline.exports.files.export import Export
from trueline.exports.files.opening import open_export
from trueline.exports.mapping.mapping import TableMapping
from trueline.exports.tables.raw_rows import MASKED
from trueline.metrics.catalogue import load_catalogue
from trueline.usecases.catalogues import IMPORTERS

Case = tuple[Importer, Path]


def _files(importer: Importer) -> list[Path]:
    folder = CASES / importer.name
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    return [one for one in found if one.name != "expected.json"]


def _cases() -> Iterator[Any]:
    for importer in IMPORTERS.all():
        for path in _files(importer):
            own = bound(importer, mapping_of_case(path))
            yield pytest.param((own, path), id=f"{importer.name}/{path.name}")


each_case = pytest.mark.parametrize("case", list(_cases()))
each_case_of_one_sheet = pytest.mark.parametrize(
    "case", [one for one in _cases() if len(open_export(one.values[0][1]).sheets) == 1]
)


def _expected(case: Case) -> dict[str, Any]:
    return json.loads((case[1].parent / "expected.json").read_text(encoding="utf-8"))


def _said(case: Case) -> tuple[str, Answers]:
    """Give account and answers that the person brings with the files of a case."""
    expected = _expected(case)
    return str(expected["account"]), Answers(expected.get("currency", ""))


def _given(case: Case) -> tuple[str, Answers, TableMapping | None]:
    """Give all that the person brings with a file of a case."""
    return (*_said(case), mapping_of_case(case[1]))


def _read(case: Case, path: Path | None = None) -> ReadFile:
    found = read_file(path or case[1], *_given(case))
    assert isinstance(found, ReadFile)
    return found


def _without_places(facts: Any) -> list[str]:
    """Give facts without their places, in no order."""
    return sorted(
        json.dumps([name, {k: v for k, v in row.items() if k not in {"line", "part"}}])
        for name, rows in facts.items()
        for row in rows
    )


@pytest.mark.parametrize("importer", IMPORTERS.all(), ids=lambda one: one.name)
def test_every_importer_has_a_case(importer: Importer) -> None:
    assert _files(importer), f"put a fixture of invented values into {CASES / importer.name}"
    assert (CASES / importer.name / "expected.json").is_file()
    assert importer.version >= 1
    assert importer.name == importer.name.lower().replace("_", "-")


@each_case
def test_the_facts_of_a_case_are_those_recorded_with_their_lines(case: Case) -> None:
    expected = _expected(case)["files"][case[1].name]
    assert json.loads(json.dumps(recorded(case[1], *_given(case)))) == expected


@each_case
def test_no_other_importer_recognises_a_case(case: Case) -> None:
    export = open_export(case[1])
    importers = [bound(one, mapping_of_case(case[1])) for one in IMPORTERS.all()]
    certain = [one.name for one in importers if (r := one.recognise(export)) and r.is_certain]
    assert certain == [case[0].name]


@each_case
def test_the_name_of_a_file_does_not_matter(case: Case, tmp_path: Path) -> None:
    renamed = tmp_path / "download.bin"
    renamed.write_bytes(case[1].read_bytes())
    assert _read(case, renamed).facts == _read(case).facts


@each_case
def test_reading_twice_gives_the_same(case: Case) -> None:
    importer, path = case
    export = open_export(path)
    recognition = importer.recognise(export)
    assert recognition is not None
    first = read_export(importer, export, recognition, *_said(case))
    assert read_export(importer, export, recognition, *_said(case)).facts == first.facts


@each_case
def test_every_metric_is_in_the_catalogue_and_every_row_is_accounted_for(case: Case) -> None:
    read = _read(case)
    known = {one.id for one in load_catalogue().all()}
    used = {row["metric"] for row in chain.from_iterable(read.facts.values()) if "metric" in row}
    assert used <= known
    assert set(read.file_totals) <= known
    assert read.rows.set_aside == sum(len(piece.set_aside) for piece in read.pieces)
    assert all(row.reason for piece in read.pieces for row in piece.set_aside)
    assert len({piece.parts for piece in read.pieces}) == 1


@each_case
def test_every_fact_leads_back_to_its_row_with_personal_cells_masked(case: Case) -> None:
    importer, path = case
    export = open_export(path)
    read = _read(case)
    places = {(row["part"], row["line"]) for row in chain.from_iterable(read.facts.values())}
    for part, line in sorted(places)[:40]:
        cells = importer.row(export, part, line)
        assert any(cell for cell in cells.values())
        for header in read.recognition.dropped:
            assert cells.get(header, "") in {"", MASKED}


@each_case
def test_a_cut_file_is_refused_or_gives_only_true_facts(case: Case, tmp_path: Path) -> None:
    content = case[1].read_bytes()
    whole = set(_without_places(_read(case).facts))
    is_text = open_export(case[1]).container == "text"
    cuts = sorted({len(content) * share // 23 for share in range(1, 23)} | {len(content) - 3})
    for cut in cuts:
        path = tmp_path / f"cut-{cut}"
        path.write_bytes(content[:cut])
        read = read_or_refuse(path, *_given(case))
        if read is not None:
            assert is_text
            if _doubts_its_end(read):
                continue  # a shorter number at the very end cannot be told from a true one
            assert set(_without_places(read.facts)) <= whole, f"cut after {cut} bytes"


@each_case
def test_damaged_bytes_are_refused_or_read_and_never_crash(
    case: Case, tmp_path: Path, rng: np.random.Generator
) -> None:
    content = case[1].read_bytes()
    for number in range(12):
        damaged = bytearray(content)
        for at in rng.integers(0, len(content), 1 + number // 3):
            damaged[at] = rng.integers(0, 256)
        path = tmp_path / f"damaged-{number}"
        path.write_bytes(damaged)
        read_or_refuse(path, *_given(case))  # anything but a refusal would be raised


def _doubts_its_end(read: ReadFile) -> bool:
    issues = (issue.what for piece in read.pieces for issue in piece.issues)
    return any("last number may be short" in what for what in issues)


@each_case_of_one_sheet
@pytest.mark.parametrize(
    ("encoding", "delimiter", "line_end"),
    [
        ("utf-16", "\t", "\r\n"),
        ("utf-8-sig", ";", "\r\n"),
        ("utf-8", ",", "\n"),
        ("utf-8-sig", ",", "\r\n"),
        ("cp1252", ",", "\r\n"),
    ],
)
def test_a_file_saved_again_is_refused_or_gives_the_same_facts(
    case: Case, tmp_path: Path, encoding: str, delimiter: str, line_end: str
) -> None:
    export = open_export(case[1])
    path = tmp_path / "again.csv"
    with path.open("w", encoding=encoding, newline="", errors="replace") as stream:
        writer = csv.writer(stream, delimiter=delimiter, lineterminator=line_end)
        writer.writerows(row.cells for row in export.sheets[0].rows())
    _same_or_refused(case, path, is_exact=encoding != "cp1252")


@each_case
@pytest.mark.parametrize("turn", [1, 3])
def test_columns_in_another_order_are_refused_or_give_the_same_facts(
    case: Case, tmp_path: Path, turn: int
) -> None:
    export = open_export(case[1])
    path = tmp_path / "turned.xlsx"
    _write_workbook(path, export, turn)
    _same_or_refused(case, path, is_exact=True)


def _write_workbook(path: Path, export: Export, turn: int) -> None:
    with xlsxwriter.Workbook(str(path), {"strings_to_numbers": False}) as book:
        for number, sheet in enumerate(export.sheets):
            page = book.add_worksheet(f"{number} {sheet.name}"[:25].replace("/", "-"))
            width = max((len(row.cells) for row in sheet.rows()), default=0)
            for row in sheet.rows():
                for at, cell in enumerate(row.cells):
                    place = (at + turn) % width if len(row.cells) > 1 else at
                    page.write_string(row.line - 1, place, cell)


def _same_or_refused(case: Case, path: Path, *, is_exact: bool) -> None:
    read = read_or_refuse(path, *_given(case))
    if read is None:
        return
    ours, theirs = _read(case), read
    assert theirs.recognition.importer == case[0].name
    if is_exact:
        assert _without_places(theirs.facts) == _without_places(ours.facts)
    assert theirs.rows == ours.rows
    assert theirs.sums("metric_day") == ours.sums("metric_day")
    assert theirs.sums("post_metric") == ours.sums("post_metric")


@each_case
def test_headers_in_an_unknown_language_are_not_recognised(case: Case, tmp_path: Path) -> None:
    export = open_export(case[1])
    foreign = {
        header: f"Źródło {number}" for number, header in enumerate(_read(case).recognition.matched)
    }
    path = tmp_path / "foreign.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for number, sheet in enumerate(export.sheets):
            page = book.add_worksheet(str(number))
            for row in sheet.rows():
                page.write_row(row.line - 1, 0, [foreign.get(one, one) for one in row.cells])
    assert read_or_refuse(path, *_given(case)) is None

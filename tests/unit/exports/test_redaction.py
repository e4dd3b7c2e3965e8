"""A person is taken out of files of every encoding and container, and nothing else is."""

import codecs
import csv
import io
import json
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter import Workbook

from tests.importing import person_key
from trueline.core.identifiers import marks_of, read_identifier
from trueline.core.people_in_text import ErasedPeople, NamedPerson, PersonFinder
from trueline.exports.files.opening import open_export
from trueline.exports.redaction.person_in_file import is_person_in
from trueline.exports.redaction.redaction import redact

ADDRESS = "ann.o'hara@example.org"
IDENTIFIER = read_identifier(ADDRESS)
NAMED = NamedPerson((IDENTIFIER,))
ERASED = ErasedPeople(frozenset(marks_of(IDENTIFIER, person_key)), person_key)
FINDERS = (NAMED, ERASED)
HEADER = ["Id", "Email", "Note", "Total"]
Table = list[list[str]]


@dataclass(frozen=True)
class Shape:
    """How a text file is written."""

    mark: bytes
    encoding: str
    delimiter: str
    line_end: str


SHAPES = [
    Shape(mark, encoding, delimiter, line_end)
    for mark, encoding in (
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (b"", "cp1252"),
    )
    for delimiter in ",;\t"
    for line_end in ("\n", "\r\n", "\r")
]
NOTES = st.text(st.sampled_from("aZ 9,;\t\"\n'é€"), max_size=12)


def text_of(table: Table, shape: Shape) -> bytes:
    held = io.StringIO()
    csv.writer(held, delimiter=shape.delimiter, lineterminator=shape.line_end).writerows(table)
    return shape.mark + held.getvalue().encode(shape.encoding)


def table_of(notes: Sequence[str], whose: Sequence[bool]) -> Table:
    rows = [
        [f"A-{at}", ADDRESS.upper() if is_own else f"mary.{ADDRESS}", note, f"{at}.50"]
        for at, (note, is_own) in enumerate(zip(notes, whose, strict=True))
    ]
    return [HEADER, *rows]


def rows_of(path: Path) -> dict[tuple[int, int], tuple[str, ...]]:
    export = open_export(path)
    return {
        (part, row.line): row.cells
        for part, sheet in enumerate(export.sheets)
        for row in sheet.rows()
        if any(row.cells)
    }


@given(st.lists(st.tuples(NOTES, st.booleans()), min_size=1, max_size=6), st.sampled_from(SHAPES))
def test_only_the_rows_of_a_person_change_in_a_text_file(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, bool]], shape: Shape
) -> None:
    folder = tmp_path_factory.mktemp("text")
    path, out = folder / "export.csv", folder / "out.csv"
    path.write_bytes(text_of(table_of(*zip(*rows, strict=True)), shape))
    known = rows_of(path)
    own = {place for place, cells in known.items() if cells[1:2] == (ADDRESS.upper(),)}
    for finder in FINDERS:
        redacted = redact(path, finder, out)
        assert (redacted.rows if redacted else set()) == own
        if redacted:
            assert not redacted.is_emptied
            assert rows_of(out) == {at: cells for at, cells in known.items() if at not in own}
            before = path.read_bytes()[len(shape.mark) :].decode(shape.encoding)
            after = out.read_bytes()[len(shape.mark) :].decode(shape.encoding)
            assert out.read_bytes().startswith(shape.mark)
            assert [line for line in after.splitlines(keepends=True) if line.strip(",;\t\r\n")] == [
                line
                for number, line in enumerate(before.splitlines(keepends=True), start=1)
                if not any(_covers(known, at, number) for at in own)
                if line.strip(",;\t\r\n")
            ]


def _covers(
    known: dict[tuple[int, int], tuple[str, ...]], place: tuple[int, int], number: int
) -> bool:
    later = [line for _, line in known if line > place[1]]
    return place[1] <= number < min(later, default=10**9)


def workbook_of(table: Table, path: Path) -> None:
    with Workbook(path, {"constant_memory": True}) as book:
        book.set_properties({"author": ADDRESS})
        for name in ("Orders", "More"):
            page = book.add_worksheet(name)
            for line, cells in enumerate(table):
                page.write_row(line, 0, cells)
                page.write_number(line, 5, 0.1 + line)


def spreadsheet_xml_of(table: Table, path: Path) -> None:
    rows = "".join(
        f"<Row>{''.join(f'<Cell><Data>{cell}</Data></Cell>' for cell in cells)}</Row>"
        for cells in table
    )
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    path.write_text(
        f'<?xml version="1.0"?><Workbook xmlns="{space}" xmlns:ss="{space}">'
        f'<Worksheet ss:Name="Orders"><Table>{rows}</Table></Worksheet></Workbook>'
    )


def archive_of(table: Table, path: Path) -> None:
    workbook_of(table, path.with_suffix(".inner"))
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "first.csv", text_of([HEADER, ["A-9", "bob@example.org", "", "1"]], SHAPES[0])
        )
        archive.writestr("inner.xlsx", path.with_suffix(".inner").read_bytes())
        archive.writestr("last.csv", text_of(table, SHAPES[-1]))


def parquet_of(table: Table, path: Path) -> None:
    columns = dict(zip(table[0], zip(*table[1:], strict=True), strict=True))
    pq.write_table(pa.table({name: list(cells) for name, cells in columns.items()}), path)


@pytest.mark.parametrize("finder", FINDERS, ids=["named", "hashed"])
@pytest.mark.parametrize("write", [workbook_of, spreadsheet_xml_of, archive_of, parquet_of])
def test_only_the_rows_of_a_person_change_in_other_containers(
    tmp_path: Path, write: Callable[[Table, Path], None], finder: PersonFinder
) -> None:
    path, out = tmp_path / "export", tmp_path / "out"
    write(table_of(["one", "two", "three"], [False, True, False]), path)
    known = rows_of(path)
    redacted = redact(path, finder, out)
    assert redacted is not None
    assert not redacted.is_emptied
    own = {place for place, cells in known.items() if ADDRESS.upper() in cells}
    assert own
    assert redacted.rows == own
    assert rows_of(out) == {at: cells for at, cells in known.items() if at not in own}
    assert not is_person_in(out, finder)


def test_records_of_json_hold_nulls_and_keep_their_place(tmp_path: Path) -> None:
    people = [
        {"id": "1", "author": {"mail": "bob@example.org", "name": "Bob"}, "likes": 3},
        {"id": "2", "author": {"mail": ADDRESS, "name": "Ann"}, "likes": 4},
        {"id": "3", "mentions": [f"mailto:{ADDRESS}"], "likes": 5},
    ]
    path, out = tmp_path / "feed.json", tmp_path / "out.json"
    path.write_text(json.dumps({"feed": people, "cursor": "x"}, indent=1).replace("@", "\\u0040"))
    redacted = redact(path, NAMED, out)
    assert redacted is not None
    assert json.loads(out.read_text()) == {
        "feed": [
            people[0],
            {"id": None, "author": {"mail": None, "name": None}, "likes": None},
            {"id": None, "mentions": [None], "likes": None},
        ],
        "cursor": "x",
    }
    assert len(out.read_text().splitlines()) == len(path.read_text().splitlines())


def test_rows_known_to_be_a_person_s_go_though_they_do_not_name_them(tmp_path: Path) -> None:
    path, out = tmp_path / "export.csv", tmp_path / "out.csv"
    path.write_text("id,total\n17,5\n18,6\n")
    redacted = redact(path, NAMED, out, behind=frozenset({(0, 3)}))
    assert redacted is not None
    assert out.read_text() == "id,total\n17,5\n,\n"


def test_a_file_that_does_not_name_the_person_is_left_alone(tmp_path: Path) -> None:
    path, out = tmp_path / "export.csv", tmp_path / "out.csv"
    path.write_text(f"id,mail\n17,mary.{ADDRESS}\n")
    assert redact(path, NAMED, out) is None
    assert not out.exists()


def test_what_cannot_be_taken_apart_is_emptied(tmp_path: Path) -> None:
    path, out = tmp_path / "export.csv", tmp_path / "out.csv"
    path.write_bytes(b"\x89PNG " + ADDRESS.encode())
    redacted = redact(path, NAMED, out)
    assert redacted is not None
    assert redacted.is_emptied
    assert out.read_bytes() == b""

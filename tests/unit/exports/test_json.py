"""JSON opens as sheets in which no digit is lost; what could swamp a machine is refused."""

import json
import zipfile
from pathlib import Path

import pytest

from trueline.core.errors import FaultyInputError
from trueline.exports.files.export import Export
from trueline.exports.files.json_sheets import WIDTH_LIMIT
from trueline.exports.files.json_text import MARK_LIMIT, SIZE_LIMIT_BYTES, is_json
from trueline.exports.files.opening import open_export
from trueline.exports.tables.recognising import describe

Table = list[tuple[str, ...]]


def opened(path: Path, content: str, encoding: str = "utf-8") -> Export:
    path.write_bytes(content.encode(encoding))
    return open_export(path)


def tables(export: Export) -> dict[str, Table]:
    return {one.name: [row.cells for row in one.rows()] for one in export.sheets}


def test_a_list_of_objects_is_a_table_with_dotted_headers(tmp_path: Path) -> None:
    found = opened(tmp_path / "a", '[{"id": "1", "post": {"likes": 3}}, {"id": "2", "more": null}]')
    assert found.container == "json"
    assert tables(found) == {"": [("id", "post.likes", "more"), ("1", "3", ""), ("2", "", "")]}
    assert [row.line for row in found.sheets[0].rows()] == [1, 2, 3]


def test_a_list_under_a_name_is_a_table_beside_what_surrounds_it(tmp_path: Path) -> None:
    found = opened(tmp_path / "a", '{"of": "x", "page": {"children": [{"id": "1"}]}, "next": []}')
    assert tables(found) == {"page.children": [("id",), ("1",)], "": [("of", "next"), ("x", "")]}


def test_a_lone_object_is_a_list_of_one(tmp_path: Path) -> None:
    found = opened(tmp_path / "a", '{"followers": 12, "labels": ["a", "b"], "bot": false}')
    assert tables(found) == {
        "": [("followers", "labels", "bot"), ("12", '["a", "b"]', "false")],
    }


def test_a_list_of_values_is_a_table_that_names_what_is_around_it(tmp_path: Path) -> None:
    content = (
        '{"data": [{"name": "a", "values": [{"value": 1}, {"value": 2}]},'
        ' {"name": "b", "values": [{"value": 3}]}]}'
    )
    assert tables(opened(tmp_path / "a", content))["data.values"] == [
        ("value", "data.name"), ("1", "a"), ("2", "a"), ("3", "b"),
    ]  # fmt: skip


def test_lines_of_json_are_one_table(tmp_path: Path) -> None:
    assert tables(opened(tmp_path / "a", '{"id": 1}\n{"id": 2, "n": 3}\n')) == {
        "": [("id", "n"), ("1", ""), ("2", "3")]
    }


@pytest.mark.parametrize("between", [",", "\n"])
def test_answers_page_by_page_are_one_list(tmp_path: Path, between: str) -> None:
    pages = [
        '{"feed": [{"id": 1}], "cursor": "a"}',
        '{"feed": [{"id": 2}, {"id": 3}]}',
        '{"feed": []}',
    ]
    content = between.join(pages)
    found = opened(tmp_path / "a", f"[{content}]" if between == "," else content)
    assert tables(found) == {"feed": [("id",), ("1",), ("2",), ("3",)]}


def test_objects_that_hold_a_list_and_more_are_no_pages(tmp_path: Path) -> None:
    item = '{"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "tags": [{"name": "x"}]}'
    assert list(tables(opened(tmp_path / "a", f"[{item}]"))) == [""]


@pytest.mark.parametrize(
    "start", ["window.YTD.tweets.part0 = ", "Grailbird.data.tweets_2013_01 =\n", "\ufeff"]
)
@pytest.mark.parametrize("end", ["", ";\n"])
def test_the_script_of_an_archive_is_read_as_its_json(tmp_path: Path, start: str, end: str) -> None:
    found = opened(tmp_path / "a", f'{start}[{{"tweet": {{"id": "7"}}}}]{end}')
    assert tables(found) == {"": [("tweet.id",), ("7",)]}


@pytest.mark.parametrize(
    "number", ["1234567890123456789", "0.1000000000000000055", "12e3", "-0.50"]
)
def test_numbers_stay_as_they_are_written(tmp_path: Path, number: str) -> None:
    assert tables(opened(tmp_path / "a", f'[{{"n": {number}}}]'))[""][1] == (number,)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-16-le", "cp1252"])
def test_any_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    found = opened(tmp_path / "a", '[{"text": "Café, 5 o’clock"}]', encoding)
    assert tables(found)[""][1] == ("Café, 5 o’clock",)


def test_halves_of_letters_do_not_pass(tmp_path: Path) -> None:
    assert tables(opened(tmp_path / "a", '[{"text": "a\\ud83d\\u0000b"}]'))[""][1] == ("a?b",)


def test_documents_in_an_archive_are_tables_each(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("feed.json", '{"feed": [{"id": 1}]}')
        archive.writestr("data/tweets.js", 'window.YTD.tweets.part0 = [{"id": 2}]')
        archive.writestr("days.csv", "Date,Views\n2026-01-01,3\n")
    assert list(tables(open_export(path))) == ["feed.json: feed", "data/tweets.js", "days.csv"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('[{"a": 1}, {"a"', "damaged or cut off in line 1"),
        ('[{"a": 1}] [{"a": 2}]', "damaged or cut off in line 1"),
        ('{"a": 1}\n{"a": 2', "damaged or cut off in line 2"),
        ('[{"a": 1, "b": 2, "a": 3}]', "names “a” twice"),
        ("[]", "no object with a value"),
        ('{"feed": []}', ""),
        ("[" * 80 + '"a"' + "]" * 80, "levels deep"),
        ("[" * 90_000, "levels deep"),
        (json.dumps([{f"n{at}": 1 for at in range(WIDTH_LIMIT + 1)}]), "different names"),
        (json.dumps({f"n{at}": [{"a": 1}] for at in range(51)}), "more than 50 lists"),
        (json.dumps([{"a": "x" * 300_000}]), "characters"),
        ("[" + "[]," * (MARK_LIMIT // 2 + 1) + "[]]", "4,000,000 values"),
    ],
    ids=lambda one: one[:12] if len(one) < 60 else "large",
)
def test_what_is_no_whole_document_of_bounded_size_is_refused(
    tmp_path: Path, content: str, said: str
) -> None:
    if not said:
        assert (
            describe(opened(tmp_path / "a", content)) == "It looks like JSON with the names feed."
        )
        return
    with pytest.raises(FaultyInputError, match=said):
        opened(tmp_path / "a", content)


def test_a_huge_line_is_refused_before_it_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "a"
    with path.open("wb") as stream:
        stream.write(b'[{"a": "')
        stream.truncate(SIZE_LIMIT_BYTES + 10)  # a hole on the disk, read as zero bytes
    with pytest.raises(FaultyInputError, match="more than 64 MB"):
        open_export(path)


@pytest.mark.parametrize(
    "start", ["Date,Views", "[title] Views,Reach", "{curly} name,b", "a = b,c", "[1] of 2,b"]
)
def test_tables_with_strange_first_cells_stay_tables(start: str) -> None:
    assert not is_json(start.encode())

"""Names that come twice are told apart by their descriptions, or stay apart from every metric."""

from pathlib import Path

from trueline.exports.cells.described_headers import with_described_headers
from trueline.exports.files.opening import open_export

VIEWS = "Times that your video was viewed for more than 3 seconds. "


def rows(tmp_path: Path, *lines: str) -> list[tuple[int, tuple[str, ...]]]:
    path = tmp_path / "a.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    export = with_described_headers(open_export(path))
    assert list(export.sheets[0].head) == list(export.sheets[0].rows())
    return [(row.line, row.cells) for row in export.sheets[0].rows()]


def test_a_row_of_descriptions_tells_repeated_names_apart_and_is_left_out(tmp_path: Path) -> None:
    found = rows(
        tmp_path,
        "Post ID,Reach,Views,Views",
        f',People who saw your post (Unique Users),{VIEWS}(Unique Users),"{VIEWS}(Total Count)"',
        "1_2,5,3,4",
    )
    assert found == [
        (1, ("Post ID", "Reach", "Views (Unique Users)", "Views (Total Count)")),
        (3, ("1_2", "5", "3", "4")),
    ]


def test_a_column_of_one_description_tells_all_figures(tmp_path: Path) -> None:
    found = rows(
        tmp_path,
        "Description,Post ID,Type,share,like",
        "Stories about your post by type. (Total Count),1_2,Photo,,7",
        ",1_3,Link,2,",
    )
    assert found[0] == (
        1, ("Description", "Post ID", "Type", "share (Total Count)", "like (Total Count)"),
    )  # fmt: skip
    assert [line for line, _ in found] == [1, 2, 3]


def test_a_table_without_descriptions_stays_as_it_is(tmp_path: Path) -> None:
    lines = ("Post ID,Views,Views", "1_2,3,4", "a text of many words,5,6")
    assert [cells for _, cells in rows(tmp_path, *lines)] == [
        tuple(line.split(",")) for line in lines
    ]


def test_rows_of_long_texts_are_no_descriptions_when_figures_stand_beside_them(
    tmp_path: Path,
) -> None:
    lines = ("Title,Text,Views", "a title of many words,and a text of many words,12")
    assert len(rows(tmp_path, *lines)) == 2

"""Several tables in one sheet are told apart: below each other, beside each other."""

import csv

import pytest

from trueline.core.errors import FaultyInputError
from trueline.exports.cells.answers import Answers
from trueline.exports.cells.headers import Column, Reading, match_header
from trueline.exports.cells.stated_days import stated_days
from trueline.exports.files.export import Row, Sheet
from trueline.exports.tables.commented_tables import comment_of, commented_tables
from trueline.exports.tables.side_by_side import side_tables
from trueline.exports.tables.tables import Table, table_of

COLUMNS = (
    Column("link", {"en": ("Link",)}),
    Column("likes", {"en": ("Likes",)}, reading=Reading.WHOLE, metric="likes"),
    Column("views", {"en": ("Views",)}, reading=Reading.WHOLE, metric="views"),
)


def sheet_of(text: str) -> Sheet:
    rows = tuple(Row(line, tuple(cells)) for line, cells in enumerate(_cells(text), start=1))
    return Sheet("", "utf-8", ",", rows[:60], lambda: iter(rows))


def _cells(text: str) -> list[list[str]]:
    return list(csv.reader(text.splitlines()))


def table_with(text: str) -> Table:
    sheet = sheet_of(text)
    return table_of("a.csv", 0, sheet, match_header(sheet.head[0], COLUMNS))


def is_header(row: Row) -> bool:
    return "Views" in row.cells


def parts(text: str) -> list[tuple[tuple[str, ...], list[tuple[int, tuple[str, ...]]]]]:
    return [
        (one.comments, [(row.line, row.cells) for row in one.sheet.rows()])
        for one in commented_tables(sheet_of(text), is_header)
    ]


def test_each_table_has_the_comments_above_it_and_the_lines_of_the_sheet() -> None:
    text = "# A\n# ---\nDay,Views\n1,5\n\n# B: x\nDay,Likes\n2,6\n"
    assert parts(text) == [
        (("A",), [(3, ("Day", "Views")), (4, ("1", "5"))]),
        (("B: x",), [(7, ("Day", "Likes")), (8, ("2", "6"))]),
    ]


def test_a_blank_line_between_comments_and_header_does_not_part_them() -> None:
    assert parts("# A\n\nDay,Views\n1,5\n") == [(("A",), [(3, ("Day", "Views")), (4, ("1", "5"))])]


def test_a_header_below_a_blank_line_begins_another_table_under_the_same_comments() -> None:
    found = parts("# A\nDay,Likes\n1,5\n\nDay,Views\n1,6\n\n2,7\n")
    assert [(comments, len(rows)) for comments, rows in found] == [(("A",), 2), (("A",), 4)]


def test_a_page_title_that_begins_with_a_hash_is_a_row() -> None:
    [(_, rows)] = parts("# A\nPage,Views\n# 1 of our teas,5\n")
    assert rows[-1] == (3, ("# 1 of our teas", "5"))


def test_a_total_with_a_cell_too_many_fits_below_the_header() -> None:
    [(_, rows)] = parts("# A\nDay,Place,Views\n,,12,Grand total\n1,IE,12\n")
    assert rows[1] == (3, ("Grand total", "", "12"))


@pytest.mark.parametrize("cells", [("# A: b", " c", ""), ('"# A: b', " c", "")])
def test_a_comment_with_commas_is_one_text(cells: tuple[str, ...]) -> None:
    assert comment_of(Row(1, cells)) == "A: b, c"


def test_tables_beside_each_other_are_cut_apart() -> None:
    text = "Link,Likes,,Link,Views\na,1,,b,9\nc,2,,,\n"
    one, other = side_tables(table_with(text))
    assert [(row.line, row.text("link"), row.number("likes")) for row in one.rows()] == [
        (2, "a", 1),
        (3, "c", 2),
    ]
    assert [(row.line, row.text("link"), row.number("views")) for row in other.rows()] == [
        (2, "b", 9)
    ]


@pytest.mark.parametrize("head", ["Views,Link,Likes,,Link", "Link,Likes,,Likes,Link"])
def test_sides_whose_columns_were_moved_are_refused(head: str) -> None:
    with pytest.raises(FaultyInputError, match="belong together cannot be told"):
        side_tables(table_with(f"{head}\n"))


def test_one_table_stays_one() -> None:
    table = table_with("Link,Likes\na,1\n")
    assert side_tables(table) == (table,)


def days(*texts: str, delimiter: str = ",", answers: Answers | None = None) -> list[str]:
    found = stated_days(texts, "a.csv", delimiter=delimiter, answers=answers or Answers())
    return [one.isoformat() for one in found]


def test_days_stand_in_titles_in_the_networks_order() -> None:
    assert days("Total followers on 8/5/2024:", "782", "") == ["2024-08-05"]
    assert days("2/12/2024 - 2/10/2025") == ["2024-02-12", "2025-02-10"]


def test_a_title_that_a_spreadsheet_may_have_turned_asks_for_the_order() -> None:
    with pytest.raises(FaultyInputError) as refused:
        days("8/5/2024", delimiter=";")
    assert [one.asks for one in refused.value.issues] == ["day-order"]
    said = Answers(month_first=False)
    assert days("8/5/2024", delimiter=";", answers=said) == ["2024-05-08"]
    assert days("8/25/2024", delimiter=";") == ["2024-08-25"]

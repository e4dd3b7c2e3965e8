"""What spreadsheets and people do to tables, and what the shared machinery makes of it."""

from collections.abc import Sequence
from pathlib import Path

import pytest
import xlsxwriter

from trueline.core.errors import FaultyInputError
from trueline.exports.cells.headers import Column, Reading, find_header
from trueline.exports.files.export import Row, Sheet
from trueline.exports.files.opening import open_export
from trueline.exports.tables.blocks import split_blocks
from trueline.exports.tables.notes import averages_others, is_line_of_words
from trueline.exports.tables.repeated_rows import each_once
from trueline.exports.tables.tables import Table, table_of

COLUMNS = (
    Column("day", {"en": ("Date",)}, needed=True, reading=Reading.DAY),
    Column("views", {"en": ("Views",)}, reading=Reading.WHOLE),
    Column("hours", {"en": ("Hours",)}, reading=Reading.DECIMAL),
    Column("spend", {"en": ("Cost (EUR)",)}, reading=Reading.MONEY),
)
HEADER = ("Date", "Views", "Hours", "Cost (EUR)")


def _rows(rows: Sequence[Sequence[str]]) -> tuple[Row, ...]:
    return tuple(Row(line, tuple(cells)) for line, cells in enumerate(rows, start=1))


def _table(*rows: Sequence[str], delimiter: str = ",", month_first: bool | None = None) -> Table:
    lines = _rows([HEADER, *rows])
    header = find_header(lines, COLUMNS)
    assert header is not None
    sheet = Sheet("", "utf-8", delimiter, lines, lambda: iter(lines))
    return table_of("a.csv", 0, sheet, header, month_first=month_first)


def _titles(*rows: Sequence[str]) -> list[tuple[str, int]]:
    return [(one.title, len(one.rows)) for one in split_blocks(_rows(rows))]


def test_a_network_that_writes_no_slashes_is_asked_which_comes_first() -> None:
    with pytest.raises(FaultyInputError) as refused:
        _table(("03/04/2026", "5"))
    assert refused.value.issues[0].asks == "day-order"


@pytest.mark.parametrize(("field", "delimiter"), [("hours", "\t"), ("spend", ",")])
def test_a_lone_point_before_three_digits_is_refused_where_it_could_be_thousands(
    field: str, delimiter: str
) -> None:
    cells = {"hours": ("2026-03-20", "", "3.700"), "spend": ("2026-03-20", "", "", "3.700")}
    (row,) = _table(cells[field], delimiter=delimiter).rows()
    with pytest.raises(FaultyInputError, match="could be two numbers"):
        row.value(row.table.column(field))


def test_a_header_that_stands_there_again_is_refused_in_a_sentence() -> None:
    with pytest.raises(FaultyInputError, match="A header stands here again"):
        _table(("2026-03-20", "5"), ("Views", "Date"), ("6", "2026-03-21"))


def test_lines_of_words_and_averages_are_told_from_data() -> None:
    rows = list(
        _table(
            ("2026-03-20", "5"), ("Made with care", ""), ("Total", "5"), ("Average:", "5")
        ).rows()
    )
    assert [is_line_of_words(row) for row in rows] == [False, True, False, False]
    assert [averages_others(row) for row in rows] == [False, False, False, True]
    (day,) = _table(("Mar 20, 2026",)).rows()
    assert not is_line_of_words(day)


def test_rows_that_are_added_up_may_not_stand_there_twice() -> None:
    keep = each_once(lambda _: "")
    first, second = _table(("2026-03-20", "5"), ("2026-03-20", "5")).rows()
    assert keep(first) == ""
    with pytest.raises(FaultyInputError, match="same as row 2"):
        keep(second)


def test_figures_below_a_blank_row_go_on_and_the_last_line_of_words_is_the_title() -> None:
    header = ("Date", "Primary")
    assert _titles(("Views",), header, ("2026-03-01", "5"), (), ("2026-03-02", "6")) == [
        ("Views", 3)
    ]
    assert _titles(("Our report",), ("Views",), header, ("2026-03-01", "5")) == [("Views", 2)]
    assert _titles(("Views",), header, ("1", "5"), (), ("Reach",), header, ("1", "5")) == [
        ("Views", 2),
        ("Reach", 2),
    ]


def test_cells_that_a_workbook_shows_as_per_cent_are_read_as_shown(tmp_path: Path) -> None:
    path = tmp_path / "rates.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheets = [book.add_worksheet(name) for name in ("one", "two")]
        shown = book.add_format({"num_format": '0.0%" of all"'})
        plain = book.add_format({"num_format": '0.00" %"'})
        for sheet in sheets:
            sheet.write_number(1, 2, 0.0421, shown)
            sheet.write_number(2, 2, 0.0421, plain)
        sheets[1].write_number(1, 2, 12, shown)
    texts = [[row.cells[2] for row in list(one.rows())[1:]] for one in open_export(path).sheets]
    assert texts == [["4.21%", "0.0421"], ["1200%", "0.0421"]]


@pytest.mark.parametrize("turned", ["2026-04-03", "3.4.2026"])
def test_days_in_two_forms_are_refused_for_some_may_be_turned(turned: str) -> None:
    with pytest.raises(FaultyInputError, match="a spreadsheet has turned days"):
        _table((turned,), ("03/18/2026",), delimiter="", month_first=True)


@pytest.mark.parametrize(
    ("views", "cost", "field"),
    [
        (("12,000", "12"), ("25,50", "1,25"), "views"),
        (("5", "6"), ("€1.200,50", "1,000"), "spend"),
        (("5", "6"), ("€1,200.50", "1.000"), "spend"),
    ],
)
def test_a_lone_group_of_three_is_refused_though_other_cells_show_the_mark(
    views: tuple[str, str], cost: tuple[str, str], field: str
) -> None:
    table = _table(
        ("2026-03-20", views[0], "", cost[0]), ("2026-03-21", views[1], "", cost[1]), delimiter=";"
    )
    with pytest.raises(FaultyInputError, match="could be thousands"):
        [row.number(field) for row in table.rows()]


def test_amounts_of_three_decimals_are_read_where_the_network_writes_points() -> None:
    table = _table(("2026-03-20", "5", "", "12.345"), ("2026-03-21", "5", "", "3.21"))
    assert [str(row.number("spend")) for row in table.rows()] == ["12.345", "3.21"]


@pytest.mark.parametrize(
    ("field", "cells"),
    [("views", ("5%", "", "")), ("hours", ("", "5 %", "")), ("spend", ("", "", "5%"))],
)
def test_a_share_is_no_count_and_no_amount(field: str, cells: tuple[str, str, str]) -> None:
    (row,) = _table(("2026-03-20", *cells)).rows()
    with pytest.raises(FaultyInputError, match="%"):
        _ = row.money(field) if field == "spend" else row.number(field)


def test_a_header_of_parted_letters_is_the_same_header() -> None:
    columns = (Column("likes", {"fr": ("Mentions appréciées",)}),)
    header = find_header(_rows([["Mentions appre\u0301cie\u0301es"]]), columns)
    assert header is not None
    assert header.places == {"likes": (0,)}

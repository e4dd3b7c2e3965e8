from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from trueline.core.errors import FaultyInputError, MissingError
from trueline.exports.cells.headers import Column, Reading, find_header
from trueline.exports.files.export import Export, Row, Sheet
from trueline.exports.tables.blocks import split_blocks
from trueline.exports.tables.raw_rows import MASKED, named_cells, raw_row
from trueline.exports.tables.staging import Staging
from trueline.exports.tables.tables import Table, open_table

COLUMNS = (
    Column("day", {"en": ("Date",)}, needed=True, reading=Reading.DAY),
    Column("post", {"en": ("Post ID",)}, reading=Reading.IDENTITY),
    Column("views", {"en": ("Views",)}, reading=Reading.WHOLE, metric="views"),
    Column("hours", {"en": ("Minutes",)}, reading=Reading.DECIMAL, times=1 / Decimal(60)),
    Column("email", {"en": ("Email",)}, personal=True),
)


def _export(
    rows: Sequence[Sequence[str]], *, delimiter: str = ",", is_open_ended: bool = False
) -> Export:
    lines = tuple(Row(line, tuple(cells)) for line, cells in enumerate(rows, start=1))
    sheet = Sheet("", "utf-8", delimiter, lines[:60], lambda: iter(lines), is_open_ended)
    return Export("export.csv", Path("export.csv"), "text", (sheet,))


def _table(rows: Sequence[Sequence[str]], **form: object) -> Table:
    export = _export(rows, **form)  # type: ignore[arg-type]
    header = find_header(export.sheets[0].head, COLUMNS)
    assert header is not None
    return open_table(export, 0, header, month_first=True)


def _read_through(rows: Sequence[Sequence[str]], **form: object) -> None:
    for row in _table(rows, **form).rows():
        row.stamp("day")
        row.number("views")


def _refused(rows: Sequence[Sequence[str]], **form: object) -> str:
    with pytest.raises(FaultyInputError) as refused:
        _read_through(rows, **form)
    issue = refused.value.issues[0]
    return f"{issue.where}: {issue.what}"


def test_short_rows_are_filled_up_and_blank_ones_passed_over() -> None:
    table = _table([("Date", "Views", "Email"), ("03/18/2025", "5"), ("",), ("03/19/2025",)])
    rows = list(table.rows())
    assert [row.line for row in rows] == [2, 4]
    assert [row.number("views") for row in rows] == [Decimal(5), None]
    assert rows[0].text("email") == ""


def test_a_factor_turns_the_unit_of_the_file_into_that_of_the_metric() -> None:
    (row,) = _table([("Date", "Minutes"), ("2025-01-01", "90")]).rows()
    assert row.number("hours") == Decimal("1.5")


def test_a_row_wider_than_the_header_is_refused() -> None:
    said = _refused([("Date", "Views", ""), ("2025-01-01", "5", "6")])
    assert said == "export.csv, row 2: The row has more cells than the header."


def test_a_last_row_without_end_is_refused_when_it_is_short() -> None:
    rows = [("Date", "Views"), ("2025-01-01", "5"), ("2025-01-02",)]
    assert "cut off" in _refused(rows, is_open_ended=True)
    assert [row.line for row in _table(rows).rows()] == [2, 3]


def test_a_cell_that_is_no_number_is_named_by_row_and_column() -> None:
    said = _refused([("Date", "Views"), ("2025-01-01", "many")])
    assert said == "export.csv, row 2: Column Views: “many” is not a number."


def test_columns_that_come_twice_must_agree() -> None:
    header = ("Date", "Views", "Views")
    (row,) = _table([header, ("2025-01-01", "5", "5")]).rows()
    assert row.number("views") == Decimal(5)
    assert "twice" in _refused([header, ("2025-01-01", "5", "6")])


def test_days_that_a_spreadsheet_may_have_turned_are_refused() -> None:
    rows = [("Date", "Views"), ("03/04/2025", "5")]
    assert "March or April" in _refused(rows, delimiter=";")
    assert [str(one.stamp("day").day) for one in _table(rows).rows()] == ["2025-03-04"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "ids",
    [
        ("1.02969E+15",),
        ("1,02969E+15",),
        ("12493243163466500", "17243112491221400"),
        ("1891512345678900000",),
    ],
)
def test_ids_that_a_spreadsheet_has_rounded_are_refused(ids: tuple[str, ...]) -> None:
    rows = [("Date", "Post ID"), *(("2025-01-01", one) for one in ids)]
    assert "rounded" in _refused(rows)


def test_a_raw_row_shows_every_cell_but_personal_ones() -> None:
    export = _export([("Date", "Views", "Views", "", "Email"), ("1", "2", "3", "4", "a@b.c")])
    header = find_header(export.sheets[0].head, COLUMNS)
    assert header is not None
    assert named_cells(header, raw_row(export, 0, 2)) == {
        "Date": "1",
        "Views": "2",
        "Views (column 3)": "3",
        "(column 4)": "4",
        "Email": MASKED,
    }
    with pytest.raises(MissingError):
        raw_row(export, 0, 9)
    with pytest.raises(MissingError):
        raw_row(export, 3, 1)


def test_every_row_ends_in_the_ledger_of_rows_with_personal_cells_masked() -> None:
    table = _table([("Date", "Email"), ("2025-01-01", "a@b.c"), ("Total", "")])
    staging = Staging(("",), 0)
    first, second = table.rows()
    staging.set_aside(first, table.header, "It is a trial.")
    staging.count_total([("views", Decimal(7))])
    staging.keep()
    piece = staging.take()
    assert (piece.rows.read, piece.rows.set_aside, piece.rows.totals) == (3, 1, 1)
    assert piece.set_aside[0].cells == ("2025-01-01", MASKED)
    assert piece.file_totals == {"views": Decimal(7)}
    assert second.text("day") == "Total"
    assert staging.take().rows.read == 0


def test_blocks_end_at_blank_rows_and_at_words_that_stand_alone() -> None:
    rows = [
        Row(1, ("Facebook reach", "")),
        Row(2, ("Date", "Primary")),
        Row(3, ("2025-01-01", "5")),
        Row(4, ("Instagram reach",)),
        Row(5, ("Date", "Primary")),
        Row(6, ("", "")),
        Row(7, ("Followers",)),
        Row(8, ("FOLLOW UNIQUE_USERS",)),
        Row(9, ("30222",)),
    ]
    blocks = [(one.title, [row.line for row in one.rows]) for one in split_blocks(rows)]
    assert blocks == [("Facebook reach", [2, 3]), ("Instagram reach", [5]), ("Followers", [8, 9])]


def test_what_we_masked_or_guarded_comes_back_as_nothing_or_as_it_was() -> None:
    header = ("Date", "Post ID", "Views", "Minutes", "Email")
    table = _table([header, ("2026-01-05", "'-dQw4w9WgXcQ", "-5", "", MASKED)])
    [row] = table.rows()
    assert row.text("post") == "-dQw4w9WgXcQ"
    assert row.number("views") == -5
    assert row.text("email") == ""  # else everybody masked would become one person

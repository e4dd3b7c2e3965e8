"""Tables by part, by segment and without years keep what has a day and say why not the rest."""

import csv
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from trueline.core.errors import FaultyInputError
from trueline.exports.cells.headers import Column, Reading, match_header
from trueline.exports.files.export import Row, Sheet
from trueline.exports.tables.part_tables import Covered, DaysRead, PartTable
from trueline.exports.tables.recognition import ImportContext
from trueline.exports.tables.segment_table import SegmentTable
from trueline.exports.tables.staging import Staging
from trueline.exports.tables.summary_table import NAME, SummaryKind, SummaryTable
from trueline.exports.tables.table_reading import unstated
from trueline.exports.tables.tables import Table, table_of
from trueline.exports.tables.unknown_parts import with_unknown_parts
from trueline.exports.tables.yearless_table import YearlessTable, near_day
from trueline.facts.batch import Piece

VIEWS = Column("views", {"en": ("Views",)}, reading=Reading.WHOLE, metric="views")
DAY = Column("day", {"en": ("Date",)}, reading=Reading.DAY)
COLUMNS = (
    DAY,
    Column("nth", {"en": ("Nth day",)}),
    Column("week", {"en": ("Nth week",)}),
    Column("country", {"en": ("Country",)}),
    VIEWS,
)
MARCH = Covered(date(2026, 3, 1), date(2026, 3, 3))
CONTEXT = ImportContext("acme", datetime(2026, 3, 4, tzinfo=UTC), hash)


def table_with(text: str, columns: Sequence[Column] = COLUMNS) -> Table:
    cells = enumerate(csv.reader(text.splitlines()), start=1)
    rows = tuple(Row(line, tuple(row)) for line, row in cells)
    sheet = Sheet("", "utf-8", ",", rows[:60], lambda: iter(rows))
    return table_of("a.csv", 0, sheet, match_header(rows[0], columns))


def staged(read: Callable[[Staging], Any]) -> Piece:
    staging = Staging(("",), 0)
    assert list(read(staging)) == []
    return staging.take()


def by_part(text: str, covered: Covered = MARCH, seen: DaysRead | None = None) -> Piece:
    reader = PartTable(
        "web/tea", covered, {"week": "a week"}, seen or DaysRead(), lambda one: one is VIEWS
    )
    return staged(lambda staging: reader.read(with_unknown_parts(table_with(text)), staging))


def days(piece: Piece) -> list[tuple[str, str, int]]:
    rows = piece.tables["metric_day"].to_pylist() if piece.tables else []
    return [(row["day"].isoformat(), row["breakdown"], int(row["value"])) for row in rows]


def reasons(piece: Piece) -> set[str]:
    return {row.reason for row in piece.set_aside}


def test_the_nth_day_counts_from_the_first() -> None:
    assert days(by_part("Nth day,Views\n0002,4\n")) == [("2026-03-03", "", 4)]


def test_parts_are_named_in_one_order_whatever_the_order_of_columns() -> None:
    whole = by_part("Date,Country,Tea,Views\n2026-03-01,IE,Green,4\n")
    turned = by_part("Tea,Views,Country,Date\nGreen,4,IE,2026-03-01\n")
    assert days(whole) == days(turned) == [("2026-03-01", "country=IE, tea=Green", 4)]


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        ("Nth week,Views\n0000,4\n", "The row covers a week, and the ledger keeps single days."),
        ("Country,Views\nIE,4\n", "The row covers all days from 2026-03-01 to 2026-03-03"),
        ("Date,Week 0\nMar 1 - Mar 7,4\n", "No figure of this table is one that is kept."),
    ],
)
def test_what_has_no_single_day_is_never_made_into_days(head: str, reason: str) -> None:
    piece = by_part(head)
    assert days(piece) == []
    assert [one.startswith(reason) for one in reasons(piece)] == [True]


def test_a_figure_that_another_table_gave_is_not_given_twice() -> None:
    seen = DaysRead()
    assert days(by_part("Date,Views\n2026-03-01,4\n", seen=seen)) == [("2026-03-01", "", 4)]
    again = by_part("Nth day,Views\n0000,4\n0001,5\n", seen=seen)
    assert days(again) == [("2026-03-02", "", 5)]
    assert reasons(again) == {"Another table of the file gives the same figure of the day."}
    other = by_part("Nth day,Views\n0000,9\n", seen=seen)
    assert days(other) == []
    assert "another figure" in next(iter(reasons(other)))


SEGMENT = Column("segment", {"en": ("Country",)})
SHARE = Column("share", {"en": ("Share",)}, reading=Reading.FRACTION, metric="audience_share")


def test_less_than_one_per_cent_is_no_figure_and_a_segment_counts_once() -> None:
    reader = SegmentTable(unstated("x"), lambda row: f"country={row.text('segment')}", None, "")
    text = "Country,Share\nIE,0.5\nGB,< 1%\nIE,0.4\nTotal,1\n"
    table = table_with(text, (SEGMENT, SHARE))
    piece = staged(lambda staging: reader.read(table, CONTEXT, staging))
    [row] = piece.tables["metric_day"].to_pylist()
    assert (row["day"], row["breakdown"], str(row["value"])[:3]) == (
        date(2026, 3, 4),
        "country=IE",
        "0.5",
    )
    assert reasons(piece) == {
        "“< 1%” is no figure.",
        "Row 2 is of the same segment, and that one is kept.",
    }
    assert piece.rows.totals == 1


def test_a_summary_is_compared_with_the_days_and_tells_the_rest() -> None:
    kind = SummaryKind(
        "Summary",
        "x",
        (Column(NAME, {"en": ("Overall",)}, needed=True),),
        SummaryTable({"views": "views"}, {"views": Decimal(12)}),
    )
    table = table_with("Overall,3/1/2026 - 3/3/2026\nViews,13\nPeople,9\n")
    header = kind.find(table.sheet.head)
    assert header is not None
    table = table_of("a.csv", 0, table.sheet, header)
    piece = staged(lambda staging: kind.reader.read(table, CONTEXT, staging))
    assert piece.file_totals == {"views": 13}
    assert [one.what for one in piece.issues] == [
        "Views is 13 here, and the days add up to 12.",
        "Of all days together, and so not kept. People: 9.",
    ]


def yearless(*texts: str, made: date = date(2026, 3, 4)) -> list[str]:
    table = table_with("Date,Views\n" + "".join(f"{one},1\n" for one in texts), (DAY, VIEWS))
    context = ImportContext("acme", datetime(made.year, made.month, made.day, tzinfo=UTC), hash)
    reader = YearlessTable(unstated("x"))
    return [day for day, _, _ in days(staged(lambda one: reader.read(table, context, one)))]


def test_days_that_a_spreadsheet_shortened_are_read_as_they_were() -> None:
    assert yearless("31-Dec", "1-Jan") == yearless("December 31", "January 1")
    assert yearless("31 de diciembre", "1 de enero") == ["2025-12-31", "2026-01-01"]


def test_years_that_a_spreadsheet_made_up_do_not_count() -> None:
    assert yearless("2026-12-31", "2026-01-01") == ["2025-12-31", "2026-01-01"]
    made = date(2026, 12, 31)
    assert yearless("2026-12-30", "2026-12-31", "2026-01-01", made=made)[0] == "2025-12-30"


def test_true_years_stay() -> None:
    assert yearless("2024-05-01", "2024-05-02") == ["2024-05-01", "2024-05-02"]


def test_a_total_below_the_days_is_no_day() -> None:
    assert yearless("March 1", "March 2", "Grand total") == ["2026-03-01", "2026-03-02"]


def test_what_is_no_day_is_refused() -> None:
    with pytest.raises(FaultyInputError, match="not a day"):
        yearless("Marchember 1")


def test_a_day_next_to_another_takes_its_year() -> None:
    assert near_day((12, 31), date(2026, 1, 1)) == date(2025, 12, 31)
    assert near_day((2, 29), date(2024, 3, 1)) == date(2024, 2, 29)
    assert near_day((7, 1), date(2026, 1, 1)) is None

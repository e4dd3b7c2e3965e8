"""What single kinds of exports get wrong, and what is made of it. Files are written here."""

import csv
import io
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.importing import CASES, ReadFile, person_key, read_file, read_or_refuse
from trueline.contracts.importer import ImportContext, Unrecognised
from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue, Severity
from trueline.exports.files.opening import open_export
from trueline.facts.batch import Piece
from trueline.usecases.catalogues import IMPORTERS

Rows = Sequence[Sequence[str]]
STUDIO = ("Content", "Video title", "Video publish time", "Views", "New viewers")
TIKTOK = ("Date", "Video Views", "Profile Views", "Likes", "Comments", "Shares")
GA4_COMMENTS = "# Report CSV Export\n# Property: Shop\n# Start date: 20260301\n# End date: {}\n"


def text(rows: Rows) -> str:
    target = io.StringIO()
    csv.writer(target, lineterminator="\n").writerows(rows)
    return target.getvalue()


def written(path: Path, content: str) -> Path:
    path.write_text(content, encoding="utf-8", newline="")
    return path


def read(path: Path, account: str = "acme") -> ReadFile:
    found = read_file(path, account)
    assert isinstance(found, ReadFile), found
    return found


def issues(found: ReadFile) -> list[Issue]:
    return [issue for piece in found.pieces for issue in piece.issues]


def reasons(found: ReadFile) -> list[str]:
    return [row.reason for piece in found.pieces for row in piece.set_aside]


def cells_of(name: str, file: str) -> list[list[str]]:
    with (CASES / name / file).open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


def changed(rows: list[list[str]], line: int, **cells: str) -> list[list[str]]:
    """Give rows with some cells of a line replaced, by header with underscores for blanks."""
    at = {header.replace(" ", "_"): place for place, header in enumerate(rows[0])}
    copy = [list(row) for row in rows]
    for header, cell in cells.items():
        copy[line][at[header]] = cell
    return copy


# YouTube Studio


def test_days_and_views_alone_are_read_once_the_channel_is_named(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", "Date,Views\n2026-03-01,5\n2026-03-02,7\n")
    with pytest.raises(FaultyInputError, match="could be of any source") as refused:
        read_file(path)
    assert [one.asks for one in refused.value.issues] == ["account"]
    assert read(path, "youtube/larkspur").sums("metric_day") == {"views": "12"}


@pytest.mark.parametrize(
    "head", ["Date,Views,Likes", "Date,Impressions,Engagements", "Day,Views", "Date,Moonbeams"]
)
def test_days_and_other_columns_are_never_taken_for_a_chart(tmp_path: Path, head: str) -> None:
    cells = ",5" * head.count(",")
    path = written(tmp_path / "a.csv", f"{head}\n2026-03-01{cells}\n2026-03-02{cells}\n")
    assert isinstance(read_file(path), Unrecognised)


def test_a_report_by_a_dimension_that_is_not_known_is_read_by_its_name(tmp_path: Path) -> None:
    rows = [
        ["Datum", "Gerätetyp", "Aufrufe", "Wiedergabezeit (Stunden)"],
        ["2026-03-01", "Fernseher", "5", "0.5"],
        ["2026-03-02", "Fernseher", "7", "0.75"],
    ]
    found = read(written(tmp_path / "a.csv", text(rows)))
    assert found.sums("metric_day", breakdowns=True) == {
        "views gerätetyp=Fernseher": "12",
        "watch_time_hours gerätetyp=Fernseher": "1.25",
    }


def test_revenue_by_day_bears_the_currency_of_its_header(tmp_path: Path) -> None:
    rows = [
        ["Date", "Geography", "Views", "Your estimated revenue (EUR)"],
        ["2026-03-01", "IE", "5", "0.125"],
        ["2026-03-02", "IE", "7", "0"],
    ]
    facts = read(written(tmp_path / "a.csv", text(rows))).facts["metric_day"]
    money = [(row["value"], row["currency"]) for row in facts if row["metric"] != "views"]
    assert money == [("0.125", "EUR"), ("0", "EUR")]


def test_a_zero_that_only_the_total_row_has_is_no_total(tmp_path: Path) -> None:
    rows = [STUDIO, ["Total", "", "", "9", "0"], ["AAAAAAAAAA1", "A", "", "9", ""]]
    found = read(written(tmp_path / "a.csv", text(rows)))
    assert found.file_totals == {"views": "9"}
    assert found.sums("post_metric") == {"views": "9"}


def test_an_id_that_a_spreadsheet_damaged_is_set_aside(tmp_path: Path) -> None:
    rows = [STUDIO, ["#NAME?", "A", "", "9", ""], ["BBBBBBBBBB2", "B", "", "4", ""]]
    found = read(written(tmp_path / "a.csv", text(rows)))
    assert [row["post"] for row in found.facts["post"]] == ["youtube/BBBBBBBBBB2"]
    assert reasons(found) == ["A spreadsheet has damaged the content's id."]


def test_a_chart_that_another_column_splits_is_refused(tmp_path: Path) -> None:
    rows = [
        ["Date", "Subscription status", "Country", "Views"],
        ["2026-03-01", "Subscribed", "IE", "5"],
        ["2026-03-01", "Subscribed", "NL", "5"],
        ["2026-03-02", "Subscribed", "IE", "5"],
    ]
    with pytest.raises(FaultyInputError, match="2026-03-01 comes twice"):
        read(written(tmp_path / "a.csv", text(rows)))


def test_a_chart_of_a_single_day_could_be_a_week_and_is_set_aside(tmp_path: Path) -> None:
    rows = [["Date", "Subscription status", "Views"], ["2026-03-01", "Subscribed", "5"]]
    found = read(written(tmp_path / "a.csv", text(rows)))
    assert not found.facts
    assert found.rows.set_aside == 1


def test_soft_hyphens_in_german_headers_do_not_count() -> None:
    with ZipFile(CASES / "youtube-table" / "woche.zip") as archive:
        assert "\u00ad" in archive.read("Tabellendaten.csv").decode()
    found = read(CASES / "youtube-table" / "woche.zip")
    assert found.recognition.locale == "de"
    assert found.sums("post_metric")["watch_time_hours"] == "40.5"


# TikTok Studio


def tiktok(path: Path, days: Sequence[str], made: datetime) -> list[Piece]:
    rows = [TIKTOK, *([day, "1", "1", "1", "1", "1"] for day in days)]
    export = open_export(written(path / "a.csv", text(rows)))
    context = ImportContext("acme", made, person_key)
    return list(IMPORTERS.get("tiktok-overview").read(export, context))


def first_days(pieces: list[Piece]) -> list[str]:
    days = (row["day"] for row in pieces[0].tables["metric_day"].to_pylist())
    return list(dict.fromkeys(day.isoformat() for day in days))


def test_days_over_new_year_count_back_from_the_export(tmp_path: Path) -> None:
    pieces = tiktok(tmp_path, ["December 31", "January 1"], datetime(2026, 1, 3, tzinfo=UTC))
    assert first_days(pieces) == ["2025-12-31", "2026-01-01"]
    assert [one.severity for one in pieces[0].issues] == [Severity.NOTES]


def test_an_old_export_is_warned_of(tmp_path: Path) -> None:
    pieces = tiktok(tmp_path, ["March 1", "March 2"], datetime(2026, 8, 1, tzinfo=UTC))
    assert first_days(pieces) == ["2026-03-01", "2026-03-02"]
    assert [one.severity for one in pieces[0].issues] == [Severity.WARNS]
    assert "152 days before" in pieces[0].issues[0].what


def test_a_leap_day_that_should_be_there_is_warned_of(tmp_path: Path) -> None:
    days = ["February 27", "February 28", "March 1"]
    pieces = tiktok(tmp_path, days, datetime(2024, 3, 2, tzinfo=UTC))
    assert "Days without a row: 1" in pieces[0].issues[0].what


def test_a_leap_day_in_no_leap_year_is_refused(tmp_path: Path) -> None:
    days = ["February 28", "February 29", "March 1"]
    with pytest.raises(FaultyInputError, match="29 February"):
        tiktok(tmp_path, days, datetime(2026, 3, 2, tzinfo=UTC))


# Google Analytics 4


def ga4(path: Path, table: str, *, last: str = "20260303") -> Path:
    return written(path / "a.csv", GA4_COMMENTS.format(last) + table)


def test_a_report_that_a_country_splits_gives_parts_of_the_site(tmp_path: Path) -> None:
    table = "Date,Country,New users\n20260301,IE,4\n20260301,NL,5\n"
    found = read(ga4(tmp_path, table)).sums("metric_day", breakdowns=True)
    assert found == {"web_new_users country=IE": "4", "web_new_users country=NL": "5"}


def test_a_report_that_unknown_numbers_split_gives_parts_of_the_site(tmp_path: Path) -> None:
    table = "Date,Age of cookie,New users\n20260301,1,4\n20260301,2,4\n"
    found = read(ga4(tmp_path, table)).sums("metric_day", breakdowns=True)
    assert found == {"web_new_users age of cookie=1": "4", "web_new_users age of cookie=2": "4"}


def test_a_day_outside_of_the_report_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FaultyInputError, match="outside of the report"):
        read(ga4(tmp_path, "Date,New users\n20260305,4\n"))


def test_total_users_come_before_active_users_and_are_never_added(tmp_path: Path) -> None:
    found = read(ga4(tmp_path, "Date,Active users,Total users\n20260301,4,5\n"))
    assert found.sums("metric_day") == {"web_users": "5"}


def test_a_snapshot_gives_its_days_and_tells_the_rest(tmp_path: Path) -> None:
    second = GA4_COMMENTS.format("20260303") + "Country,New users\nIE,4\nNL,3\n"
    found = read(ga4(tmp_path, "Nth day,New users\n0000,4\n0002,2\n\n" + second))
    assert found.sums("metric_day") == {"web_new_users": "6"}
    assert [row["day"] for row in found.facts["metric_day"]] == ["2026-03-01", "2026-03-03"]
    assert found.rows.set_aside == 2
    assert any("New users 7 (by Country)" in one.what for one in found.pieces[0].issues)


def test_a_report_of_one_day_is_of_that_day(tmp_path: Path) -> None:
    table = "Country,New users\nIE,4\n"
    found = read(ga4(tmp_path, table, last="20260301"))
    assert found.sums("metric_day", breakdowns=True) == {"web_new_users country=IE": "4"}


def test_a_report_of_a_segment_is_never_taken_for_the_site(tmp_path: Path) -> None:
    comments = GA4_COMMENTS.format("20260303").replace("# Start", "# Mobile traffic\n# Start")
    found = read(written(tmp_path / "a.csv", comments + "Date,New users\n20260301,4\n"))
    assert found.sums("metric_day") == {}
    parts = found.sums("metric_day", breakdowns=True)
    assert parts == {"web_new_users segment=Mobile traffic": "4"}


def test_a_grand_total_with_a_cell_too_many_is_a_total(tmp_path: Path) -> None:
    rows = "20260301,IE,4\n20260301,NL,3\n"
    found = read(ga4(tmp_path, f"Date,Country,New users\n,,9,Grand total\n{rows}"))
    assert (found.rows.facts, found.rows.totals) == (2, 1)
    assert found.file_totals == {"web_new_users": "9"}
    told = [one.what for one in found.pieces[0].issues]
    assert any("New users: 9 against 7" in what for what in told)


def test_the_same_table_without_comment_lines_is_not_taken(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", "Date,New users\n20260301,4\n")
    assert isinstance(read_file(path), Unrecognised)


# Shopify

ORDERS = cells_of("shopify-orders", "orders_export.csv")


def test_an_order_is_one_fact_whatever_its_number_of_rows() -> None:
    found = read(CASES / "shopify-orders" / "orders_export.csv")
    told = [
        (row["order"], row["amount"], row["item_count"], row["status"], row["zone"])
        for row in found.facts["conversion"]
    ]
    assert told == [
        ("shop/7000000000001", "38.5", 3, "paid", "+01:00"),
        ("shop/7000000000002", "20", 1, "voided", "+01:00"),
        ("shop/7000000000003", "64", 4, "partially_refunded", "+01:00"),
    ]
    assert found.rows.facts == 4


@pytest.mark.parametrize(
    ("line", "cells", "refusal"),
    [
        (1, {"Currency": ""}, "without a currency"),
        (2, {"Total": "38.50"}, "a total on more than one row"),
        (4, {"Name": "#1001"}, "do not stand together"),
        (1, {"Refunded_Amount": ""}, "how much was refunded"),
        (2, {"Lineitem_quantity": ""}, "how many were ordered"),
    ],
)
def test_an_order_that_is_in_doubt_refuses_the_file(
    tmp_path: Path, line: int, cells: dict[str, str], refusal: str
) -> None:
    path = written(tmp_path / "a.csv", text(changed(ORDERS, line, **cells)))
    with pytest.raises(FaultyInputError, match=refusal):
        read(path)


def test_a_cancelled_order_says_so_and_a_campaign_comes_before_an_app(tmp_path: Path) -> None:
    rows = changed(
        ORDERS,
        1,
        Cancelled_at="2026-03-05 10:00:00 +0100",
        Note_Attributes="utm_source: instagram\nutm_medium: social",
    )
    found = read(written(tmp_path / "a.csv", text(rows)))
    first = found.facts["conversion"][0]
    assert (first["status"], first["touch"]) == ("cancelled", "instagram")


def test_one_person_has_one_key_however_the_address_is_written(tmp_path: Path) -> None:
    rows = changed(ORDERS, 1, Email="Ada@Example.com")
    found = read(written(tmp_path / "a.csv", text(rows)))
    assert found.facts["conversion"][0]["person_key"] == person_key("ada@example.com")
    assert found.facts["conversion"][1]["person_key"] is None
    assert found.facts["conversion"][2]["person_key"] == person_key("15550100003")


# Zendesk

TICKETS = cells_of("zendesk-tickets", "tickets.csv")


def test_an_open_ticket_has_unknown_times_and_not_zero() -> None:
    found = read(CASES / "zendesk-tickets" / "tickets.csv")
    told = [
        (row["channel"], row["first_response_min"], row["first_response_bh_min"], row["status"])
        for row in found.facts["conversation"]
    ]
    assert told == [
        ("x", "20", "20", "closed"),
        ("facebook", "3700", "20", "solved"),
        ("email", None, None, "open"),
    ]
    assert found.facts["conversation"][2]["person_key"] is None


def test_replies_without_a_first_are_left_unknown_and_told(tmp_path: Path) -> None:
    found = read(written(tmp_path / "a.csv", text(changed(TICKETS, 3, Replies="2"))))
    assert [row["reply_count"] for row in found.facts["conversation"]] == [2, 1, None]
    assert any("count replies and have no time" in issue.what for issue in issues(found))


@pytest.mark.parametrize(
    ("name", "file"),
    [("shopify-orders", "orders_export.csv"), ("zendesk-tickets", "tickets.csv")],
)
def test_nothing_personal_is_among_the_facts_or_set_aside(
    tmp_path: Path, name: str, file: str
) -> None:
    header, *rows = cells_of(name, file)
    lost = list(rows[-1])  # without its number and its time of creation it is set aside
    for at, one in enumerate(header):
        lost[at] = "" if one in {"Name", "Id", "Total", "Created at"} else lost[at]
    found = read(written(tmp_path / "a.csv", text([header, *rows, lost])))
    aside = {cell for piece in found.pieces for row in piece.set_aside for cell in row.cells}
    assert aside
    personal = {
        row[at] for row in rows for at, one in enumerate(header) if one in found.recognition.dropped
    } - {""}
    kept = {str(value) for facts in found.facts.values() for row in facts for value in row.values()}
    assert personal
    assert not personal & (kept | aside)


# LinkedIn


def test_figures_of_the_followers_sheets_never_add_up_to_followers() -> None:
    found = read(CASES / "linkedin-followers" / "followers.xlsx")
    assert found.sums("metric_day") == {"followers_gained": "7"}
    assert (
        found.sums("metric_day", breakdowns=True)["followers_total location=Porto, Portugal"] == "9"
    )


def test_a_post_listed_twice_counts_once() -> None:
    found = read(CASES / "linkedin-page-content" / "updates-2020.xlsx")
    assert found.sums("post_metric")["impressions"] == "70"
    assert reasons(found) == ["The post stands in row 3 already.", "The row has no post id."]


def test_a_competitors_workbook_is_not_taken_for_ones_own(tmp_path: Path) -> None:
    rows = [["Page", "Total Followers", "New Followers"], ["Acme", "10", "2"]]
    read = read_or_refuse(written(tmp_path / "a.csv", text(rows)))
    assert read is not None
    assert read.recognition.importer == "linkedin-competitors"
    assert not any(table for table in read.facts.values())  # it says of no day

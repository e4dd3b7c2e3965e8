"""Files that hold others' names, contradict themselves or lost something, and what becomes of them.

Files are written here, or are cases with a few cells changed.
"""

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path
from zipfile import ZipFile

import pytest
import xlsxwriter

from tests.importing import CASES, ReadFile, read_file
from trueline.contracts.importer import Unrecognised
from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue, Severity
from trueline.exports.cells.answers import Answers
from trueline.exports.files.opening import open_export
from trueline.usecases.catalogues import IMPORTERS

Rows = Sequence[Sequence[str]]
SAID = "Thanks @fan_one, write to ann@example.org"
MASKED_SAID = "Thanks @(personal), write to (personal)"


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


def cells_of(name: str, file: str) -> list[list[str]]:
    with (CASES / name / file).open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


# What people wrote


@pytest.mark.parametrize(
    ("importer", "file", "header"),
    [
        ("x-content", "content.csv", "Post text"),
        ("meta-content", "facebook.csv", "Title"),
        ("meta-content", "facebook.csv", "Description"),
        ("meta-content", "instagram.csv", "Descrição"),
        ("tiktok-overview", "Content.csv", "Video title"),
        ("youtube-table", "top-results.csv", "Video title"),
    ],
)
def test_what_people_wrote_names_nobody(
    tmp_path: Path, importer: str, file: str, header: str
) -> None:
    rows = cells_of(importer, file)
    top = next(at for at, row in enumerate(rows) if header in row)
    at = rows[top].index(header)
    for row in rows[top + 1 :]:
        if len(row) > at and row[0] != "Total":
            row[at] = SAID
    path = written(tmp_path / "a.csv", text(rows))
    found = read(path)
    shown = [row["title"] for row in found.facts["post"]]
    assert "fan_one" not in str(shown)
    assert "ann@example.org" not in str(shown)
    export = open_export(path)
    for post in found.facts["post"]:
        cells = IMPORTERS.get(importer).row(export, post["part"], post["line"])
        assert cells[header] == MASKED_SAID
    cells_left = [cell for piece in found.pieces for row in piece.set_aside for cell in row.cells]
    assert "fan_one" not in str(cells_left)


def test_titles_in_the_zip_of_a_channel_name_nobody(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with ZipFile(CASES / "youtube-table" / "content.zip") as source, ZipFile(path, "w") as target:
        for name in source.namelist():
            rows = list(csv.reader(io.StringIO(source.read(name).decode("utf-8-sig"))))
            places = [at for at, cell in enumerate(rows[0]) if "tit" in cell.casefold()]
            for row in rows[1:]:
                for at in places:
                    row[at] = SAID if row[at] else ""
            target.writestr(name, text(rows))
    titles = {row["title"] for row in read(path).facts["post"]}
    assert titles - {""} == {MASKED_SAID}


# Total rows

TIKTOK = (
    "Date,Video Views,Profile Views,Likes,Comments,Shares\n"
    "August 17,10,1,1,1,1\nAugust 18,10,1,1,1,1\nTotal,999,2,2,2,2\n"
)
X_DAYS = (
    "Date,Impressions,Likes,Engagements,New follows,Unfollows,Create Post\n"
    '"Tue, Aug 25, 2026",20,4,29,1,0,1\nTotaux,999,4,29,1,0,1\n'
)
INSTAGRAM = (
    "Post ID,Account username,Publish time,Views,Reach\n"
    "1780000000000001,acme,03/14/2026 05:50,20,4\nTotal,,,999,3\n"
)
SITE = (
    "# Property: a\n# Start date: 20260701\n# End date: 20260703\n"
    "Date,Sessions\n20260701,5\n20260702,5\n20260703,10\nTotal,999\n"
)
META = (
    "sep=,\nInstagram link clicks\nDate,Primary\n"
    '"2026-07-01T00:00:00","5"\n"2026-07-02T00:00:00","15"\nTotal,999\n'
)


def doubts(found: ReadFile) -> list[tuple[Severity, str]]:
    return [(one.severity, one.what) for one in issues(found) if "total row differs" in one.what]


@pytest.mark.parametrize(
    ("content", "header"),
    [
        (TIKTOK, "Video Views"),
        (X_DAYS, "Impressions"),
        (INSTAGRAM, "Views"),
        (SITE, "Sessions"),
        (META, "Primary"),
    ],
)
def test_a_total_that_is_not_the_sum_is_a_warning_with_both_numbers(
    tmp_path: Path, content: str, header: str
) -> None:
    found = read(written(tmp_path / "a.csv", content))
    [(severity, what)] = doubts(found)
    assert severity is Severity.WARNS
    assert f"({header}: 999 against 20)" in what
    assert found.rows.totals == 1
    assert doubts(read(written(tmp_path / "b.csv", content.replace("999", "20")))) == []


def test_what_a_channel_no_longer_lists_is_only_noted() -> None:
    found = read(CASES / "youtube-table" / "content.zip")
    assert {severity for severity, _ in doubts(found)} == {Severity.NOTES}


def test_of_several_total_rows_the_largest_is_that_of_all(tmp_path: Path) -> None:
    content = TIKTOK.replace("999", "20").replace("August 18", "Subtotal,10,1,1,1,1\nAugust 18")
    found = read(written(tmp_path / "a.csv", content))
    assert doubts(found) == []
    assert (found.rows.facts, found.rows.totals) == (2, 2)


@pytest.mark.parametrize(
    ("importer", "header"),
    [("sprout-posts", "Date"), ("zendesk-tickets", "Id"), ("shopify-orders", "Name")],
)
def test_a_row_that_a_person_added_up_is_a_total(
    tmp_path: Path, importer: str, header: str
) -> None:
    path = next((CASES / importer).glob("*.csv"))
    rows = cells_of(importer, path.name)
    extra = [""] * len(rows[0])
    extra[rows[0].index(header)] = "Total"
    found = read(written(tmp_path / "a.csv", text([*rows, extra])))
    before = read(path)
    assert found.facts == before.facts
    assert found.rows.totals == before.rows.totals + 1
    assert found.rows.set_aside == before.rows.set_aside


# Days and currencies that only a person can tell


def test_the_days_of_a_file_whose_form_was_never_seen_are_asked_about(tmp_path: Path) -> None:
    rows = cells_of("sprout-posts", next((CASES / "sprout-posts").glob("*.csv")).name)
    rows = [rows[0], ["02/09/2026 9:15 am", *rows[1][1:]]]
    path = written(tmp_path / "a.csv", text(rows))
    with pytest.raises(FaultyInputError) as refused:
        read(path)
    assert [one.asks for one in refused.value.issues] == ["day-order"]
    told = read_file(path, answers=Answers(month_first=False))
    assert isinstance(told, ReadFile)
    assert told.facts["post"][0]["published_at"].startswith("2026-09-02")


@pytest.mark.parametrize(
    ("unit", "answer", "currency"),
    [("gbp", "", "GBP"), ("£", "", "GBP"), ("$", "", "ask"), ("", "", "ask"), ("$", "CAD", "CAD"),
     ("", "SEK", "SEK"), ("$", "SEK", "refused"), ("Talers", "", "refused")],
)  # fmt: skip
def test_the_currency_of_an_order_is_a_known_one(
    tmp_path: Path, unit: str, answer: str, currency: str
) -> None:
    rows = cells_of("shopify-orders", "orders_export.csv")
    at = rows[0].index("Currency")
    for row in rows[1:]:
        row[at] = unit
    path = written(tmp_path / "a.csv", text(rows))
    if currency in {"ask", "refused"}:
        with pytest.raises(FaultyInputError) as refused:
            read_file(path, "acme", Answers(answer))
        assert refused.value.issues[0].asks == ("currency" if currency == "ask" else "")
    else:
        found = read_file(path, "acme", Answers(answer))
        assert isinstance(found, ReadFile)
        assert {row["currency"] for row in found.facts["conversion"]} == {currency}


# Ids that a spreadsheet has damaged

EXCEL = CASES / "x-legacy" / "excel.csv"


def test_a_tweet_without_id_and_link_is_known_by_account_time_and_text() -> None:
    found = read(EXCEL, "acme_bakery")
    linked, made = [row["post"] for row in found.facts["post"]]
    assert linked == "x/700000000000000123"
    assert made.startswith("x/made-")
    assert made == read(EXCEL, "acme_bakery").facts["post"][1]["post"]
    assert made != read(EXCEL, "other_bakery").facts["post"][1]["post"]
    assert found.facts["post"][1]["url"] == ""
    assert "damaged the ids of 1 tweets" in str(issues(found))


@pytest.mark.parametrize(("header", "cell"), [("time", "2016-02-18"), ("Tweet text", "")])
def test_a_tweet_that_lacks_time_or_text_too_is_set_aside(
    tmp_path: Path, header: str, cell: str
) -> None:
    rows = list(csv.reader(io.StringIO(EXCEL.read_text(encoding="cp1252"))))
    rows[2][rows[0].index(header)] = cell
    found = read(written(tmp_path / "a.csv", text(rows)), "acme_bakery")
    assert (found.rows.facts, found.rows.set_aside) == (1, 1)


def test_a_rate_that_is_not_engagements_by_impressions_is_left_out(tmp_path: Path) -> None:
    rows = list(csv.reader(io.StringIO(EXCEL.read_text(encoding="cp1252"))))
    rows[2][rows[0].index("engagement rate")] = "1"
    found = read(written(tmp_path / "a.csv", text(rows)), "acme_bakery")
    assert "engagement_rate_native" not in found.sums("post_metric")
    assert "engagement_rate_native" in read(EXCEL).sums("post_metric")


# Workbooks of LinkedIn


def resaved(path: Path, case: Path, change: Callable[[str, list[list[str]]], Rows]) -> Path:
    """Write a workbook again with the rows of its sheets changed, by the name of the sheet."""
    with xlsxwriter.Workbook(str(path), {"strings_to_numbers": False}) as book:
        for sheet in open_export(case).sheets:
            page = book.add_worksheet(sheet.name)
            lines = {row.line: list(row.cells) for row in sheet.rows()}
            rows = [lines.get(line, []) for line in range(1, max(lines) + 1)]
            for line, cells in enumerate(change(sheet.name, rows)):
                page.write_row(line, 0, cells)
    return path


MEMBER = next((CASES / "linkedin-member-content").glob("*.xlsx"))


@pytest.mark.parametrize(
    ("cell", "level"),
    [("782", "782"), ("782.0", "782"), ("1,782", "1782"), ("1'782", "1782"),
     ("7.82", None), ("7-8-2", None), ("1,7k", None)],
)  # fmt: skip
def test_the_number_of_followers_in_a_title_is_read_or_set_aside(
    tmp_path: Path, cell: str, level: str | None
) -> None:
    def change(sheet: str, rows: list[list[str]]) -> Rows:
        if sheet == "FOLLOWERS":
            rows[0][1] = cell
        return rows

    found = read(resaved(tmp_path / "a.xlsx", MEMBER, change))
    assert found.sums("metric_day").get("followers_total") == level
    reasons = [row.reason for piece in found.pieces for row in piece.set_aside]
    assert any(cell in one for one in reasons) is (level is None)


@pytest.mark.parametrize("lost", ["Total followers", "Organic followers"])
def test_a_sheet_of_days_with_a_column_fewer_is_still_read(tmp_path: Path, lost: str) -> None:
    def change(sheet: str, rows: list[list[str]]) -> Rows:
        at = rows[0].index(lost) if sheet == "New followers" else len(rows[0])
        return [row[:at] + row[at + 1 :] for row in rows]

    case = CASES / "linkedin-followers" / "followers.xlsx"
    before = read(case)
    found = read(resaved(tmp_path / "a.xlsx", case, change))
    gone = "" if lost == "Total followers" else "source=organic"
    assert list(found.facts["metric_day"]) == [
        row
        for row in before.facts["metric_day"]
        if (row["metric"], row["breakdown"]) != ("followers_gained", gone)
    ]
    assert "of another kind" not in str(issues(found))


# Files that hold little


@pytest.mark.parametrize(
    "file",
    ["x-content/content.csv", "meta-content/facebook.csv", "tiktok-overview/Overview.csv",
     "shopify-orders/orders_export.csv", "zendesk-tickets/tickets.csv", "google-ads/by-day.csv",
     "publer-hashtags/hashtags.csv", "meta-insights/views.csv", "ga4-by-day/exploration.csv",
     "trueline-daily/values.csv", "youtube-table/top-results.csv"],
)  # fmt: skip
def test_a_header_without_rows_is_told_in_one_way(tmp_path: Path, file: str) -> None:
    export = open_export(CASES / file)
    rows = [row.cells for row in export.sheets[0].rows()]
    matched = set(read(CASES / file).recognition.matched)
    last = next(at for at, cells in enumerate(rows) if len(matched & set(cells)) > 1)
    found = read(written(tmp_path / "a.csv", text(rows[: last + 1])))
    told = [one.severity for one in issues(found) if "a header and no rows" in one.what]
    assert told == [Severity.WARNS]
    assert "add up" not in str(issues(found))


def test_a_kind_of_which_little_is_understood_is_not_named_as_near(tmp_path: Path) -> None:
    head = "Identificador,Cuenta,Texto,Hora,Enlace,Gustos,Alcance,Fecha,Visualizaciones,Duración\n"
    found = read_file(written(tmp_path / "a.csv", head + "1,a,b,c,d,1,2,3,4,5\n"))
    assert isinstance(found, Unrecognised)
    assert found.nearest == ()
    assert "nearest to" not in found.issues[0].what


def test_an_export_that_lacks_one_column_is_still_named(tmp_path: Path) -> None:
    rows = [row[1:] for row in cells_of("x-content", "content.csv")]
    found = read_file(written(tmp_path / "a.csv", text(rows)))
    assert isinstance(found, Unrecognised)
    assert found.nearest[0].importer == "x-content"
    assert "missing: Post id" in found.issues[0].what

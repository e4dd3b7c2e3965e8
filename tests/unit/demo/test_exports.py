"""The story's files have the networks' own quirks and are the same bytes each time."""

import csv
import zipfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

from python_calamine import CalamineWorkbook

from trueline.core.digest import digest_file
from trueline.demo.exports import write_exports
from trueline.demo.story import LAST, TODAY, DemoExport

Find = Callable[..., Path]


def rows_of(path: Path, encoding: str = "utf-8-sig") -> list[list[str]]:
    with path.open(encoding=encoding, newline="") as stream:
        return list(csv.reader(stream))


def test_two_runs_give_the_same_bytes(demo_exports: tuple[DemoExport, ...], tmp_path: Path) -> None:
    again = write_exports(tmp_path)
    assert [digest_file(one.path) for one in again] == [
        digest_file(one.path) for one in demo_exports
    ]


def test_knowledge_follows_the_story(demo_exports: tuple[DemoExport, ...]) -> None:
    learned = [one.imported_at for one in demo_exports]
    assert learned == sorted(set(learned))
    assert all(one.observed_at < one.imported_at for one in demo_exports)
    assert learned[-1].date() == TODAY


def test_the_load_stays_modest(demo_exports: tuple[DemoExport, ...]) -> None:
    assert len(demo_exports) <= 100
    assert sum(one.path.stat().st_size for one in demo_exports) < 20_000_000


def test_meta_insights_are_utf_16_with_a_title(demo_file: Find) -> None:
    path = demo_file("2026-01-05", "instagram", "Views.csv")
    assert path.read_bytes()[:2] == b"\xff\xfe"
    lines = path.read_text(encoding="utf-16").split("\n")
    assert lines[:3] == ["sep=,", '"Views"', '"Date","Primary"']
    assert lines[3].startswith('"2025-05-23T00:00:00","')


def test_follows_leave_days_out_and_end_early(demo_file: Find) -> None:
    path = demo_file("2026-11-20", "facebook", "Follows.csv")
    days = [line[1:11] for line in path.read_text(encoding="utf-16").split("\n")[3:] if line]
    assert days[-1] < "2026-11-13"
    assert len(days) < (date.fromisoformat(days[-1]) - date(2026, 7, 1)).days


def test_facebook_changes_from_impressions_to_views(demo_file: Find) -> None:
    old = rows_of(demo_file("2026-01-05", "facebook", "May-23"))
    new = rows_of(demo_file("2026-04-06", "facebook", "Dec-01"))
    assert "Impressions" in old[0]
    assert "Views" not in old[0]
    assert "Views" in new[0]
    assert "Impressions" not in new[0]
    shared = {row[0] for row in old[1:]} & {row[0] for row in new[1:]}
    assert shared, "posts of December are in both"


def test_facebook_could_not_compute_one_post(demo_file: Find) -> None:
    rows = rows_of(demo_file("2026-01-05", "facebook", "May-23"))
    assert [row[15][:17] for row in rows[1:] if not row[0]] == ["An error occurred"]


def test_posts_gather_more_with_time(demo_file: Find) -> None:
    old, new = (
        {row[0]: int(row[11]) for row in rows_of(demo_file(*place))[1:]}
        for place in (("2026-01-05", "instagram", "May-23"), ("2026-04-06", "instagram", "Dec-01"))
    )
    both = old.keys() & new.keys()
    assert both
    assert all(old[post] <= new[post] for post in both)
    assert any(old[post] < new[post] for post in both)


def test_x_writes_the_newest_day_first(demo_file: Find) -> None:
    rows = rows_of(demo_file("2026-11-20", "x", "overview"))
    assert rows[1][0] == "Thu, Nov 19, 2026"
    assert rows[-1][0] == "Mon, Jun 15, 2026"


def test_linkedin_has_description_rows_and_ends_two_days_early(demo_file: Find) -> None:
    book = CalamineWorkbook.from_path(demo_file("2026-11-20", "linkedin", "content"))
    metrics = book.get_sheet_by_name("Metrics").to_python()
    assert str(metrics[0][0]).endswith("All dates and times are in UTC.")
    assert metrics[1][0] == "Date"
    assert metrics[-1][0] == "11/17/2026"
    assert str(book.get_sheet_by_name("All posts").to_python()[1][0]) == "Post title"


def test_youtube_lists_less_than_its_total(demo_file: Find) -> None:
    path = demo_file("2026-11-20", "youtube", "Mending.zip")
    with zipfile.ZipFile(path) as packed:
        tables = {
            name: list(csv.DictReader(packed.read(name).decode().splitlines()))
            for name in packed.namelist()
        }
    listed = tables["Table data.csv"]
    whole, films = int(listed[0]["Views"]), sum(int(row["Views"]) for row in listed[1:])
    assert listed[0]["Content"] == "Total"
    assert 0.95 < films / whole < 1
    assert sum(int(row["Views"]) for row in tables["Totals.csv"]) == whole
    assert len({row["Content"] for row in tables["Chart data.csv"]}) == 5


def test_tiktok_dates_have_no_year_and_cross_one(demo_file: Find) -> None:
    days = [row[0] for row in rows_of(demo_file("2026-07-06", "tiktok"))[1:]]
    assert days[0] == "December 15"
    assert days.index("January 1") == days.index("December 31") + 1


def test_tiktok_comments_fall_below_zero(demo_file: Find) -> None:
    assert any(int(row[4]) < 0 for row in rows_of(demo_file("2026-11-20", "tiktok"))[1:])


def test_a_later_web_export_corrects_the_crawler(demo_file: Find) -> None:
    wrong, right = (
        {row[0]: int(row[5]) for row in rows_of(demo_file(morning, "web"))[10:]}
        for morning in ("2026-04-06", "2026-04-20")
    )
    crawled = {day for day in right if right[day] != wrong[day]}
    assert crawled == {f"202603{day:02d}" for day in range(9, 16)}
    assert all(wrong[day] > 2 * right[day] for day in crawled)


def test_the_web_tag_was_broken_for_three_days(demo_file: Find) -> None:
    days = {row[0] for row in rows_of(demo_file("2026-11-20", "web"))[10:]}
    assert {"20261106", "20261110"} <= days
    assert not {"20261107", "20261108", "20261109"} & days


def test_nobody_exported_the_last_days_of_june_from_facebook(demo_file: Find) -> None:
    days: set[str] = set()
    for morning in ("2026-07-06", "2026-11-20"):
        text = demo_file(morning, "facebook", "Visits").read_text(encoding="utf-16")
        days |= {line[1:11] for line in text.split("\n")[3:] if line}
    assert {"2026-06-22", "2026-07-01"} <= days
    assert not {f"2026-06-{day}" for day in range(23, 31)} & days


def test_orders_hold_their_money_on_the_first_row(demo_file: Find) -> None:
    header, *rows = rows_of(demo_file("2026-11-20", "shop"))
    assert len(header) == 79
    name, total, created = (header.index(word) for word in ("Name", "Total", "Created at"))
    seen: set[str] = set()
    for row in rows:
        assert bool(row[total]) == (row[name] not in seen)
        assert row[created].endswith(("+0000", "+0100"))
        seen.add(row[name])
    assert len(seen) < len(rows) <= 15_000


def test_order_money_adds_up(demo_file: Find) -> None:
    path = demo_file("2026-10-05", "shop")
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    orders = [row for row in rows if row["Total"]]
    assert all(
        Decimal(row["Subtotal"]) + Decimal(row["Shipping"]) == Decimal(row["Total"])
        for row in orders
    )
    goods: dict[str, Decimal] = {}
    for row in rows:
        price = Decimal(row["Lineitem price"]) * int(row["Lineitem quantity"])
        goods[row["Name"]] = goods.get(row["Name"], Decimal(0)) + price
    assert all(
        goods[row["Name"]] - Decimal(row["Discount Amount"]) == Decimal(row["Subtotal"])
        for row in orders
    )


def test_old_orders_of_members_carry_the_tag_in_the_last_export(demo_file: Find) -> None:
    tags = {
        morning: {row[0]: row[56] for row in rows_of(demo_file(morning, "shop"))[1:] if row[11]}
        for morning in ("2026-01-05", "2026-11-20")
    }
    assert not any(tags["2026-01-05"].values())
    old_orders = tags["2026-01-05"].keys()
    assert sum("member" in tags["2026-11-20"][order] for order in old_orders) > 500


def test_tickets_change_from_open_to_closed(demo_file: Find) -> None:
    january, april = (
        {row[1]: row[12] for row in rows_of(demo_file(morning, "inbox"))[1:]}
        for morning in ("2026-01-05", "2026-04-06")
    )
    moved = [n for n in january.keys() & april.keys() if january[n] != april[n]]
    assert moved
    assert {april[number] for number in moved} == {"Closed"}


def test_nothing_is_dated_after_the_story(demo_file: Find) -> None:
    opened = [row[16][:10] for row in rows_of(demo_file("2026-11-20", "inbox"))[1:]]
    assert max(opened) <= str(LAST)


def test_every_address_is_under_example_com(demo_file: Find) -> None:
    emails = {row[1] for row in rows_of(demo_file("2026-11-20", "shop"))[1:] if row[1]}
    assert all(email.endswith("@example.com") for email in emails)
    assert len(emails) > 5_000

"""Export files of the twelve steps, in the networks' own shapes; every number is written here.

Ninety days from 1 January to 31 March 2026, of which each is like the other: totals are products.
"""

import csv
import io
import zipfile
from codecs import BOM_UTF16_LE
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

import xlsxwriter

from tests.web.acme_forum import members, posts
from trueline.demo.writers.shopify import HEADER as ORDER_COLUMNS

FIRST, MARCH, LAST = date(2026, 1, 1), date(2026, 3, 1), date(2026, 3, 31)
NEW_YEAR, HOLIDAY = FIRST, date(2026, 3, 17)
"""Public holidays in Ireland that fall on working days; 2 February is one too, since 2023."""

BRIGIDS = date(2026, 2, 2)


class Total(NamedTuple):
    """What a file adds up to: metric, days of it, and the sum of its column."""

    metric: str
    first: date
    value: int


@dataclass(frozen=True)
class Written:
    """A file, whose it is, and what its own column adds up to."""

    name: str
    account: str
    content: bytes
    total: Total


def days(first: date = FIRST, last: date = LAST) -> list[date]:
    """Give the days from one to another, both of them; without a word the ninety."""
    return [first + timedelta(days=one) for one in range((last - first).days + 1)]


def written() -> Iterator[Written]:
    """Yield the files of the nine sources."""
    file = Written
    yield insights("views.csv", "facebook/fennwick", "Views", 40)
    yield insights("reels.csv", "instagram/fennwick", "Views", 100)
    yield insights("follows.csv", "instagram/fennwick", "Follows", 2)
    yield file("x.csv", "x/fennwick", x_overview(), Total("impressions", FIRST, 30 * 90))
    yield file("li.xlsx", "linkedin/fennwick", linkedin(), Total("impressions", FIRST, 20 * 90))
    yield file("yt.zip", "youtube/fennwick", youtube(), Total("views", FIRST, 10 * 90))
    yield file("tt.csv", "tiktok/fennwick", tiktok(), Total("views", FIRST, 50 * 90))
    yield file("ga4.csv", "web/fennwick.example", ga4(), Total("web_sessions", FIRST, 11 * 90))
    yield file("orders.csv", "shop/fennwick", orders(), Total("orders", FIRST, 3 * 90))


def insights(
    name: str, account: str, title: str, each: int, first: date = FIRST, last: date = LAST
) -> Written:
    """Give one metric of Meta's by day, the same on each."""
    lines = [f'"{day}T00:00:00","{each}"' for day in days(first, last)]
    text = "\n".join(("sep=,", f'"{title}"', '"Date","Primary"', *lines, "")) + "\n"
    metric = {"Views": "views", "Follows": "followers_gained"}[title]
    total = Total(metric, first, each * len(lines))
    return Written(name, account, BOM_UTF16_LE + text.encode("utf-16-le"), total)


def x_overview() -> bytes:
    header = (
        "Date", "Impressions", "Likes", "Engagements", "Bookmarks", "Shares", "New follows",
        "Unfollows", "Replies", "Reposts", "Profile visits", "Create Post", "Video views",
        "Media views",
    )  # fmt: skip
    rows = [(f"{day:%a, %b} {day.day}, {day.year}", 30, *[1] * 12) for day in reversed(days())]
    return table(header, rows)


def linkedin() -> bytes:
    header = ["Date"] + [
        f"{count} ({part})"
        for count in ("Impressions", "Clicks", "Reactions", "Comments", "Reposts")
        for part in ("organic", "sponsored", "total")
    ]
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        page = book.add_worksheet("Metrics")
        page.write_row(0, 0, ("All dates and times are in UTC.",))
        page.write_row(1, 0, header)
        for at, day in enumerate(days(), start=2):
            page.write_row(at, 0, (f"{day:%m/%d/%Y}", 20, 0, 20, *[1, 0, 1] * 4))
    return target.getvalue()


def youtube() -> bytes:
    films = (
        "Content", "Video title", "Video publish time", "Duration", "Likes", "Views",
        "Watch time (hours)", "Subscribers", "Average view duration",
    )  # fmt: skip
    film = ("AAAAAAAAAA1", "A kettle mended", "Jan 6, 2026", 412, 70, 900, 45, 6, "0:03:00")
    whole = ("Total", "", "", "", 70, 900, 45, 6, "0:03:00")
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as packed:
        packed.writestr("Table data.csv", table(films, [whole, film]))
        chart = [(day, *film[:4], 10) for day in days()]
        packed.writestr("Chart data.csv", table(("Date", *films[:4], "Views"), chart))
        totals = table(("Date", "Views"), [(day, 10) for day in days()])
        packed.writestr("Totals.csv", totals)
    return target.getvalue()


def tiktok() -> bytes:
    header = ("Date", "Video Views", "Profile Views", "Likes", "Comments", "Shares")
    return table(header, [(f"{day:%B} {day.day}", 50, 1, 1, 0, 0) for day in days()])


def ga4() -> bytes:
    above = (
        "# Report CSV Export", "# Account: Fennwick", "# Property: fennwick.example", "# ",
        "# All Users", f"# Start date: {FIRST:%Y%m%d}", f"# End date: {LAST:%Y%m%d}",
    )  # fmt: skip
    rows = [(f"{day:%Y%m%d}", 11) for day in days()]
    return "".join(f"{line}\n" for line in above).encode() + table(("Date", "Sessions"), rows)


def orders() -> bytes:
    """Give three orders of 25 EUR a day."""
    rows = []
    for place, day in enumerate(day for day in days() for _ in range(3)):
        cells = {
            "Name": f"#{1001 + place}",
            "Email": f"buyer{place % 40}@example.org",
            "Financial Status": "paid",
            "Paid at": f"{day} 12:00:00 +0000",
            "Currency": "EUR",
            "Subtotal": "25.00",
            "Shipping": "0.00",
            "Taxes": "0.00",
            "Total": "25.00",
            "Discount Amount": "0.00",
            "Created at": f"{day} 12:00:00 +0000",
            "Lineitem quantity": "1",
            "Lineitem name": "Kettle element",
            "Lineitem price": "25.00",
            "Refunded Amount": "0.00",
            "Id": str(6_000_000 + place),
        }
        rows.append(tuple(cells.get(name, "") for name in ORDER_COLUMNS))
    return table(ORDER_COLUMNS, rows)


def inbox() -> bytes:
    """Give the desk's messages: asked at 10:00 and answered at 10:30, on Fridays another way.

    Fridays' are asked at 16:30 and answered on Monday at 9:20: half an hour before the desk closes
    and twenty minutes after it opens, so 50 minutes on its calendar. Those of Wednesday are
    answered at 12:00, two hours late. Nobody asks on the Irish holidays, nor in the last three
    days, so that all is answered by the end of March.
    """
    rows: list[tuple[object, ...]] = []
    for day in days()[:-3]:
        if day.weekday() > 4 or day in {NEW_YEAR, BRIGIDS, HOLIDAY}:
            continue
        asked, answered = (day, time(10)), (day, time(10, 30))
        if day.strftime("%a") == "Wed":
            answered = (day, time(12))
        if day.strftime("%a") == "Fri":
            monday = day + timedelta(days=3)
            asked, answered = (day, time(16, 30)), (monday, time(9, 20))
        for author, kind, when in (("customer", "", asked), ("agent", "", answered)):
            stamp = f"{datetime.combine(*when):%Y-%m-%dT%H:%M:%S}Z"
            rows.append(("inbox/fennwick", day, f"{day}-{author}", stamp, author, kind, "email"))
    header = ("account", "thread", "message", "sent_at", "author", "kind", "channel")
    return table(header, rows)


def forum() -> Iterator[Written]:
    """Yield posts and members of the community: twenty weeks, told in ``tests.web.acme_forum``."""
    for name, text in (("posts.csv", posts()), ("members.csv", members())):
        content = text.replace("forum/club", "forum/fennwick").encode()
        yield Written(name, "", content, Total("", FIRST, 0))


def table(header: Sequence[str], rows: Sequence[Sequence[object]]) -> bytes:
    target = io.StringIO()
    csv.writer(target, lineterminator="\n").writerows([header, *rows])
    return target.getvalue().encode()

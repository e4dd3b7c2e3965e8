"""LinkedIn: the page's content workbook and its followers workbook."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

import xlsxwriter

from trueline.demo.days import offset_of, story_days
from trueline.demo.networks import network_days
from trueline.demo.posts import Post, posts_within
from trueline.demo.story import Window
from trueline.demo.writers.tables import Cell

DAYS_LATE: Final = 2
"""LinkedIn's own words: data is delayed by up to two days."""

METRICS_NOTE: Final = (
    "Aggregated engagement metrics for your organic and sponsored updates over time. Date "
    "indicates when your updates were viewed by LinkedIn members. Data is delayed by up to 2 "
    "days. All dates and times are in UTC."
)
POSTS_NOTE: Final = (
    "Engagement metrics for individual updates. Created date indicates when your update was "
    "created. All dates and times are in UTC."
)
PARTS: Final = ("organic", "sponsored", "total")
COUNTS: Final = ("Impressions", "Clicks", "Reactions", "Comments", "Reposts")
POSTS_HEADER: Final = (
    "Post title", "Post link", "Post type", "Campaign name", "Posted by", "Created date",
    "Campaign start date", "Campaign end date", "Audience", "Impressions", "Views",
    "Offsite Views", "Clicks", "Click through rate (CTR)", "Likes", "Comments", "Reposts",
    "Follows", "Engagement rate", "Content Type",
)  # fmt: skip
FOLLOWERS_HEADER: Final = (
    "Date", "Sponsored followers", "Organic followers", "Auto-invited followers",
    "Total followers",
)  # fmt: skip
LOCATIONS: Final = (
    ("Galway Metropolitan Area, Ireland", 0.31), ("Dublin Metropolitan Area, Ireland", 0.19),
    ("Utrecht Area, Netherlands", 0.09), ("Leipzig Area, Germany", 0.07),
    ("Gothenburg Area, Sweden", 0.05),
)  # fmt: skip


def write_content(window: Window) -> bytes:
    """Give the content workbook: sheets Metrics and All posts, each with a description row."""
    return _workbook(
        {"Metrics": _metrics_sheet(window), "All posts": _posts_sheet(window)}, window.made_at
    )


def write_followers(window: Window) -> bytes:
    """Give the followers workbook.

    On its first sheet the column "Total followers" is the day's new ones, as LinkedIn has it.
    """
    days = network_days("linkedin")
    rows: list[Sequence[Cell]] = [FOLLOWERS_HEADER]
    for day in story_days(window.first, window.last - timedelta(days=DAYS_LATE)):
        own, invited = (int(days[name][offset_of(day)]) for name in ("follows", "invited"))
        rows.append((f"{day:%m/%d/%Y}", 0, own, invited, own + invited))
    level = 400 + int(days["follows"][: offset_of(window.last)].sum())
    places: list[Sequence[Cell]] = [("Location", "Total followers")]
    places += [(name, round(level * share)) for name, share in LOCATIONS]
    return _workbook({"New followers": rows, "Location": places}, window.made_at)


def _metrics_sheet(window: Window) -> list[Sequence[Cell]]:
    header = ["Date", *(f"Impressions ({part})" for part in PARTS), "Unique impressions (organic)"]
    header += [f"{count} ({part})" for count in COUNTS[1:] for part in PARTS]
    header += [f"Engagement rate ({part})" for part in PARTS]
    days = network_days("linkedin")
    rows: list[Sequence[Cell]] = [(METRICS_NOTE,), header]
    for day in story_days(window.first, window.last - timedelta(days=DAYS_LATE)):
        counts = {name: int(values[offset_of(day)]) for name, values in days.items()}
        rows.append((f"{day:%m/%d/%Y}", *_metric_cells(counts)))
    return rows


def _metric_cells(counts: dict[str, int]) -> list[Cell]:
    cells: list[Cell] = []
    for name in COUNTS:
        cells += [counts[name.lower()], 0, counts[name.lower()]]
        if name == "Impressions":
            cells.append(counts["unique"])
    rate = _rate(counts)
    return [*cells, rate, 0.0, rate]


def _posts_sheet(window: Window) -> list[Sequence[Cell]]:
    posts = reversed(posts_within("linkedin", window))
    return [(POSTS_NOTE,), POSTS_HEADER, *(_post_row(post, window.made_at) for post in posts)]


def _post_row(post: Post, made_at: datetime) -> tuple[Cell, ...]:
    counts = dict(post.gathered_by(made_at))
    seen, clicks = counts["impressions"], counts["clicks"]
    return (
        post.text, f"https://www.linkedin.com/feed/update/urn:li:activity:{post.native_id}",
        "Organic", "", "Lucía Ferrer", f"{post.published:%m/%d/%Y}", "", "", "All followers", seen,
        seen // 3 if post.kind == "Video" else "", 0 if post.kind == "Video" else "", clicks,
        clicks / seen if seen else 0, counts["reactions"], counts["comments"], counts["reposts"],
        "", _rate(counts), post.kind,
    )  # fmt: skip


def _rate(counts: dict[str, int]) -> float:
    engaged = sum(counts[name] for name in ("clicks", "reactions", "comments", "reposts"))
    return engaged / counts["impressions"] if counts["impressions"] else 0.0


def _workbook(sheets: dict[str, list[Sequence[Cell]]], made_at: datetime) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_urls": False}) as workbook:
        workbook.set_properties({"created": made_at.astimezone(UTC).replace(tzinfo=None)})
        for name, rows in sheets.items():
            sheet = workbook.add_worksheet(name)
            for place, row in enumerate(rows):
                sheet.write_row(place, 0, row)
    return target.getvalue()

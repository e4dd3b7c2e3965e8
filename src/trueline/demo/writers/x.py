"""X: the account overview by day, newest first, and the content export."""

from datetime import date, datetime
from typing import Final

from trueline.demo.days import offset_of, story_days
from trueline.demo.networks import network_days
from trueline.demo.posts import Post, posts_of, posts_within
from trueline.demo.story import HANDLE, Window
from trueline.demo.writers.tables import Cell, comma_text

OVERVIEW_HEADER: Final = (
    "Date", "Impressions", "Likes", "Engagements", "Bookmarks", "Shares", "New follows",
    "Unfollows", "Replies", "Reposts", "Profile visits", "Create Post", "Video views",
    "Media views",
)  # fmt: skip

CONTENT_HEADER: Final = (
    "Post id", "Date", "Post text", "Post Link", "Impressions", "Likes", "Engagements",
    "Bookmarks", "Shares", "New follows", "Replies", "Reposts", "Profile visits",
    "Detail Expands", "URL Clicks", "Hashtag Clicks", "Permalink Clicks",
)  # fmt: skip

OVERVIEW_COUNTS: Final = (
    "impressions", "likes", "engagements", "bookmarks", "shares", "new_follows", "unfollows",
    "replies", "reposts", "profile_visits",
)  # fmt: skip


def write_overview(window: Window) -> bytes:
    """Give the account's overview by day."""
    days = network_days("x")
    published = [post.published.date() for post in posts_of("x")]
    rows: list[tuple[Cell, ...]] = []
    for day in story_days(window.first, window.last):
        place = offset_of(day)
        counts = (int(days[name][place]) for name in OVERVIEW_COUNTS)
        seen = int(days["video_views"][place])
        rows.append((_day(day), *counts, published.count(day), seen, seen + published.count(day)))
    return comma_text([OVERVIEW_HEADER, *reversed(rows)]).encode()


def write_content(window: Window) -> bytes:
    """Give the posts and replies of a window with what they gathered, newest first."""
    rows = [_row(post, window.made_at) for post in posts_within("x", window)]
    return comma_text([CONTENT_HEADER, *reversed(rows)]).encode()


def _row(post: Post, made_at: datetime) -> tuple[Cell, ...]:
    counts = post.gathered_by(made_at)
    engagements = sum(
        counts[name]
        for name in ("likes", "replies", "reposts", "profile_visits", "details", "link_clicks")
    )
    return (
        post.native_id, _day(post.published.date()), post.text,
        f"https://x.com/{HANDLE}/status/{post.native_id}", counts["impressions"], counts["likes"],
        engagements, counts["bookmarks"], counts["shares"], counts["follows"], counts["replies"],
        counts["reposts"], counts["profile_visits"], counts["details"], counts["link_clicks"],
        counts["hashtag_clicks"], counts["permalink_clicks"],
    )  # fmt: skip


def _day(day: date) -> str:
    return f"{day:%a, %b} {day.day}, {day.year}"

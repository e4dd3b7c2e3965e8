"""TikTok Studio: the overview by day, whose dates carry no year."""

from typing import Final

from trueline.demo.days import offset_of, story_days
from trueline.demo.networks import network_days
from trueline.demo.story import Window
from trueline.demo.writers.tables import BYTE_ORDER_MARK, Cell, quoted_text

COLUMNS: Final = {
    "Video Views": "views",
    "Profile Views": "profile_views",
    "Likes": "likes",
    "Comments": "comments",
    "Shares": "shares",
}


def write_overview(window: Window) -> bytes:
    """Give the overview of at most a year; comments fall below zero when some are deleted."""
    days = network_days("tiktok")
    rows: list[tuple[Cell, ...]] = [("Date", *COLUMNS)]
    for day in story_days(window.first, window.last):
        counts = (int(days[name][offset_of(day)]) for name in COLUMNS.values())
        rows.append((f"{day:%B} {day.day}", *counts))
    return (BYTE_ORDER_MARK + quoted_text(rows)).encode()

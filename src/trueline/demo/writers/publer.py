"""Publer: posts of creators who let us see their figures, and their followers."""

from datetime import date
from typing import Final

from trueline.demo.creators import CREATORS, CreatorPost, posts_by
from trueline.demo.story import ORGANISATION, Window
from trueline.demo.writers.tables import Cell, comma_text

HEADER: Final = (
    "Date", "Social account", "Social network", "Post link", "Post text", "Post type", "Reach",
    "Reach rate (%)", "Reactions", "Comments", "Shares", "Saves", "Engagement rate (%)",
    "Link clicks", "Click through rate (%)", "Action",
)  # fmt: skip
DAILY_HEADER: Final = ("account", "metric", "breakdown", "day", "value")


def write_posts(window: Window) -> bytes:
    """Give every creator's posts inside a window, newest first, below comment lines."""
    comments = [
        f"# {ORGANISATION} Analytics CSV Export",
        f"# Start Date: {window.first:%-d %b %Y}",
        f"# End Date: {window.last:%-d %b %Y}",
        "",
        "",
    ]
    posts = [one for creator in CREATORS for one in posts_by(creator)]
    inside = [one for one in posts if window.first <= one.at.date() <= window.last]
    inside.sort(key=lambda one: (one.at, one.creator.handle), reverse=True)
    table = comma_text([HEADER, *(_row(one) for one in inside)])
    return ("\n".join(comments) + table).encode()


def write_followers(day: date) -> bytes:
    """Give how many followed each creator on a day."""
    rows = (
        (f"instagram/{one.handle}", "followers_total", "", day.isoformat(), one.followers)
        for one in CREATORS
    )
    return comma_text([DAILY_HEADER, *rows]).encode()


def _row(post: CreatorPost) -> tuple[Cell, ...]:
    engaged = post.reactions + post.comments + post.shares + post.saves
    clicks: Cell = "-" if post.clicks is None else post.clicks
    through: Cell = "-" if post.clicks is None else round(100 * post.clicks / post.reach, 2)
    engagement, reached = 100 * engaged / post.reach, 100 * post.reach / post.creator.followers
    return (
        f"{post.at:%Y-%m-%d %H:%M}", post.creator.handle, "Instagram",
        f"https://www.instagram.com/p/{post.creator.handle.replace('.', '')}{post.number:03d}/",
        post.text, "Photo", post.reach, round(reached, 2),
        post.reactions, post.comments, post.shares, post.saves, round(engagement, 2),
        clicks, through, "-",
    )  # fmt: skip

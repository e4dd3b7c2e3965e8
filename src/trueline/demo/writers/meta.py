"""Meta: one-metric Insights files, and the content exports of Instagram and Facebook."""

import codecs
from collections.abc import Mapping
from datetime import date
from typing import Final

from trueline.demo.days import offset_of, story_days
from trueline.demo.networks import network_days
from trueline.demo.posts import Post, posts_within
from trueline.demo.story import HANDLE, ORGANISATION, Window
from trueline.demo.writers.tables import BYTE_ORDER_MARK, Cell, quoted_text, spaced_text

INSTAGRAM_ACCOUNT: Final = "17841400020231123"
FACEBOOK_PAGE: Final = "102023112300417"
"""Facebook exports name a page by this number; it names the account in the plan too."""

VIEWS_SINCE: Final = date(2026, 3, 1)
"""From here on Facebook counts views and no longer impressions: older exports have the old column.

The two are not one series: views also count when a person sees the same post again.
"""

BROKEN_POST: Final = "102023112399999"
"""Facebook could not compute this post; its row holds an error text and no id."""

INSTAGRAM_HEADER: Final = (
    "Post ID", "Account ID", "Account username", "Account name", "Description", "Duration (sec)",
    "Publish time", "Permalink", "Post type", "Data comment", "Date", "Views", "Reach", "Likes",
    "Shares", "Follows", "Comments", "Saves",
)  # fmt: skip

FACEBOOK_HEADER: Final = (
    "Post ID", "Page ID", "Page name", "Title", "Description", "Duration (sec)", "Publish time",
    "Caption type", "Permalink", "Is crosspost", "Is share", "Post type", "Languages",
    "Custom labels", "Funded content status", "Data comment", "Date",
)  # fmt: skip

FACEBOOK_COUNTS: Final = (
    "Reach", "Reactions, Comments and Shares", "Reactions", "Comments", "Shares", "Total clicks",
    "Matched Audience Targeting Consumption (Photo Click)", "Other Clicks", "Link Clicks",
)  # fmt: skip


def write_insights(network: str, count: str, title: str, window: Window) -> bytes:
    """Give a one-metric Insights file.

    Follows leave out the days without any, as Meta does, and end a week early.

    Args:
        network: ``instagram`` or ``facebook``.
        count: Name of the account's count.
        title: Line above the header; the only place that tells the metric.
        window: Days to cover.
    """
    counts = network_days(network)[count]
    values = [(day, counts[offset_of(day)]) for day in story_days(window.first, window.last)]
    if count == "follows":
        values = [(day, value) for day, value in values[:-7] if value]
    body = quoted_text([(f"{day}T00:00:00", int(value)) for day, value in values])
    text = f'sep=,\n"{title}"\n"Date","Primary"\n{body}\n'
    return codecs.BOM_UTF16_LE + text.encode("utf-16-le")


def write_instagram_content(window: Window) -> bytes:
    """Give the content export of the Instagram account: counts since publishing, for each post."""
    rows = [_instagram_row(post, window) for post in posts_within("instagram", window)]
    return (BYTE_ORDER_MARK + spaced_text([INSTAGRAM_HEADER, *rows])).encode()


def write_facebook_content(window: Window) -> bytes:
    """Give the content export of the Facebook page, with the columns of its time."""
    is_new = window.made_at.date() >= VIEWS_SINCE
    seen = "Views" if is_new else "Impressions"
    key = "views" if is_new else "impressions"
    header = (*FACEBOOK_HEADER, "IMPRESSION:UNIQUE_USERS", seen, *FACEBOOK_COUNTS)
    rows = [_facebook_row(post, window, key) for post in posts_within("facebook", window)]
    broken = _broken_row(len(header)) if not is_new else ()
    table = [header, *rows, *([broken] if broken else [])]
    return (BYTE_ORDER_MARK + spaced_text(table)).encode()


def _instagram_row(post: Post, window: Window) -> tuple[Cell, ...]:
    counts = post.gathered_by(window.made_at)
    place = "reel" if post.kind == "IG reel" else "p"
    is_unknown = counts["views"] == 0
    return (
        post.native_id, INSTAGRAM_ACCOUNT, HANDLE, ORGANISATION, post.text, post.duration_s,
        f"{post.published:%m/%d/%Y %H:%M}",
        f"https://www.instagram.com/{place}/lm{post.number:04d}/", post.kind, "", "Lifetime",
        counts["views"], "" if is_unknown else counts["reach"], counts["likes"], counts["shares"],
        counts["follows"] or "", counts["comments"], counts["saves"],
    )  # fmt: skip


def _facebook_row(post: Post, window: Window, seen: str) -> tuple[Cell, ...]:
    counts = post.gathered_by(window.made_at)
    return (
        post.native_id, FACEBOOK_PAGE, ORGANISATION, "", post.text, post.duration_s,
        f"{post.published:%m/%d/%Y %H:%M}", "N/A",
        f"https://www.facebook.com/{HANDLE}/posts/{post.native_id}", 0, 0, post.kind, "", "", "",
        "", "Lifetime", "", counts[seen], counts["reach"],
        _sum(counts, "reactions", "comments", "shares"), counts["reactions"], counts["comments"],
        counts["shares"], _sum(counts, "photo_clicks", "other_clicks", "link_clicks"),
        counts["photo_clicks"], counts["other_clicks"], counts["link_clicks"],
    )  # fmt: skip


def _broken_row(width: int) -> tuple[Cell, ...]:
    comment = f"An error occurred while computing metadata for content with ID {BROKEN_POST}"
    cells: list[Cell] = [""] * width
    cells[15], cells[16], cells[17] = comment, "Lifetime", 41
    return tuple(cells)


def _sum(counts: Mapping[str, int], *names: str) -> int:
    return sum(counts[name] for name in names)

"""X analytics, content: one row a post, replies among them.

When to trust it: each value is what the post has gathered until the export was made. Replies are
posts too (their text begins with @). The account is taken from the link of each post. Clicks on
details, hashtags and the post's own link are added up as other clicks.

When not: for totals of the account. They are larger; take the account overview. Files that a
spreadsheet saved again are refused when it has rounded the 19-digit ids.

Source: analytics page of X, "Content", downloaded as CSV; headers of 2025 and 2026.
"""

import re

from trueline.exports.cells.headers import Column, Reading
from trueline.exports.tables.accounts import account_key
from trueline.exports.tables.recognition import ImportContext
from trueline.exports.tables.table_importer import TableImporter, TableKind
from trueline.exports.tables.table_reading import PostTable
from trueline.exports.tables.tables import TableRow

_LINK = re.compile(
    r"https?://(?:www\.|mobile\.)?(?:x|twitter)\.com/(\w+)/status/\d+", re.IGNORECASE
)
_OTHER_CLICKS = ("detail_expands", "hashtag_clicks", "permalink_clicks")
_NOBODY = "i"
"""Stands for any account in links that X shortens."""


def _count(field: str, *names: str, needed: bool = False) -> Column:
    return Column(field, {"en": names}, needed=needed, metric=field, reading=Reading.WHOLE)


def _other_clicks(field: str, name: str) -> Column:
    """Build the column of one kind of clicks that stay on X; only all of them are a figure."""
    return Column(
        field, {"en": (name,)}, metric="other_clicks", beside=_OTHER_CLICKS, reading=Reading.WHOLE
    )


def _account(row: TableRow, context: ImportContext) -> str:
    found = _LINK.match(row.text("url"))
    if found and found[1].casefold() != _NOBODY:
        return f"x/{found[1]}"
    return account_key("x", context)


def _kind(row: TableRow) -> str:
    return "reply" if row.text("text").startswith("@") else "post"


CONTENT = TableKind(
    kind="X analytics, content",
    network="x",
    columns=(
        Column("post", {"en": ("Post id",)}, needed=True, reading=Reading.IDENTITY),
        Column("published", {"en": ("Date",)}, needed=True, reading=Reading.DAY),
        Column("text", {"en": ("Post text",)}, needed=True, reading=Reading.PROSE),
        Column("url", {"en": ("Post Link", "Link")}, needed=True),
        _count("impressions", "Impressions", needed=True),
        _count("engagements", "Engagements", needed=True),
        _count("likes", "Likes"),
        _count("saves", "Bookmarks"),
        _count("sends", "Shares", "Share"),
        _count("follows_from_post", "New follows"),
        _count("comments", "Replies"),
        _count("shares", "Reposts", needed=True),
        _count("profile_visits", "Profile visits"),
        _count("link_clicks", "URL Clicks"),
        _other_clicks("detail_expands", "Detail Expands"),
        _other_clicks("hashtag_clicks", "Hashtag Clicks"),
        _other_clicks("permalink_clicks", "Permalink Clicks"),
    ),
    reader=PostTable(network="x", account=_account, kind=_kind),
    without=("Network", "Profile"),
    states_account=True,
)

IMPORTER = TableImporter(name="x-content", version=3, kinds=(CONTENT,))

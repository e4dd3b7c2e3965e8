"""X analytics of old, by tweet and by day: what analytics.twitter.com gave until 2024.

When to trust it: figures by tweet are what it had gathered within the chosen days; times are UTC.
Figures by day are the account's own. Files that a spreadsheet saved again have lost the last
digits of the ids; then the id is taken from the link of the tweet, and rows without a link are set
aside. The file by day does not say whose it is.

When not: promoted figures are kept as paid impressions only; the rest of them is in the reports
of X Ads.

Source: analytics.twitter.com, Tweets, Export data, by tweet (40 columns) and by day (38 columns).
"""

import re

from trueline.exports.cells.headers import Column, Reading
from trueline.exports.tables.accounts import account_key
from trueline.exports.tables.recognition import ImportContext
from trueline.exports.tables.table_importer import TableImporter, TableKind
from trueline.exports.tables.table_reading import DayTable, PostTable, unstated
from trueline.exports.tables.tables import TableRow

NETWORK = "x"
_LINK = re.compile(
    r"https?://(?:www\.|mobile\.)?(?:x|twitter)\.com/(?:#!/)?(\w+)/status(?:es)?/(\d+)",
    re.IGNORECASE,
)
_OTHER_CLICKS = ("hashtag_clicks", "detail_expands", "permalink_clicks")
_KEPT_DIGITS = 15
"""What a spreadsheet keeps of an id; the rest of it becomes zeros."""


def _post_id(row: TableRow) -> str:
    """Give the id by the link, which no spreadsheet rounds, or else the id; empty for neither."""
    link, written = _LINK.match(row.text("url")), row.text("post")
    if link:
        return link[2]
    return written if _is_intact(written) else ""


def _is_intact(written: str) -> bool:
    if not (written.isdecimal() and written.isascii()):
        return False
    return len(written) <= _KEPT_DIGITS or bool(written[_KEPT_DIGITS:].strip("0"))


def _fault(row: TableRow) -> str:
    if not _post_id(row):
        return "A spreadsheet has damaged the tweet's id, and no link tells it."
    link, written = _LINK.match(row.text("url")), row.text("post")
    if link and _is_intact(written) and written != link[2]:
        return "The id and the link are those of two tweets."
    return ""


def _account(row: TableRow, context: ImportContext) -> str:
    link = _LINK.match(row.text("url"))
    if link and link[1].casefold() != "i":
        return f"{NETWORK}/{link[1]}"
    return account_key(NETWORK, context)


def _kind(row: TableRow) -> str:
    return "reply" if row.text("text").startswith("@") else "post"


def _count(field: str, *names: str, needed: bool = False) -> Column:
    return Column(field, {"en": names}, needed=needed, metric=field, reading=Reading.WHOLE)


def _other_clicks(field: str, name: str) -> Column:
    """Build the column of one kind of clicks that stay on X; only all of them are a figure."""
    return Column(
        field, {"en": (name,)}, metric="other_clicks", beside=_OTHER_CLICKS, reading=Reading.WHOLE
    )


_FIGURES = (
    _count("impressions", "impressions", needed=True),
    _count("engagements", "engagements", needed=True),
    Column(
        "rate",
        {"en": ("engagement rate",)},
        metric="engagement_rate_native",
        reading=Reading.FRACTION,
    ),
    _count("shares", "retweets", needed=True),
    _count("comments", "replies"),
    _count("likes", "favorites", "likes", "favourites"),
    _count("profile_visits", "user profile clicks"),
    _count("link_clicks", "url clicks"),
    _other_clicks("hashtag_clicks", "hashtag clicks"),
    _other_clicks("detail_expands", "detail expands"),
    _other_clicks("permalink_clicks", "permalink clicks"),
    _count("impressions_paid", "promoted impressions"),
)

BY_TWEET = TableKind(
    kind="X analytics of old, by tweet",
    network=NETWORK,
    columns=(
        Column("post", {"en": ("Tweet id",)}, needed=True),
        Column("url", {"en": ("Tweet permalink",)}),
        Column("text", {"en": ("Tweet text",)}, needed=True, reading=Reading.PROSE),
        Column("published", {"en": ("time",)}, needed=True, reading=Reading.DAY),
        *_FIGURES,
        _count("follows_from_post", "follows"),
    ),
    reader=PostTable(
        network=NETWORK, account=_account, post_id=_post_id, kind=_kind, set_aside=_fault
    ),
    states_account=True,
)

BY_DAY = TableKind(
    kind="X analytics of old, account by day",
    network=NETWORK,
    columns=(
        Column("day", {"en": ("Date",)}, needed=True, reading=Reading.DAY),
        _count("posts_published", "Tweets published", needed=True),
        *_FIGURES,
        _count("followers_gained", "follows"),
    ),
    reader=DayTable(account=unstated(NETWORK)),
)

IMPORTER = TableImporter(name="x-legacy", version=1, kinds=(BY_TWEET, BY_DAY))

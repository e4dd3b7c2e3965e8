"""X analytics of old, by tweet and by day: what analytics.twitter.com gave until 2024.

When to trust it: figures by tweet are what it had gathered within the chosen days; times are UTC.
Figures by day are the account's own. Files that a spreadsheet saved again have lost the last
digits of the ids; then the id is taken from the link of the tweet. Without a link a tweet is known
by account, time and text, where the person names the account; otherwise it is set aside. The file
by day does not say whose it is.

When not: promoted figures are kept as paid impressions only; the rest of them is in the reports
of X Ads.

Source: analytics.twitter.com, Tweets, Export data, by tweet (40 columns) and by day (38 columns).
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from trueline.exports.cells.headers import Column, Reading
from trueline.exports.files.refusing import note, warning
from trueline.exports.tables.accounts import UNSTATED, account_key
from trueline.exports.tables.recognition import ImportContext
from trueline.exports.tables.staging import Staging
from trueline.exports.tables.table_importer import TableImporter, TableKind
from trueline.exports.tables.table_reading import DayTable, PostTable, unstated
from trueline.exports.tables.tables import Table, TableRow
from trueline.facts.batch import Piece

NETWORK = "x"
_LINK = re.compile(
    r"https?://(?:www\.|mobile\.)?(?:x|twitter)\.com/(?:#!/)?(\w+)/status(?:es)?/(\d+)",
    re.IGNORECASE,
)
_OTHER_CLICKS = ("hashtag_clicks", "detail_expands", "permalink_clicks")
_KEPT_DIGITS = 15
"""What a spreadsheet keeps of an id; the rest of it becomes zeros."""
_RATE = "rate"
_OFF = Decimal("0.005")
"""By how much a rate may differ from engagements by impressions because it is rounded."""


@dataclass(frozen=True, slots=True)
class TweetTable:
    """Reads a table with one row a tweet, of which a spreadsheet may have damaged the ids."""

    def read(self, table: Table, context: ImportContext, staging: Staging) -> Iterator[Piece]:
        """Give the facts piece by piece; the last piece is left in ``staging``.

        Raises:
            FaultyInputError: A cell cannot be understood.
        """
        posts = PostTable(
            network=NETWORK,
            account=_account,
            post_id=lambda row: _post_id(row) or _made_id(row, context),
            kind=_kind,
            set_aside=lambda row: _fault(row, context),
            url=_url,
        )
        lost = sum(not _post_id(row) and bool(_made_id(row, context)) for row in table.rows())
        if lost:
            what = (
                f"A spreadsheet has damaged the ids of {lost} tweets and no link tells them; they"
            )
            remedy = "Take this import back before importing an undamaged file of the same tweets."
            staging.say(warning(table.file, f"{what} are known by account, time and text.", remedy))
        return posts.read(_without_false_rate(table, staging), context, staging)


def _without_false_rate(table: Table, staging: Staging) -> Table:
    """Give the table without its rate where that is not engagements by impressions."""
    if not table.has(_RATE) or not any(map(_is_rate_off, table.rows())):
        return table
    what = "The engagement rate is not engagements by impressions in every row; it is left out."
    staging.say(note(table.file, what))
    columns = tuple(
        replace(one, metric="") if one.field == _RATE else one for one in table.header.columns
    )
    return replace(table, header=replace(table.header, columns=columns))


def _is_rate_off(row: TableRow) -> bool:
    rate, of = row.number(_RATE), row.number("impressions")
    engagements = row.number("engagements")
    if rate is None or engagements is None or not of:
        return False
    return abs(rate - engagements / of) > _OFF


def _post_id(row: TableRow) -> str:
    """Give the id by the link, which no spreadsheet rounds, or else the id; empty for neither."""
    link, written = _LINK.match(row.text("url")), row.text("post")
    if link:
        return link[2]
    return written if _is_intact(written) else ""


def _made_id(row: TableRow, context: ImportContext) -> str:
    """Make an id of account, time and text; empty where one of them or a lost id is missing."""
    account, text = _account(row, context), row.text("text")
    if not row.text("post") or not text or account.endswith(f"/{UNSTATED}"):
        return ""
    stamp = row.stamp("published")
    if stamp is None or not stamp.clock:
        return ""
    told = f"{account}\n{stamp.at.isoformat()}\n{text}"
    return f"made-{hashlib.sha256(told.encode()).hexdigest()[:24]}"


def _url(row: TableRow) -> str:
    link = _LINK.match(row.text("url"))
    return row.text("url") if link or not row.text("url").startswith("<") else ""


def _is_intact(written: str) -> bool:
    if not (written.isdecimal() and written.isascii()):
        return False
    return len(written) <= _KEPT_DIGITS or bool(written[_KEPT_DIGITS:].strip("0"))


def _fault(row: TableRow, context: ImportContext) -> str:
    if not _post_id(row) and not _made_id(row, context):
        is_unnamed = _account(row, context).endswith(f"/{UNSTATED}")
        remedy = (
            "name the account, and time and text tell it" if is_unnamed else "nor time and text"
        )
        return f"A spreadsheet has damaged the tweet's id, and no link tells it; {remedy}."
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
    reader=TweetTable(),
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

IMPORTER = TableImporter(name="x-legacy", version=2, kinds=(BY_TWEET, BY_DAY))

"""Bluesky, as its programming interface answers: posts of a feed, and the followers of a profile.

When to trust it: each value is what the post had gathered when the answer was read, and the number
of followers is that of the same moment: import the file with the time at which it was read.
Bluesky gives no impressions and no reach. Posts of others in a feed, reposts above all, are set
aside; your own replies are kept as replies. The time of publishing is what the writer's program
said.

When not: for what was before. Bluesky answers with the counts of now only, so growth shows from the
second file on. Likes, quotes and notifications are lists of people: their numbers come with the
feed, so nothing of them is kept.

Source: app.bsky.feed.getAuthorFeed and getPosts, app.bsky.actor.getProfile and getProfiles,
app.bsky.feed.getLikes and getQuotes, app.bsky.notification.listNotifications; JSON.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from trueline.exports.cells.headers import Column, Reading
from trueline.exports.tables.accounts import account_key
from trueline.exports.tables.levels import LevelTable
from trueline.exports.tables.owners import OTHER_AUTHOR, owner_of
from trueline.exports.tables.recognition import ImportContext
from trueline.exports.tables.set_aside_table import SetAsideTable
from trueline.exports.tables.staging import Staging
from trueline.exports.tables.table_importer import TableImporter, TableKind
from trueline.exports.tables.table_reading import PostTable
from trueline.exports.tables.tables import Table, TableRow
from trueline.facts.batch import Piece

NETWORK = "bluesky"
_FEED = "Import the answer of getAuthorFeed: it has the number of likes, reposts, replies, quotes."
_REPOST = "This is a repost; its figures are those of the post that it passes on."
_QUOTES = "These are posts in which others quote yours; their figures are not this account's."


@dataclass(frozen=True, slots=True)
class FeedTable:
    """Reads a list of posts and keeps those of one account.

    Attributes:
        may_be_quotes: Whether such a list may be of posts that quote a post of the account.
    """

    may_be_quotes: bool = False

    def read(self, table: Table, context: ImportContext, staging: Staging) -> Iterator[Piece]:
        """Give the facts piece by piece; the last piece is left in ``staging``.

        Raises:
            FaultyInputError: A cell cannot be understood, or it cannot be told whose list it is.
        """
        if self.may_be_quotes and _are_quotes(table):
            quotes = SetAsideTable(_QUOTES, _FEED, is_about_people=True)
            return quotes.read(table, context, staging)
        owner = owner_of(table, context, author=_author, is_passed_on=_is_repost)

        def of_others(row: TableRow) -> str:
            if _author(row) == owner:
                return ""  # also when the account passed on its own post: the figures are of it
            return _REPOST if _is_repost(row) else OTHER_AUTHOR

        posts = PostTable(
            network=NETWORK,
            account=lambda row, _: f"{NETWORK}/{_author(row)}",
            kind=lambda row: "reply" if row.text("reply_to") else "post",
            url=_url,
            of_others=of_others,
        )
        return posts.read(table, context, staging)


def _author(row: TableRow) -> str:
    return row.text("author") or row.text("did")


def _is_repost(row: TableRow) -> bool:
    return "reasonrepost" in row.text("reason").casefold()


def _are_quotes(table: Table) -> bool:
    """Say whether every post quotes the same post, as in an answer of getQuotes."""
    quoted = {row.text("quoted") for row in table.rows()}
    return len(quoted) == 1 and "" not in quoted


def _url(row: TableRow) -> str:
    key = row.text("post").rpartition("/")[2]
    return f"https://bsky.app/profile/{_author(row)}/post/{key}"


def _profile(row: TableRow, context: ImportContext) -> str:
    handle = row.text("handle") or row.text("did")
    return f"{NETWORK}/{handle}" if handle else account_key(NETWORK, context)


def _text(field: str, *names: str, needed: bool = False, personal: bool = False) -> Column:
    return Column(field, {"en": names}, needed=needed, personal=personal)


def _count(metric: str, name: str, *, needed: bool = False) -> Column:
    return Column(metric, {"en": (name,)}, needed=needed, metric=metric, reading=Reading.WHOLE)


def _posts(kind: str, start: str) -> TableKind:
    """Build the kind of a list of posts whose names begin with ``start``."""
    return TableKind(
        kind=f"Bluesky, {kind}",
        network=NETWORK,
        columns=(
            Column("post", {"en": (f"{start}uri",)}, needed=True, reading=Reading.IDENTITY),
            _text("did", f"{start}author.did", needed=True),
            _text("author", f"{start}author.handle"),
            _text("account_name", f"{start}author.displayName"),
            Column(
                "published",
                {"en": (f"{start}record.createdAt",)},
                needed=True,
                reading=Reading.DAY,
            ),
            Column("text", {"en": (f"{start}record.text",)}, reading=Reading.PROSE),
            _text("reply_to", f"{start}record.reply.parent.uri", personal=True),
            _text("quoted", f"{start}embed.record.uri", personal=True),
            _text("reason", "reason.$type"),
            _count("likes", f"{start}likeCount", needed=True),
            _count("shares", f"{start}repostCount"),
            _count("comments", f"{start}replyCount"),
            _count("quotes", f"{start}quoteCount"),
            _count("saves", f"{start}bookmarkCount"),
            _text("embedded", f"{start}embed.*", f"{start}record.embed.*", personal=True),
            _text("thread", "reply.*", f"{start}record.reply.*", personal=True),
            _text("reposted", "reason.*", personal=True),
        ),
        reader=FeedTable(may_be_quotes=not start),
        states_account=True,
    )


def _people(kind: str, what: str, *columns: Column) -> TableKind:
    reader = SetAsideTable(what, _FEED, is_about_people=True)
    return TableKind(f"Bluesky, {kind}", NETWORK, columns, reader)


PROFILE = TableKind(
    kind="Bluesky, profile",
    network=NETWORK,
    columns=(
        _text("did", "did", needed=True),
        _text("handle", "handle", needed=True),
        _text("account_name", "displayName"),
        _count("followers_total", "followersCount", needed=True),
        _count("posts_total", "postsCount"),
    ),
    reader=LevelTable(account=_profile),
    states_account=True,
)
LIKES = _people(
    "who liked a post",
    "This is a list of the people who liked a post; nothing of it is kept.",
    _text("did", "actor.did", needed=True, personal=True),
    _text("handle", "actor.handle", needed=True, personal=True),
    _text("actor", "actor.*", personal=True),
    _text("created", "createdAt", needed=True),
)
NOTIFICATIONS = _people(
    "notifications",
    "These are notifications: they name people and end at a page, so they count nothing.",
    _text("reason", "reason", needed=True),
    _text("author", "author.did", needed=True, personal=True),
    _text("read", "isRead", needed=True),
    _text("post", "uri", personal=True),
    _text("about", "author.*", "record.*", personal=True),
)

IMPORTER = TableImporter(
    name="bluesky",
    version=1,
    kinds=(
        _posts("posts of a feed", "post."),
        NOTIFICATIONS,
        _posts("posts", ""),
        PROFILE,
        LIKES,
    ),
)

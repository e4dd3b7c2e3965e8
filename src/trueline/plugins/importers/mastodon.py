"""Mastodon, as its programming interface answers: statuses of an account, and its followers.

When to trust it: each value is what the status had gathered when the answer was read, as far as
the server knows. The number of followers is that of the same moment: import the file with the time
at which it was read. Boosts of what others wrote are set aside; your own replies are kept as
replies. Mastodon gives no impressions and no reach.

When not: for what was before. Mastodon answers with the counts of now only, so growth shows from
the second file on. Notifications name people and count nothing, and the description of a server
measures nothing of an account: both are answered in a sentence and not kept.

Source: Mastodon REST API: accounts/:id/statuses, statuses/:id, accounts/verify_credentials,
accounts/:id, notifications, instance; JSON of versions 4.0 to 4.6.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from trueline.exports.cells.headers import Column, Reading
from trueline.exports.files.markup import plain_text
from trueline.exports.tables.levels import LevelTable
from trueline.exports.tables.owners import OTHER_AUTHOR, owner_of
from trueline.exports.tables.raw_rows import mask_handles
from trueline.exports.tables.recognition import ImportContext
from trueline.exports.tables.set_aside_table import SetAsideTable
from trueline.exports.tables.staging import Staging
from trueline.exports.tables.table_importer import TableImporter, TableKind
from trueline.exports.tables.table_reading import PostTable
from trueline.exports.tables.tables import Table, TableRow
from trueline.facts.batch import Piece

NETWORK = "mastodon"
_BOOST = "This is a boost; its figures are those of the status that it passes on."
_DIRECT = "The status is a private message, not a post."
_STATUSES = "Import the account's statuses (accounts/…/statuses): they have the counts."


@dataclass(frozen=True, slots=True)
class StatusTable:
    """Reads a list of statuses and keeps those of one account."""

    def read(self, table: Table, context: ImportContext, staging: Staging) -> Iterator[Piece]:
        """Give the facts piece by piece; the last piece is left in ``staging``.

        Raises:
            FaultyInputError: A cell cannot be understood, or it cannot be told whose list it is.
        """
        owner = owner_of(table, context, author=_handle, is_passed_on=_is_boost)

        def of_others(row: TableRow) -> str:
            if _is_boost(row):
                return _BOOST
            return "" if _handle(row) == owner else OTHER_AUTHOR

        posts = PostTable(
            network=NETWORK,
            account=lambda row, _: f"{NETWORK}/{_handle(row)}",
            kind=lambda row: "reply" if row.text("reply_to") else "post",
            words=lambda row: mask_handles(plain_text(row.text("text"))),
            of_others=of_others,
            set_aside=lambda row: _DIRECT if row.text("visibility") == "direct" else "",
        )
        return posts.read(table, context, staging)


def _handle(row: TableRow) -> str:
    """Give ``name@server``; servers leave their own name out of the accounts they hold."""
    name = row.text("handle")
    host = urlsplit(row.text("profile_url")).netloc
    return name if "@" in name or not name or not host else f"{name}@{host}"


def _is_boost(row: TableRow) -> bool:
    return bool(row.text("boosted") or row.text("boosted_uri"))


def _account(row: TableRow, _: ImportContext) -> str:
    return f"{NETWORK}/{_handle(row)}" if row.text("handle") else ""


def _text(field: str, *names: str, needed: bool = False, personal: bool = False) -> Column:
    return Column(field, {"en": names}, needed=needed, personal=personal)


def _count(metric: str, name: str, *, needed: bool = False) -> Column:
    return Column(metric, {"en": (name,)}, needed=needed, metric=metric, reading=Reading.WHOLE)


STATUSES = TableKind(
    kind="Mastodon, statuses",
    network=NETWORK,
    columns=(
        Column("post", {"en": ("id",)}, needed=True, reading=Reading.IDENTITY),
        _text("handle", "account.acct", needed=True),
        _text("profile_url", "account.url"),
        _text("account_name", "account.display_name"),
        Column("published", {"en": ("created_at",)}, needed=True, reading=Reading.DAY),
        Column("text", {"en": ("content",)}, needed=True, reading=Reading.PROSE),
        _text("url", "url"),
        _text("reply_to", "in_reply_to_id"),
        _text("boosted", "reblog.id"),
        _text("boosted_uri", "reblog.uri", personal=True),
        _text("visibility", "visibility"),
        _count("likes", "favourites_count", needed=True),
        _count("shares", "reblogs_count", needed=True),
        _count("comments", "replies_count"),
        _count("quotes", "quotes_count"),
        _text("others", "reblog.*", "quote.*", "in_reply_to_account_id", personal=True),
        _text("mentioned", "mentions", personal=True),
    ),
    reader=StatusTable(),
    states_account=True,
)

PROFILE = TableKind(
    kind="Mastodon, profile",
    network=NETWORK,
    columns=(
        _text("handle", "acct", needed=True),
        _text("profile_url", "url"),
        _text("account_name", "display_name"),
        _count("followers_total", "followers_count", needed=True),
        _count("posts_total", "statuses_count", needed=True),
    ),
    reader=LevelTable(account=_account),
    states_account=True,
)

NOTIFICATIONS = TableKind(
    kind="Mastodon, notifications",
    network=NETWORK,
    columns=(
        _text("id", "id", needed=True),
        _text("type", "type", needed=True),
        _text("created", "created_at", needed=True),
        _text("handle", "account.acct", needed=True, personal=True),
        _text("others", "account.*", "status.*", "report.*", "target_account.*", personal=True),
    ),
    reader=SetAsideTable(
        "These are notifications: they name people and end at a page, so they count nothing.",
        _STATUSES,
        is_about_people=True,
    ),
    without=("content", "favourites_count"),
)

SERVER = TableKind(
    kind="Mastodon, description of a server",
    network=NETWORK,
    columns=(
        _text("domain", "domain", "uri", needed=True),
        _text("version", "version", needed=True),
        _text("title", "title", needed=True),
        _text("limit", "configuration.statuses.max_characters", needed=True),
        _text("contact", "contact.*", "contact_account.*", "email", personal=True),
    ),
    reader=SetAsideTable(
        "This describes a Mastodon server and measures nothing of your account.", _STATUSES
    ),
)

IMPORTER = TableImporter(
    name="mastodon", version=1, kinds=(STATUSES, NOTIFICATIONS, SERVER, PROFILE)
)

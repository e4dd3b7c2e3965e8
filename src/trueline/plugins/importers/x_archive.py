"""X archive: what an account published, with its likes and reposts when the archive was made.

When to trust it: likes and reposts of own posts, as they were when the archive was requested:
import the file with that time. Reposts of others ("RT @") are set aside, because the counts beside
them are the original's. Own replies are kept as replies. Times are UTC.

When not: for impressions, engagements and clicks. The archive has none; take X analytics. Bring the
whole archive, or account.js beside the posts, or name the account: tweets.js alone does not say
whose it is.

Source: "Your X data": data/tweets.js (tweet.js until 2022), account.js, manifest.js; also as a zip.
"""

import html
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from trueline.exports.cells.headers import Column, Reading
from trueline.exports.files.export import Export
from trueline.exports.tables.accounts import account_key
from trueline.exports.tables.raw_rows import mask_handles
from trueline.exports.tables.recognition import ImportContext, Recognition
from trueline.exports.tables.set_aside_table import SetAsideTable
from trueline.exports.tables.table_importer import (
    TableImporter,
    TableKind,
    find_tables,
    recognition_of,
)
from trueline.exports.tables.table_reading import PostTable
from trueline.exports.tables.tables import TableRow
from trueline.facts.batch import Piece

NETWORK = "x"
_REPOST = "This is a repost; the counts beside it are those of the post that it passes on."
_TWEETS = "Import tweets.js of the same archive, or the whole archive as a zip."


def _names(name: str) -> dict[str, tuple[str, ...]]:
    """Give the header with and without the name that archives put around a post since 2020."""
    return {"en": (f"tweet.{name}", name)}


def _text(field: str, name: str, *, needed: bool = False, personal: bool = False) -> Column:
    return Column(field, _names(name), needed=needed, personal=personal)


def _count(metric: str, name: str) -> Column:
    return Column(metric, _names(name), needed=True, metric=metric, reading=Reading.WHOLE)


def _is_repost(row: TableRow) -> bool:
    return row.text("text").startswith("RT @") or bool(row.text("original"))


def _kind(row: TableRow) -> str:
    is_reply = row.text("reply_to") or row.text("text").startswith("@")
    return "reply" if is_reply else "post"


def _tweets(handle: str) -> TableKind:
    """Build the kind of the posts of an account; the handle is empty when no part tells it."""

    def account(_: TableRow, context: ImportContext) -> str:
        return f"{NETWORK}/{handle}" if handle else account_key(NETWORK, context)

    def url(row: TableRow) -> str:
        return f"https://x.com/{handle or 'i'}/status/{row.text('post')}"

    return TableKind(
        kind="X archive, posts",
        network=NETWORK,
        columns=(
            Column("post", _names("id_str"), needed=True, reading=Reading.IDENTITY),
            Column("published", _names("created_at"), needed=True, reading=Reading.DAY),
            Column(
                "text",
                {"en": ("tweet.full_text", "full_text", "tweet.text", "text")},
                needed=True,
                reading=Reading.PROSE,
            ),
            _count("likes", "favorite_count"),
            _count("shares", "retweet_count"),
            _text("reply_to", "in_reply_to_status_id_str", personal=True),
            _text("original", "retweeted_status.id_str", personal=True),
            _text("reply_author", "in_reply_to_screen_name", personal=True),
            _text("reply_author_id", "in_reply_to_user_id", personal=True),
            _text("reply_author_key", "in_reply_to_user_id_str", personal=True),
            _text("mentioned", "entities.user_mentions", personal=True),
            _text("original_more", "retweeted_status.*", personal=True),
        ),
        reader=PostTable(
            network=NETWORK,
            account=account,
            kind=_kind,
            words=lambda row: mask_handles(html.unescape(row.text("text"))),
            url=url,
            of_others=lambda row: _REPOST if _is_repost(row) else "",
        ),
        states_account=bool(handle),
    )


ACCOUNT = TableKind(
    kind="X archive, account",
    network=NETWORK,
    columns=(
        Column("handle", {"en": ("account.username",)}, needed=True),
        Column("account_id", {"en": ("account.accountId",)}, needed=True),
        Column("email", {"en": ("account.email",)}, personal=True),
        Column("phone", {"en": ("account.phoneNumber",)}, personal=True),
    ),
    reader=SetAsideTable("This names the account of an X archive and measures nothing.", _TWEETS),
)

MANIFEST = TableKind(
    kind="X archive, list of contents",
    network=NETWORK,
    columns=(
        Column("handle", {"en": ("userInfo.userName",)}, needed=True),
        Column("made", {"en": ("archiveInfo.generationDate",)}, needed=True),
    ),
    reader=SetAsideTable("This lists what is in an X archive and measures nothing.", _TWEETS),
)


@dataclass(frozen=True, slots=True)
class XArchive:
    """Reads the parts of an X archive that are there; the account's own parts say whose it is."""

    name: str = "x-archive"
    version: int = 1

    def recognise(self, export: Export) -> Recognition | None:
        """Say which parts of an archive these are; the posts are named first."""
        kinds = self._tables(export).kinds
        found = sorted(find_tables(export, kinds), key=lambda one: kinds.index(one.kind))
        return recognition_of(self.name, tuple(found)) if found else None

    def read(self, export: Export, context: ImportContext) -> Iterator[Piece]:
        """Give the facts of every part.

        Raises:
            FaultyInputError: A cell cannot be understood.
        """
        yield from self._tables(export).read(export, context)

    def row(self, export: Export, part: int, line: int) -> Mapping[str, str]:
        """Give one raw row, header to cell, personal columns masked.

        Raises:
            MissingError: The export has no such row.
        """
        return self._tables(export).row(export, part, line)

    def _tables(self, export: Export) -> TableImporter:
        kinds = (_tweets(_handle(export)), ACCOUNT, MANIFEST)
        return TableImporter(self.name, self.version, kinds)


def _handle(export: Export) -> str:
    """Give the handle that a part of the archive tells; empty when none does."""
    for found in find_tables(export, (ACCOUNT, MANIFEST)):
        at = found.header.places["handle"][0]
        for row in export.sheets[found.part].head:
            if row.line > found.header.line and at < len(row.cells) and row.cells[at].strip():
                return row.cells[at].strip()
    return ""


IMPORTER = XArchive()

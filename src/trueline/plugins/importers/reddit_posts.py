"""Reddit: the posts of a user, with their scores where the file has them.

When to trust it: ids, times (UTC) and titles, as Reddit keeps them. The data request has no
scores; answers of the programming interface have the score and the number of comments at the time
of reading. A score is up-votes less down-votes, and Reddit blurs it: it is kept as likes.

When not: for reach or views; Reddit gives none here. The data request does not say whose it is, so
name the account. Answers of the programming interface that hold several authors ask for it too.

Source: Reddit data request, posts.csv; reddit.com/user/…/submitted.json.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from trueline.exports.cells.headers import Column, Reading
from trueline.exports.tables.accounts import account_key
from trueline.exports.tables.owners import OTHER_AUTHOR, owner_of
from trueline.exports.tables.recognition import ImportContext
from trueline.exports.tables.staging import Staging
from trueline.exports.tables.table_importer import TableImporter, TableKind
from trueline.exports.tables.table_reading import PostTable
from trueline.exports.tables.tables import Table, TableRow
from trueline.facts.batch import Piece

NETWORK = "reddit"
_LINK = re.compile(r"/comments/(\w+)", re.IGNORECASE)
_SITE = "https://www.reddit.com"


@dataclass(frozen=True, slots=True)
class SubmissionTable:
    """Reads a list of posts and keeps those of one account."""

    def read(self, table: Table, context: ImportContext, staging: Staging) -> Iterator[Piece]:
        """Give the facts piece by piece; the last piece is left in ``staging``.

        Raises:
            FaultyInputError: A cell cannot be understood, or it cannot be told whose list it is.
        """
        owner = owner_of(table, context, author=_author, is_passed_on=lambda _: False)

        def account(_: TableRow, context: ImportContext) -> str:
            return f"{NETWORK}/{owner}" if owner else account_key(NETWORK, context)

        posts = PostTable(
            network=NETWORK,
            account=account,
            zone="UTC",
            post_id=_post_id,
            kind=lambda _: "post",
            url=_url,
            of_others=lambda row: "" if _author(row) == owner else OTHER_AUTHOR,
        )
        return posts.read(table, context, staging)


def _post_id(row: TableRow) -> str:
    """Give the id by the link: a spreadsheet takes ids such as 1e5123 for numbers."""
    found = _LINK.search(row.text("url"))
    return found[1].casefold() if found else row.text("post").casefold()


def _author(row: TableRow) -> str:
    return row.text("author")


def _url(row: TableRow) -> str:
    link = row.text("url")
    return f"{_SITE}{link}" if link.startswith("/") else link


def _names(*names: str) -> dict[str, tuple[str, ...]]:
    """Give headers as in the data request and as in answers of the programming interface."""
    return {"en": (*names, *(f"data.{one}" for one in names))}


POSTS = TableKind(
    kind="Reddit, posts",
    network=NETWORK,
    columns=(
        Column("post", _names("id"), needed=True),
        Column("url", _names("permalink"), needed=True),
        Column("published", _names("date", "created_utc"), needed=True, reading=Reading.DAY),
        Column("community", _names("subreddit"), needed=True),
        Column("title", _names("title"), needed=True, reading=Reading.PROSE),
        Column("author", _names("author")),
        Column("likes", _names("score"), metric="likes", reading=Reading.WHOLE),
        Column("comments", _names("num_comments"), metric="comments", reading=Reading.WHOLE),
        Column("text", _names("body", "selftext"), reading=Reading.PROSE),
        Column("address", _names("ip"), personal=True),
    ),
    reader=SubmissionTable(),
)

IMPORTER = TableImporter(name="reddit-posts", version=1, kinds=(POSTS,))

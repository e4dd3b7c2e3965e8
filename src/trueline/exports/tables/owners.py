"""Whose list of posts it is, where the rows name authors and not all of them are the account."""

from collections.abc import Callable

from trueline.exports.cells.answers import Asks, ask
from trueline.exports.tables.listed_totals import RowPredicate
from trueline.exports.tables.recognition import ImportContext
from trueline.exports.tables.tables import Table, TableRow

OTHER_AUTHOR = "The post is somebody else's; its figures are not this account's."


def owner_of(
    table: Table,
    context: ImportContext,
    *,
    author: Callable[[TableRow], str],
    is_passed_on: RowPredicate,
) -> str:
    """Give the handle of the account whose posts a table lists; empty when it lists none.

    It is the one author of all posts, or among several the one that the person named.

    Args:
        table: Is read once.
        context: May name the account.
        author: Gives the handle of who wrote a row's post.
        is_passed_on: Tells posts of others that the account only passed on.

    Raises:
        FaultyInputError: Several wrote the posts, and the person named none of them.
    """
    authors = {author(row) for row in table.rows() if not is_passed_on(row)} - {""}
    if len(authors) <= 1:
        return next(iter(authors), "")
    named = context.account.rpartition("/")[2].removeprefix("@").casefold()
    for one in sorted(authors):
        if named and named in {one.casefold(), one.casefold().partition("@")[0]}:
            return one
    what = f"The posts are by {len(authors)} accounts, and it does not say which is yours."
    raise ask(table.file, what, Asks.ACCOUNT)

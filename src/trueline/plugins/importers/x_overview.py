"""X analytics, account overview: one row a day for one account.

When to trust it: the figures are X's own and cover everything the account did that day, so they
are larger than the sum of its posts. "Create Post" counts replies too. Engagements is X's own sum
and not the sum of the columns beside it. The file does not say whose account it is, nor in which
zone its days begin.

When not: as reach. X gives no unique viewers.

Source: analytics page of X, "Account overview", downloaded as CSV; header of 2025.
"""

from trueline.exports.cells.headers import Column, Reading
from trueline.exports.tables.table_importer import TableImporter, TableKind
from trueline.exports.tables.table_reading import DayTable, unstated


def _count(metric: str, *names: str, needed: bool = False) -> Column:
    return Column(metric, {"en": names}, needed=needed, metric=metric, reading=Reading.WHOLE)


OVERVIEW = TableKind(
    kind="X analytics, account overview by day",
    network="x",
    columns=(
        Column("day", {"en": ("Date",)}, needed=True, reading=Reading.DAY),
        _count("impressions", "Impressions", needed=True),
        _count("engagements", "Engagements", needed=True),
        _count("followers_gained", "New follows", needed=True),
        _count("followers_lost", "Unfollows"),
        _count("posts_published", "Create Post", "Posts created"),
        _count("likes", "Likes"),
        _count("saves", "Bookmarks"),
        _count("sends", "Shares", "Share"),
        _count("comments", "Replies"),
        _count("shares", "Reposts"),
        _count("profile_visits", "Profile visits"),
        _count("video_views_3s", "Video views"),
    ),
    reader=DayTable(account=unstated("x")),
    without=("Post id", "Post text", "Post Link", "Link", "Network", "Profile"),
)

IMPORTER = TableImporter(name="x-overview", version=1, kinds=(OVERVIEW,))

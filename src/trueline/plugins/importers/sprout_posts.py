"""Sprout Social, post performance: one row a post of any network that Sprout serves.

When to trust it: ids and links are the networks' own, so a post is the same one as in the
network's export where the two write its id alike. Values are what the post has gathered until the
export. The engagement rate is Sprout's, per impression. Times are those of the Sprout profile,
whose zone the file does not state; whether 02/09 is a day of February or of September is asked
where no row tells, for no original file was seen.

When not: for the sum of networks. Impressions and engagements of two networks are counted by two
rules. Who sent a post is dropped.

Source: Sprout Social, Post Performance Report, CSV of 43 columns; order and names as other
programs read them, two of the names are guesses, no original file was seen. English only.
"""

from trueline.exports.cells.headers import Column, Reading
from trueline.exports.cells.network_names import network_named
from trueline.exports.tables.recognition import ImportContext
from trueline.exports.tables.table_importer import TableImporter, TableKind
from trueline.exports.tables.table_reading import PostTable
from trueline.exports.tables.tables import TableRow


def _account(row: TableRow, _: ImportContext) -> str:
    return f"{network_named(row.text('network'))}/{row.text('profile').removeprefix('@')}"


def _fault(row: TableRow) -> str:
    stated = row.text("network") and row.text("profile")
    return "" if stated else "The row does not say of which network and profile it is."


def _words(
    field: str, *names: str, needed: bool = False, reading: Reading = Reading.TEXT
) -> Column:
    return Column(field, {"en": names}, needed=needed, reading=reading)


def _count(metric: str, *names: str) -> Column:
    return Column(metric, {"en": names}, reading=Reading.WHOLE, metric=metric)


POSTS = TableKind(
    kind="Sprout Social, post performance",
    network="sprout",
    month_first=None,
    columns=(
        _words("post", "Post ID", needed=True, reading=Reading.IDENTITY),
        _words("published", "Date", needed=True, reading=Reading.DAY),
        _words("network", "Network", needed=True),
        _words("profile", "Profile", needed=True),
        _words("kind", "Content Type"),
        _words("url", "Link"),
        _words("text", "Post", reading=Reading.PROSE),
        Column("sender", {"en": ("Sent by",)}, personal=True),
        _count("impressions", "Impressions"),
        _count("impressions_organic", "Organic Impressions"),
        _count("impressions_paid", "Paid Impressions"),
        _count("reach", "Reach"),
        _count("reach_organic", "Organic Reach"),
        _count("reach_paid", "Paid Reach"),
        Column(
            "engagement_rate_native",
            {"en": ("Engagement Rate (per Impression)",)},
            reading=Reading.PERCENT,
            metric="engagement_rate_native",
        ),
        _count("engagements", "Engagements"),
        _count("reactions", "Reactions"),
        _count("likes", "Likes"),
        _count("comments", "Comments"),
        _count("shares", "Shares"),
        _count("saves", "Saves"),
        _count("link_clicks", "Post Link Clicks"),
        _count("other_clicks", "Other Post Clicks"),
        _count("clicks_total", "Post Clicks (All)"),
        _count("negative_feedback", "Negative Feedback"),
        _count("views", "Video Views"),
        _count("video_plays_complete", "Full Video Views"),
    ),
    reader=PostTable(account=_account, set_aside=_fault),
    states_account=True,
)

IMPORTER = TableImporter(name="sprout-posts", version=2, kinds=(POSTS,))

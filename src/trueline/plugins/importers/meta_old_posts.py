"""Facebook Insights of old, posts: one row a post, in up to seven sheets, until 2023.

When to trust it: each value is what the post had gathered until the export was made ("Lifetime").
Names that come twice are told apart by their descriptions: times on one hand, people on the other.
Where a sheet lists kinds of stories or clicks, the counts of times are kept. Times of publishing
are those of whoever made the export; the file does not say in which zone.

When not: when the row or column of descriptions was deleted. Then names that come twice mean
nothing any more and are left out. Sheets that count people by kind are not read: people who did
two things are in both.

Source: Facebook page, Insights, Export, Post data: .xls (which is XML), .csv; 2013 to 2023.
"""

from decimal import Decimal

from trueline.exports.cells.described_headers import with_described_headers
from trueline.exports.cells.headers import Column, Reading
from trueline.exports.tables.recognition import ImportContext
from trueline.exports.tables.table_importer import TableImporter, TableKind
from trueline.exports.tables.table_reading import PostTable
from trueline.exports.tables.tables import TableRow

NETWORK = "facebook"
_MILLISECOND = Decimal("0.001")


def _account(row: TableRow, _: ImportContext) -> str:
    return f"{NETWORK}/{row.text('post').partition('_')[0]}"


def _post_id(row: TableRow) -> str:
    """Give the post's own id, which later exports of the same page use."""
    return row.text("post").partition("_")[2]


def _fault(row: TableRow) -> str:
    page, mark, post = row.text("post").partition("_")
    is_id = page.isdecimal() and post.isdecimal()
    return "" if mark and is_id else "The row has no id of a page and its post."


def _count(metric: str, *names: str, needed: bool = False) -> Column:
    return Column(metric, {"en": names}, needed=needed, metric=metric, reading=Reading.WHOLE)


def _part(metric: str, name: str, field: str = "", beside: str = "") -> Column:
    return Column(
        field or metric,
        {"en": (f"{name} (Total Count)",)},
        metric=metric,
        beside=tuple(filter(None, (beside,))),
        reading=Reading.WHOLE,
    )


_POST = (
    Column("post", {"en": ("Post ID",)}, needed=True, reading=Reading.IDENTITY),
    Column("url", {"en": ("Permalink",)}),
    Column("text", {"en": ("Post Message",)}, reading=Reading.PROSE),
    Column("kind", {"en": ("Type",)}),
    Column("published", {"en": ("Posted",)}, needed=True, reading=Reading.DAY),
)

KEY_METRICS = TableKind(
    kind="Facebook Insights of old, posts",
    network=NETWORK,
    month_first=True,
    columns=(
        *_POST,
        _count("reach", "Lifetime Post Total Reach", needed=True),
        _count("reach_organic", "Lifetime Post organic reach"),
        _count("reach_paid", "Lifetime Post Paid Reach"),
        _count("impressions", "Lifetime Post Total Impressions"),
        _count("impressions_organic", "Lifetime Post Organic Impressions"),
        _count("impressions_paid", "Lifetime Post Paid Impressions"),
        _count("engaged_users", "Lifetime Engaged Users"),
        _count(
            "clicks_total",
            "Lifetime Matched Audience Targeting Consumptions on Post",
            "Lifetime Post Consumptions",
        ),
        _count("negative_feedback", "Lifetime Negative Feedback"),
        _part("video_views_3s", "Lifetime Organic Video Views", "organic_views", "paid_views"),
        _part("video_views_3s", "Lifetime Paid Video Views", "paid_views", "organic_views"),
        _part(
            "video_plays_complete", "Lifetime Organic views to 95%", "organic_plays", "paid_plays"
        ),
        _part("video_plays_complete", "Lifetime Paid views to 95%", "paid_plays", "organic_plays"),
        Column(
            "avg_view_duration_s",
            {"en": ("Lifetime Average time video viewed",)},
            metric="avg_view_duration_s",
            reading=Reading.DECIMAL,
            times=_MILLISECOND,
        ),
    ),
    reader=PostTable(network=NETWORK, account=_account, post_id=_post_id, set_aside=_fault),
    states_account=True,
)

_MORE = PostTable(
    network=NETWORK, account=_account, post_id=_post_id, set_aside=_fault, is_list=False
)

STORIES = TableKind(
    kind="Facebook Insights of old, stories about posts",
    network=NETWORK,
    month_first=True,
    columns=(
        *_POST,
        _part("shares", "share"),
        _part("likes", "like"),
        _part("comments", "comment"),
    ),
    reader=_MORE,
    one_of=("shares", "likes", "comments"),
    states_account=True,
)

CLICKS = TableKind(
    kind="Facebook Insights of old, clicks on posts",
    network=NETWORK,
    month_first=True,
    columns=(
        *_POST,
        _part("link_clicks", "link clicks"),
        _part("other_clicks", "other clicks"),
        _part("other_clicks", "photo view", "photo_clicks"),
        _part("other_clicks", "video play", "video_clicks"),
    ),
    reader=_MORE,
    one_of=("link_clicks", "other_clicks", "photo_clicks", "video_clicks"),
    states_account=True,
)

IMPORTER = TableImporter(
    name="meta-old-posts",
    version=1,
    kinds=(KEY_METRICS, STORIES, CLICKS),
    prepare=with_described_headers,
)

"""Meta Graph API, insights: figures of a Facebook page or an Instagram account by day.

When to trust it: a value belongs to the day before its ``end_time``, which is the end of the day
(07:00 or 08:00 UTC is midnight in California). People reached over a week or 28 days are figures of
their own, of the days that end on the day. The account is the id that stands before ``/insights``.

When not: for values that Meta splits by kind, and for totals of a range without days: those are set
aside with the reason, as are metrics that are not in the list below.

Source: graph.facebook.com, {page}/insights and {instagram-user}/insights; JSON of v3 to v25.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from trueline.exports.cells.headers import Column, Reading
from trueline.exports.tables.accounts import account_key, unstated_issue
from trueline.exports.tables.recognition import ImportContext
from trueline.exports.tables.staging import Staging
from trueline.exports.tables.table_importer import TableImporter, TableKind
from trueline.exports.tables.table_reading import read_rows
from trueline.exports.tables.tables import Table, TableRow
from trueline.facts.batch import Piece

FACEBOOK, INSTAGRAM = "facebook", "instagram"
_HALF_DAY = timedelta(hours=12)
_DAY, _WEEK, _MONTH, _LIFETIME = "day", "week", "days_28", "lifetime"

_METRICS: Mapping[tuple[str, str, str], str] = {
    **{
        (FACEBOOK, _DAY, name): metric
        for name, metric in {
            "page_impressions": "impressions",
            "page_impressions_paid": "impressions_paid",
            "page_impressions_unique": "reach",
            "page_impressions_organic_unique": "reach_organic",
            "page_impressions_paid_unique": "reach_paid",
            "page_media_view": "views",
            "page_post_engagements": "engagements",
            "page_engaged_users": "engaged_users",
            "page_fan_adds": "followers_gained",
            "page_fan_removes": "followers_lost",
            "page_daily_follows": "followers_gained",
            "page_daily_unfollows": "followers_lost",
            "page_fans": "page_likes_total",
            "page_follows": "followers_total",
            "page_views_total": "profile_visits",
            "page_video_views": "video_views_3s",
            "page_consumptions": "clicks_total",
            "page_negative_feedback": "negative_feedback",
        }.items()
    },
    **{
        (INSTAGRAM, _DAY, name): metric
        for name, metric in {
            "impressions": "impressions",
            "reach": "reach",
            "views": "views",
            "profile_views": "profile_visits",
            "follower_count": "followers_gained",
            "website_clicks": "link_clicks",
            "total_interactions": "engagements",
            "likes": "likes",
            "comments": "comments",
            "shares": "shares",
            "saves": "saves",
        }.items()
    },
    (FACEBOOK, _LIFETIME, "page_fans"): "page_likes_total",
    (FACEBOOK, _WEEK, "page_impressions_unique"): "reach_7d",
    (FACEBOOK, _MONTH, "page_impressions_unique"): "reach_28d",
    (INSTAGRAM, _WEEK, "reach"): "reach_7d",
    (INSTAGRAM, _MONTH, "reach"): "reach_28d",
}
"""Metric by network, period and Meta's name."""
_NEWER = {"page_fan_adds": "page_daily_follows", "page_fan_removes": "page_daily_unfollows"}
"""Likes of the page, by the follows that took their place."""


@dataclass(frozen=True, slots=True)
class InsightTable:
    """Reads a table with one row a metric, period and day."""

    def read(self, table: Table, context: ImportContext, staging: Staging) -> Iterator[Piece]:
        """Give the facts piece by piece; the last piece is left in ``staging``.

        Raises:
            FaultyInputError: A cell cannot be understood.
        """
        names = {row.text("name") for row in table.rows()}

        def keep(row: TableRow) -> str:
            network, name = _network(row), row.text("name")
            metric = _METRICS.get((network, row.text("period"), name), "")
            if _NEWER.get(name) in names:
                return f"“{_NEWER[name]}” is in the file and kept instead."
            stamp, value = row.stamp("end"), row.number("value")
            if not metric:
                return f"“{name}” by {row.text('period')} is no metric that is kept."
            if stamp is None or value is None:
                return "The value is split by kind, or has no day."
            day = (stamp.at - _HALF_DAY).date()  # midnight there is morning or evening in UTC
            account = _account(row, network, context, staging)
            staging.add_day(row.line, account, metric, day, value)
            return ""

        return read_rows(table, staging, keep=keep)


def _network(row: TableRow) -> str:
    return FACEBOOK if row.text("name").startswith(("page_", "post_")) else INSTAGRAM


def _account(row: TableRow, network: str, context: ImportContext, staging: Staging) -> str:
    number, mark, _ = row.text("id").partition("/insights")
    if mark and number.isdecimal():
        return f"{network}/{number}"
    account = account_key(network, context)
    if not context.account:
        staging.say(unstated_issue(row.table.file, account))
    return account


def _text(field: str, *, needed: bool = False) -> Column:
    return Column(field, {"en": (f"data.{field}", f"item.{field}")}, needed=needed)


VALUES = TableKind(
    kind="Meta Graph API, insights by day",
    network="meta",
    columns=(
        _text("name", needed=True),
        _text("period", needed=True),
        _text("id"),
        Column("value", {"en": ("value",)}, needed=True, reading=Reading.WHOLE),
        Column("end", {"en": ("end_time",)}, needed=True, reading=Reading.DAY),
    ),
    reader=InsightTable(),
    states_account=True,
)

IMPORTER = TableImporter(name="meta-graph-insights", version=1, kinds=(VALUES,))

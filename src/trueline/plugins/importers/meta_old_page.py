"""Facebook Insights of old, page: figures of a page by day, until 2023.

When to trust it: columns that begin with "Daily" are figures of the day, "Lifetime Total Likes" is
the level at its end. Reach over a week and over 28 days are figures of their own, of the days that
end on the day. The file does not say whose page it is: name it.

When not: other columns for a week or 28 days are left out, because their windows overlap and no sum
of them means anything. New likes are likes of the page, kept as new followers.

Source: Facebook page, Insights, Export, Page data: .csv or .xls with a row of descriptions below
the header; 2011 to 2023.
"""

from trueline.exports.cells.described_headers import with_described_headers
from trueline.exports.cells.headers import Column, Reading
from trueline.exports.tables.table_importer import TableImporter, TableKind
from trueline.exports.tables.table_reading import DayTable, unstated

NETWORK = "facebook"


def _count(metric: str, *names: str, field: str = "") -> Column:
    return Column(field or metric, {"en": names}, metric=metric, reading=Reading.WHOLE)


DAYS = TableKind(
    kind="Facebook Insights of old, page by day",
    network=NETWORK,
    month_first=True,
    columns=(
        Column("day", {"en": ("Date",)}, needed=True, reading=Reading.DAY),
        _count("page_likes_total", "Lifetime Total Likes"),
        _count("followers_gained", "Daily New Likes"),
        _count("followers_lost", "Daily Unlikes"),
        _count("engaged_users", "Daily Page Engaged Users"),
        _count("reach", "Daily Total Reach"),
        _count("reach_7d", "Weekly Total Reach"),
        _count("reach_28d", "28 Days Total Reach"),
        _count("reach_organic", "Daily Organic Reach"),
        _count("reach_paid", "Daily Paid Reach"),
        _count("impressions", "Daily Total Impressions"),
        _count("impressions_organic", "Daily Organic impressions"),
        _count("impressions_paid", "Daily Paid Impressions"),
        _count("clicks_total", "Daily Page Consumptions", "Daily Page consumptions"),
        _count("negative_feedback", "Daily Negative Feedback"),
    ),
    reader=DayTable(account=unstated(NETWORK)),
    one_of=(
        "page_likes_total",
        "followers_gained",
        "followers_lost",
        "engaged_users",
        "reach",
        "impressions",
    ),
)

IMPORTER = TableImporter(
    name="meta-old-page", version=1, kinds=(DAYS,), prepare=with_described_headers
)

"""TikTok Ads Manager: campaigns, ad groups or ads, by day or over a range of days.

When to trust it: the rows, and the row "Total" below them, which is compared and not stored. The
currency stands in the header or in a column of its own. Clicks come in two kinds and are never
mixed: "Clicks (destination)" lead to the site, "Clicks (all)" count every tap. Conversions and
their value are those that TikTok credits to itself; "Complete payment" is its purchase.

When not: for rates and costs of a click, which are worked out from sums.

Source: TikTok Ads Manager, report by day; shape and headers as other programs read them, no
original file was seen. English only.
"""

from trueline.exports.cells.headers import Column, Reading
from trueline.exports.families.ad_table import AdTable
from trueline.exports.tables.table_importer import TableImporter, TableKind


def _words(
    field: str, *names: str, reading: Reading = Reading.TEXT, needed: bool = False
) -> Column:
    return Column(field, {"en": names}, needed=needed, reading=reading)


def _figure(metric: str, reading: Reading, *names: str, needed: bool = False) -> Column:
    return Column(metric, {"en": names}, needed=needed, reading=reading, metric=metric)


REPORT = TableKind(
    kind="TikTok Ads report",
    network="tiktok-ads",
    columns=(
        _figure("spend", Reading.MONEY, "Cost", "Total cost", needed=True),
        _figure("impressions_paid", Reading.WHOLE, "Impressions", "Impression", needed=True),
        _figure("link_clicks", Reading.WHOLE, "Clicks (destination)", "Destination clicks"),
        _figure("clicks_total", Reading.WHOLE, "Clicks (all)"),
        _figure("ad_conversions", Reading.DECIMAL, "Complete payment", "Conversions"),
        _figure("ad_conversion_value", Reading.MONEY, "Complete payment value"),
        _figure("reach", Reading.WHOLE, "Reach"),
        _figure("views", Reading.WHOLE, "Video views"),
        _words("day", "Date", "Day", "By day", reading=Reading.DAY),
        _words("campaign", "Campaign name"),
        _words("campaign_id", "Campaign ID", reading=Reading.IDENTITY),
        _words("group", "Ad group name"),
        _words("group_id", "Ad group ID", reading=Reading.IDENTITY),
        _words("ad", "Ad name"),
        _words("ad_id", "Ad ID", reading=Reading.IDENTITY),
        _words("currency", "Currency"),
        _words("split", "Age", "Gender", "Country/Region", "Placement", "Hour"),
        _words("account_name", "Account name", "Advertiser name"),
    ),
    reader=AdTable("tiktok-ads"),
    one_of=("campaign", "group", "ad", "link_clicks"),
    without=("Amount spent", "Impr.", "Spend in account currency"),
    month_first=None,
)

IMPORTER = TableImporter(name="tiktok-ads", version=1, kinds=(REPORT,))

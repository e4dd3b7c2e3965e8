"""Pinterest Ads: campaigns, ad groups or ads, by day or over a range of days.

When to trust it: the rows, and the row "Total" below them, which is compared and not stored.
"Outbound clicks" leave Pinterest; "Pin clicks" only open a Pin. Conversions and the value of
checkouts are those that Pinterest credits to itself.

When not: without the currency. "Spend in account currency" does not say which that is, so the
person who brings the file is asked.

Source: Pinterest Ads, report by day; shape and headers as other programs read them, no original
file was seen. English only. Exports of Pins that were not paid for are not known.
"""

from trueline.exports.cells.headers import Column, Reading
from trueline.exports.families.ad_table import AdTable
from trueline.exports.tables.table_importer import TableImporter, TableKind


def _words(field: str, *names: str, reading: Reading = Reading.TEXT) -> Column:
    return Column(field, {"en": names}, reading=reading)


def _figure(metric: str, reading: Reading, *names: str, needed: bool = False) -> Column:
    return Column(metric, {"en": names}, needed=needed, reading=reading, metric=metric)


REPORT = TableKind(
    kind="Pinterest Ads report",
    network="pinterest-ads",
    columns=(
        _figure("spend", Reading.MONEY, "Spend in account currency", needed=True),
        _figure("impressions_paid", Reading.WHOLE, "Impressions", needed=True),
        _figure("other_clicks", Reading.WHOLE, "Pin clicks"),
        _figure("link_clicks", Reading.WHOLE, "Outbound clicks"),
        _figure("ad_conversions", Reading.DECIMAL, "Total conversions"),
        _figure(
            "ad_conversion_value",
            Reading.MONEY,
            "Checkout value in account currency",
            "Total order value (Checkout)",
        ),
        _figure("saves", Reading.WHOLE, "Saves"),
        _figure("engagements", Reading.WHOLE, "Engagements"),
        _figure("reach", Reading.WHOLE, "Reach"),
        _words("day", "Date", "Day", reading=Reading.DAY),
        _words("campaign", "Campaign name"),
        _words("campaign_id", "Campaign ID", reading=Reading.IDENTITY),
        _words("group", "Ad group name"),
        _words("group_id", "Ad group ID", reading=Reading.IDENTITY),
        _words("ad", "Ad name"),
        _words("ad_id", "Ad ID", reading=Reading.IDENTITY),
        _words("currency", "Currency", "Account currency"),
        _words("split", "Age", "Gender", "Country", "Device", "Placement"),
        _words("account_name", "Account name", "Advertiser name"),
    ),
    reader=AdTable("pinterest-ads"),
    month_first=None,
)

IMPORTER = TableImporter(name="pinterest-ads", version=1, kinds=(REPORT,))

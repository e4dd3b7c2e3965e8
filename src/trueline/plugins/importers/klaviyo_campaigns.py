"""Klaviyo campaigns: one row an e-mail campaign, with what it has brought until the export.

When to trust it: recipients, deliveries, opens, clicks and unsubscribes are counted once a person
and campaign. Each campaign is kept as a post of the kind "e-mail", and its values also count for
the day on which it was sent, so that rates over days are ratios of sums. Campaigns by text message
or push are set aside: they are no e-mails.

When not: for revenue as an effect. It is what Klaviyo credits to the campaign by its own rule, in
a currency that the file does not name, so the person who brings it is asked. Opens are inflated by
mail programs that open messages by themselves. Times of sending are those of the account, whose
zone the file does not state.

Source: Klaviyo, Campaigns, Export (CSV); headers as other programs read them, no original file was
seen. English only.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from trueline.core.digest import digest_document
from trueline.exports.cells.headers import Column, Reading, normalise
from trueline.exports.families.ad_sums import AdSums
from trueline.exports.tables.recognition import ImportContext
from trueline.exports.tables.repeated_rows import each_once
from trueline.exports.tables.staging import Staging, short_title
from trueline.exports.tables.table_importer import TableImporter, TableKind
from trueline.exports.tables.table_reading import measure, named_account, read_rows, unstated
from trueline.exports.tables.tables import Table, TableRow
from trueline.exports.tables.total_rows import names_total
from trueline.facts.batch import Piece

_ACCOUNT = unstated("email")
_NO_MAIL = ("sms", "mms", "push", "whatsapp", "mobile push")


@dataclass(frozen=True, slots=True)
class CampaignTable:
    """Reads a table with one row a campaign."""

    def read(self, table: Table, context: ImportContext, staging: Staging) -> Iterator[Piece]:
        """Give the facts piece by piece; the last piece is left in ``staging``.

        Raises:
            FaultyInputError: A cell cannot be understood, or nothing names the currency.
        """
        days = AdSums()

        def keep(row: TableRow) -> str:
            account = named_account(row, _ACCOUNT(row, context), staging)
            return _keep(row, account, days, staging)

        yield from read_rows(
            table,
            staging,
            keep=each_once(keep),
            is_total=lambda row: names_total(row.text("campaign")),
        )
        days.stage(staging)


def _keep(row: TableRow, account: str, days: AdSums, staging: Staging) -> str:
    name, sent = row.text("campaign"), row.stamp("sent")
    if not name or sent is None:
        return "The row has no campaign or no time of sending."
    if normalise(row.text("channel")) in _NO_MAIL:
        return f"The campaign was sent as {row.text('channel')} and is no e-mail."
    values = {metric: row.priced(metric, value) for (metric, _), value in measure(row).items()}
    native = row.text("post") or digest_document([name, sent.at.isoformat()])[:16]
    post = f"{account}/{native}"
    staging.add(
        "post",
        row.line,
        post=post,
        account=account,
        published_at=sent.at,
        zone=sent.zone,
        has_time=sent.clock is not None,
        kind="e-mail",
        title=short_title(name),
        url="",
    )
    for metric, value in values.items():
        staging.add_post_value(row.line, account, post, metric, value)
    days.add_day(row.line, account, sent.day, ("", f"campaign={name}"), values)
    return ""


def _count(metric: str, *names: str, needed: bool = False) -> Column:
    return Column(metric, {"en": names}, needed=needed, reading=Reading.WHOLE, metric=metric)


CAMPAIGNS = TableKind(
    kind="Klaviyo campaigns",
    network="email",
    columns=(
        Column("campaign", {"en": ("Campaign Name",)}, needed=True),
        Column("sent", {"en": ("Send Time", "Send Date")}, needed=True, reading=Reading.DAY),
        _count("emails_sent", "Total Recipients", needed=True),
        _count("emails_delivered", "Successful Deliveries"),
        _count("email_opens", "Unique Opens"),
        _count("email_clicks", "Unique Clicks"),
        _count("email_unsubscribes", "Unsubscribes"),
        Column(
            "ad_conversion_value",
            {"en": ("Revenue",)},
            reading=Reading.MONEY,
            metric="ad_conversion_value",
        ),
        Column("post", {"en": ("Campaign ID",)}, reading=Reading.IDENTITY),
        Column("channel", {"en": ("Campaign Channel", "Channel")}),
        Column("currency", {"en": ("Currency",)}),
    ),
    reader=CampaignTable(),
    month_first=None,
    ends_with_line_end=True,
)

IMPORTER = TableImporter(name="klaviyo-campaigns", version=1, kinds=(CAMPAIGNS,))

"""Publer, post insights: one row a post of any network that Publer serves.

When to trust it: reach, reactions, comments, shares and clicks are what the network told Publer
until the export; "-" means that it told nothing, never zero. The engagement rate is Publer's own.
A post is told by account, time and link together, since several people may share one link. Times
are those of the Publer workspace, whose zone the file does not state.

When not: beside the network's own export of the same posts. The two do not name a post alike, so
each is kept, under the account that the file names.

Source: Publer, Analytics, Post insights, Export (CSV below comment lines), 2025, English.
"""

from trueline.core.digest import digest_document
from trueline.exports.cells.headers import Column, Reading
from trueline.exports.cells.network_names import network_named
from trueline.exports.tables.recognition import ImportContext
from trueline.exports.tables.table_importer import TableImporter, TableKind
from trueline.exports.tables.table_reading import PostTable
from trueline.exports.tables.tables import TableRow
from trueline.exports.tables.total_rows import is_total_label


def _account(row: TableRow, _: ImportContext) -> str:
    return f"{network_named(row.text('network'))}/{row.text('account').removeprefix('@')}"


def _post(row: TableRow) -> str:
    stamp = row.stamp("published")
    if stamp is None:
        return ""
    told = [row.text("account"), stamp.at.isoformat(), row.text("url")]
    return f"publer-{digest_document(told)[:16]}"


def _is_total(row: TableRow) -> bool:
    first = row.first_cell
    return is_total_label(first)


def _fault(row: TableRow) -> str:
    if not (row.text("network") and row.text("account")):
        return "The row does not say of which network and account it is."
    return "" if row.text("published") else "The row has no time of publishing."


def _needed(field: str, name: str, reading: Reading = Reading.TEXT) -> Column:
    return Column(field, {"en": (name,)}, needed=True, reading=reading)


def _count(metric: str, *names: str) -> Column:
    return Column(metric, {"en": names}, reading=Reading.WHOLE, metric=metric)


POSTS = TableKind(
    kind="Publer, post insights",
    network="publer",
    columns=(
        _needed("published", "Date", Reading.DAY),
        _needed("account", "Social account"),
        _needed("network", "Social network"),
        _needed("url", "Post link"),
        Column("text", {"en": ("Post text",)}, reading=Reading.PROSE),
        Column("kind", {"en": ("Post type",)}),
        _count("reach", "Reach"),
        _count("reactions", "Reactions"),
        _count("comments", "Comments"),
        _count("shares", "Shares"),
        _count("saves", "Saves"),
        _count("views", "Video views"),
        _count("link_clicks", "Link clicks"),
        Column(
            "engagement_rate_native",
            {"en": ("Engagement rate (%)",)},
            reading=Reading.PERCENT,
            metric="engagement_rate_native",
        ),
    ),
    reader=PostTable(account=_account, post_id=_post, is_total=_is_total, set_aside=_fault),
    month_first=None,
    states_account=True,
)

IMPORTER = TableImporter(name="publer-posts", version=1, kinds=(POSTS,))

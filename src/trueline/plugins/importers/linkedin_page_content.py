"""LinkedIn page, content: figures of the page by day, and of each post.

When to trust it: days are UTC, as LinkedIn itself says, and the last two of an export may still
grow. The workbook may have a row of descriptions above the headers or not. A post's figures are
what it has gathered until the export was made; all reactions stand in its column "Likes".

When not: engagement rates are LinkedIn's own, with clicks inside, so they do not compare with
other networks. Its click-through rate is left out because it counts all clicks; clicks and
impressions are kept. When a post is listed twice, organic and sponsored, the first row counts and
the second is set aside, because its people may be the same.

Source: LinkedIn, page analytics, Content, Export (.xls of 2020 and 2025, .xlsx of 2026).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from trueline.exports.headers import Column, Reading
from trueline.exports.recognition import ImportContext
from trueline.exports.staging import Staging
from trueline.exports.table_importer import TableImporter, TableKind
from trueline.exports.table_reading import DayTable, PostTable, unstated
from trueline.exports.tables import Table, TableRow
from trueline.facts.batch import Piece

_URN = re.compile(r"urn:li:(?:activity|share|ugcPost):(\d+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class UpdateTable:
    """Reads a table with one row a post, and each post once."""

    def read(self, table: Table, context: ImportContext, staging: Staging) -> Iterator[Piece]:
        """Give the facts piece by piece; the last piece is left in ``staging``.

        Raises:
            FaultyInputError: A cell cannot be understood.
        """
        lines: dict[str, int] = {}

        def listed_before(row: TableRow) -> str:
            post = _post_id(row)
            first = lines.setdefault(post, row.line) if post else row.line
            return "" if first == row.line else f"The post stands in row {first} already."

        posts = PostTable(
            network="linkedin",
            account=unstated("linkedin"),
            zone="UTC",
            post_id=_post_id,
            kind=lambda row: row.text("kind").casefold(),
            set_aside=listed_before,
        )
        return posts.read(table, context, staging)


def _post_id(row: TableRow) -> str:
    found = _URN.search(row.text("url"))
    return found[1] if found else ""


def _daily(
    metric: str,
    *names: str,
    pt: str,
    needed: bool = False,
    reading: Reading = Reading.WHOLE,
) -> Column:
    return Column(
        metric, {"en": names, "pt-BR": (pt,)}, needed=needed, reading=reading, metric=metric
    )


def _post(metric: str, *names: str, reading: Reading = Reading.WHOLE) -> Column:
    needed = metric in {"impressions", "clicks_total", "reactions"}
    return Column(metric, {"en": names}, needed=needed, reading=reading, metric=metric)


DAYS = TableKind(
    kind="LinkedIn page, content",
    network="linkedin",
    columns=(
        Column("day", {"en": ("Date",), "pt-BR": ("Data",)}, needed=True, reading=Reading.DAY),
        _daily("impressions", "Impressions (total)", pt="Impressões (total)", needed=True),
        _daily("impressions_organic", "Impressions (organic)", pt="Impressões (orgânicas)"),
        _daily("impressions_paid", "Impressions (sponsored)", pt="Impressões (patrocinadas)"),
        _daily(
            "impressions_unique",
            "Unique impressions (organic)",
            pt="Impressões únicas (orgânicas)",
        ),
        _daily("clicks_total", "Clicks (total)", pt="Cliques (total)", needed=True),
        _daily("reactions", "Reactions (total)", pt="Reações (total)", needed=True),
        _daily("comments", "Comments (total)", pt="Comentários (total)"),
        _daily("shares", "Reposts (total)", "Shares (total)", pt="Compartilhamentos (total)"),
        _daily(
            "engagement_rate_native",
            "Engagement rate (total)",
            pt="Taxa de engajamento (total)",
            reading=Reading.FRACTION,
        ),
    ),
    reader=DayTable(account=unstated("linkedin")),
)

POSTS = TableKind(
    kind="LinkedIn page, content by post",
    network="linkedin",
    columns=(
        Column("title", {"en": ("Post title", "Update title")}, needed=True),
        Column("url", {"en": ("Post link", "Update link")}, needed=True),
        Column("type", {"en": ("Post type", "Update type")}),
        Column("author", {"en": ("Posted by",)}, personal=True),
        Column("published", {"en": ("Created date",)}, needed=True, reading=Reading.DAY),
        Column("kind", {"en": ("Content Type",)}),
        _post("impressions", "Impressions"),
        _post("views", "Views", "Video views"),
        _post("clicks_total", "Clicks"),
        _post("reactions", "Likes"),
        _post("comments", "Comments"),
        _post("shares", "Reposts", "Shares"),
        _post("follows_from_post", "Follows"),
        _post("engagement_rate_native", "Engagement rate", reading=Reading.FRACTION),
    ),
    reader=UpdateTable(),
)

IMPORTER = TableImporter(name="linkedin-page-content", version=1, kinds=(DAYS, POSTS))

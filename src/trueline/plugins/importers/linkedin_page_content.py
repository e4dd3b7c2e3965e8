"""LinkedIn page, content: figures of the page by day, and of each post.

When to trust it: days are UTC, as LinkedIn itself says, and the last two of an export may still
grow. The workbook may have a row of descriptions above the headers or not. A post's figures are
what it has gathered until the export was made; all reactions stand in its column "Likes".

When not: engagement rates are LinkedIn's own, with clicks inside, so they do not compare with
other networks. Its click-through rate is left out because it counts all clicks; clicks and
impressions are kept. When a post is listed twice, organic and sponsored, the organic row counts and
the other is set aside, because its people may be the same.

Source: LinkedIn, page analytics, Content, Export (.xls of 2020 and 2025, .xlsx of 2026), English
and Portuguese; more headers in Portuguese and Spanish as public scripts read them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from trueline.exports.cells.headers import Column, Reading, normalise
from trueline.exports.tables.recognition import ImportContext
from trueline.exports.tables.staging import Staging
from trueline.exports.tables.table_importer import TableImporter, TableKind
from trueline.exports.tables.table_reading import DayTable, PostTable, unstated
from trueline.exports.tables.tables import Table, TableRow
from trueline.facts.batch import Piece

_ORGANIC = ("organic", "orgân", "orgán")
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
        for row in sorted(filter(_post_id, table.rows()), key=_is_promoted):
            lines.setdefault(_post_id(row), row.line)

        def listed_before(row: TableRow) -> str:
            kept = lines.get(_post_id(row), row.line)
            return "" if kept == row.line else f"The post stands in row {kept} already."

        posts = PostTable(
            network="linkedin",
            account=unstated("linkedin"),
            zone="UTC",
            post_id=_post_id,
            kind=lambda row: row.text("kind").casefold(),
            set_aside=listed_before,
        )
        return posts.read(table, context, staging)


def _is_promoted(row: TableRow) -> bool:
    """Say whether a row tells of a post as an advertisement; None is told by files of old."""
    return bool(row.text("placed")) and not normalise(row.text("placed")).startswith(_ORGANIC)


def _post_id(row: TableRow) -> str:
    found = _URN.search(row.text("url"))
    return found[1] if found else ""


_WHOLE, _RATE = Reading.WHOLE, Reading.FRACTION


def _figure(
    metric: str,
    *en: str,
    pt: tuple[str, ...] = (),
    es: tuple[str, ...] = (),
    reading: Reading = _WHOLE,
) -> Column:
    return Column(metric, {"en": en, "pt-BR": pt, "es": es}, reading=reading, metric=metric)


_DAILY = (
    _figure(
        "impressions", "Impressions (total)", pt=("Impressões (total)",),
        es=("Impresiones totales", "Impresiones (total)", "Impresiones (totales)"),
    ),
    _figure(
        "impressions_organic", "Impressions (organic)", pt=("Impressões (orgânicas)",),
        es=("Impresiones (orgánicas)",),
    ),
    _figure(
        "impressions_paid", "Impressions (sponsored)", pt=("Impressões (patrocinadas)",),
        es=("Impresiones (patrocinadas)",),
    ),
    _figure(
        "impressions_unique", "Unique impressions (organic)", pt=("Impressões únicas (orgânicas)",),
        es=("Impresiones únicas (orgánicas)",),
    ),
    _figure("clicks_total", "Clicks (total)", pt=("Cliques (total)",), es=("Clics (Totales)",)),
    _figure(
        "reactions", "Reactions (total)", pt=("Reações (total)",), es=("Reacciones (total)",)
    ),
    _figure(
        "comments", "Comments (total)", pt=("Comentários (total)",), es=("Comentarios (totales)",)
    ),
    _figure(
        "shares", "Reposts (total)", "Shares (total)", pt=("Compartilhamentos (total)",),
        es=("Veces compartido (total)",),
    ),
    _figure(
        "engagement_rate_native", "Engagement rate (total)", pt=("Taxa de engajamento (total)",),
        es=("Tasa de interacción (total)",), reading=_RATE,
    ),
)  # fmt: skip
_OF_POST = (
    _figure("impressions", "Impressions", pt=("Impressões",), es=("Impresiones",)),
    _figure("views", "Views", "Video views", pt=("Visualizações",), es=("Visualizaciones",)),
    _figure("clicks_total", "Clicks", pt=("Cliques",), es=("Clics",)),
    _figure("reactions", "Likes", pt=("Gostaram",), es=("Recomendaciones",)),
    _figure("comments", "Comments", pt=("Comentários",), es=("Comentarios",)),
    _figure("shares", "Reposts", "Shares", pt=("Compartilhamentos",), es=("Veces compartido",)),
    _figure("follows_from_post", "Follows", pt=("Seguidores",), es=("Seguidores",)),
    _figure(
        "engagement_rate_native", "Engagement rate", pt=("Taxa de engajamento",),
        es=("Tasa de interacción",), reading=_RATE,
    ),
)  # fmt: skip
_ABOUT = (
    Column(
        "title",
        {
            "en": ("Post title", "Update title"),
            "pt-BR": ("Título da publicação",),
            "es": ("Título de la publicación",),
        },
        needed=True,
        reading=Reading.PROSE,
    ),
    Column(
        "url",
        {
            "en": ("Post link", "Update link"),
            "pt-BR": ("Link da publicação",),
            "es": ("Enlace de la publicación",),
        },
        needed=True,
    ),
    Column(
        "author",
        {"en": ("Posted by",), "pt-BR": ("Publicada por",), "es": ("Anunciado por",)},
        personal=True,
    ),
    Column(
        "published",
        {"en": ("Created date",), "pt-BR": ("Criação",), "es": ("Fecha de creación",)},
        reading=Reading.DAY,
    ),
    Column("placed", {"en": ("Post type", "Update type")}),
    Column(
        "kind",
        {"en": ("Content Type",), "pt-BR": ("Tipo de conteúdo",), "es": ("Tipo de contenido",)},
    ),
)
_DAY = Column(
    "day", {"en": ("Date",), "pt-BR": ("Data",), "es": ("Fecha",)}, needed=True, reading=Reading.DAY
)

DAYS = TableKind(
    kind="LinkedIn page, content",
    network="linkedin",
    month_first=True,
    columns=(_DAY, *_DAILY),
    reader=DayTable(account=unstated("linkedin")),
    one_of=tuple(one.field for one in _DAILY),
)
POSTS = TableKind(
    kind="LinkedIn page, content by post",
    network="linkedin",
    month_first=True,
    columns=(*_ABOUT, *_OF_POST),
    reader=UpdateTable(),
    one_of=tuple(one.field for one in _OF_POST),
)

IMPORTER = TableImporter(name="linkedin-page-content", version=3, kinds=(DAYS, POSTS))

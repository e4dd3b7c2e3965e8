"""YouTube Studio: the table, the chart and the totals of an export, as a zip or one by one.

When to trust it: the totals are the channel's days. The chart's days are kept as parts (``post=`` a
content's id, ``traffic source=``, ``geography=`` and the like, whatever the report is split by);
the table's rows are what each content gathered within the export's days. The row "Total" is
compared with the rows and not stored; where it is larger, contents that were deleted or are
unlisted are in it. Estimated revenue is what the channel earns, in the currency of its header.

When not: the chart names the top contents only, so its parts are not the whole. Tables by anything
but content have no days; their rows are set aside, and the chart of the same export holds the days.
Charts by week or month are set aside too. A chart with no more than days and one figure could be
anyone's: beside its table it is read, and alone only when the channel is named. The export does not
say whose it is, and an export of a single video looks like one of the channel.

Source: YouTube Studio, Analytics, Advanced mode, Export; headers of 2024 to 2026. English,
Portuguese and German as in files; other languages as public scripts read them.
"""

from collections.abc import Mapping
from datetime import date
from functools import partial

from trueline.exports.cells.answers import Answers
from trueline.exports.cells.headers import Column, Reading
from trueline.exports.files.export import Export
from trueline.exports.tables.dated_importer import DatedImporter
from trueline.exports.tables.day_parts import DayPartTable, first_of_days
from trueline.exports.tables.dimension_kind import PART, DimensionKind, dimensions_of, part_of
from trueline.exports.tables.loose_days import LooseDays, LooseKind
from trueline.exports.tables.range_posts import RangePosts, is_note
from trueline.exports.tables.table_importer import TableKind, TableReader, find_tables
from trueline.exports.tables.table_reading import unstated
from trueline.exports.tables.tables import TableRow
from trueline.exports.tables.total_rows import is_total_label
from trueline.exports.tables.undated_table import UndatedTable

_ACCOUNT = unstated("youtube")
_APART = "YouTube works the two out separately."
_UNLISTED = "Usually contents that were deleted or are not listed explain it."
_BEYOND = "Read the channel's own figures from the totals of the zip."


def _column(
    field: str, reading: Reading = Reading.TEXT, metric: str = "", **names: str | tuple[str, ...]
) -> Column:
    """Declare a column by its names; ``pt`` stands for Brazilian Portuguese."""
    spelt = {
        "pt-BR" if locale == "pt" else locale: (one,) if isinstance(one, str) else one
        for locale, one in names.items()
    }
    return Column(field, spelt, needed=field in {"day", "post"}, reading=reading, metric=metric)


def _figure(metric: str, reading: Reading, **names: str | tuple[str, ...]) -> Column:
    return _column(metric, reading, metric, **names)


_WHOLE, _RATE = Reading.WHOLE, Reading.PERCENT
_FIGURES = (
    _figure(
        "views", _WHOLE, en="Views", pt="Visualizações", de="Aufrufe",
        es=("Visualizaciones", "Vistas"), fr="Vues", it="Visualizzazioni", nl="Weergaven",
    ),
    _figure(
        "engaged_views", _WHOLE, en="Engaged views", pt="Visualizações intencionais",
        fr="Vues engagées",
    ),
    _figure(
        "followers_net", _WHOLE, en="Subscribers", pt="Inscritos", de="Abonnenten",
        es="Suscriptores", fr="Abonnés", it="Iscritti", nl="Abonnees",
    ),
    _figure("followers_gained", _WHOLE, en="Subscribers gained", es="Suscriptores obtenidos"),
    _figure("followers_lost", _WHOLE, en="Subscribers lost", es="Suscriptores perdidos"),
    _figure(
        "thumbnail_impressions", _WHOLE, en=("Impressions", "Thumbnail impressions"),
        pt="Impressões", de="Impressionen", es=("Impresiones", "Impresiones de miniaturas"),
        fr="Impressions", it="Impressioni", nl="Vertoningen",
    ),
    _figure("shown_in_feed", _WHOLE, en="Shown in feed"),
    _figure("likes", _WHOLE, en="Likes", de='"Mag ich"-Bewertungen', es="Me gusta"),
    _figure("negative_feedback", _WHOLE, en="Dislikes"),
    _figure("comments", _WHOLE, en="Comments added", de="Kommentare hinzugefügt"),
    _figure("shares", _WHOLE, en="Shares", de="Geteilte Inhalte", fr="Partages"),
    _figure(
        "watch_time_hours", Reading.DECIMAL, en="Watch time (hours)",
        pt="Tempo de exibição (horas)", de="Wiedergabezeit (Stunden)",
        es=("Tiempo de visualización (horas)", "Tiempo de reproducción (horas)"),
        fr="Durée de visionnage (heures)", it="Tempo di visualizzazione (ore)",
        nl="Kijktijd (uren)",
    ),
)  # fmt: skip
"""They add up, so that a total row can be compared with them."""
_MEASURES = (
    *_FIGURES,
    _figure("viewers_new", _WHOLE, en="New viewers", it="Nuovi spettatori"),
    _figure("viewers_returning", _WHOLE, en="Returning viewers", it="Spettatori di ritorno"),
    _figure(
        "viewers_unique", _WHOLE, en="Unique viewers", fr="Spectateurs uniques",
        it="Spettatori unici",
    ),
    _figure(
        "thumbnail_ctr", _RATE,
        en=("Impressions click-through rate (%)", "Thumbnail click-through rate (%)"),
        pt="Taxa de cliques de impressões (%)", de="Klickrate der Impressionen (%)",
        es=("Porcentaje de clics de las impresiones (%)", "Tasa de clics de las impresiones (%)",
            "Tasa de clics de las miniaturas (%)"),
        fr="Taux de clics par impression (%)",
    ),
    _figure(
        "avg_percentage_viewed", _RATE, en="Average percentage viewed (%)",
        es="Porcentaje promedio reproducido (%)", fr="Pourcentage moyen de vidéo regardé (%)",
        it="Percentuale media visualizzata (%)",
    ),
    _figure(
        "stayed_to_watch_rate", _RATE, en=("Viewed (vs. swiped away) (%)", "Stayed to watch (%)"),
        pt="Continuaram assistindo (%)", fr="Ont continué de regarder (%)",
        it="Ha continuato a guardare (%)",
    ),
    _figure(
        "avg_view_duration_s", Reading.CLOCK, en="Average view duration",
        pt="Duração média da visualização", es="Duración promedio de vistas",
        fr=("Durée moyenne d'une vue", "Durée moyenne d’une vue"),
        it="Durata di visualizzazione media",
    ),
    _figure(
        "network_revenue", Reading.MONEY, en=("Estimated revenue", "Your estimated revenue"),
        de="Geschätzter Umsatz", es=("Ingresos estimados", "Tus ingresos estimados"),
        fr="Revenus estimés",
    ),
)  # fmt: skip
_ONE_OF = tuple(one.field for one in _MEASURES)
_SHARES = (
    _column("views_share", _RATE, en="Views (%)"),
    _column("watch_time_share", _RATE, en="Watch time (hours) (%)"),
)
_TELLING = (
    "engaged_views", "watch_time_hours", "thumbnail_ctr", "avg_percentage_viewed",
    "stayed_to_watch_rate", "avg_view_duration_s",
)  # fmt: skip
"""Figures that only YouTube calls so."""
_DAY = _column(
    "day", Reading.DAY, en="Date", pt="Data", de="Datum", es="Fecha", fr="Date", it="Data",
    nl="Datum",
)  # fmt: skip
_CONTENT = (
    _column(
        "post", en="Content", pt="Conteúdo", de=("Video", "Videos"), es="Contenido", fr="Contenu",
        it="Contenuti",
    ),
    _column(
        "title", Reading.PROSE, en="Video title", pt="Título do vídeo", de="Videotitel",
        es=("Título del vídeo", "Título del video"), fr="Titre de la vidéo", nl="Videotitel",
    ),
    _column(
        "published", Reading.DAY, en="Video publish time", pt="Horário de publicação do vídeo",
        de="Veröffentlichungszeitpunkt des Videos",
        es=("Hora de publicación del vídeo", "Tiempo de publicación del video"),
        fr="Heure de publication de la vidéo", it="Ora pubblicazione video",
    ),
)  # fmt: skip
_DIMENSIONS = {
    **dict.fromkeys(
        ("origem do tráfego", "fuente de tráfico", "source de trafic", "zugriffsquelle"),
        "traffic source",
    ),
    **{
        one: one
        for one in (
            "traffic source", "geography", "cities", "viewer age", "viewer gender",
            "subscription status", "subscription source", "content type", "playlist", "device type",
            "operating system", "youtube product", "playback location", "subtitles and cc",
            "video info language", "translation use", "card type", "end screen element type",
            "sharing service", "revenue source", "ad type", "audio track",
            "new and returning viewers",
        )
    },
}  # fmt: skip
"""What a report may be split by; names that are not known are taken as they stand."""


def _is_total(row: TableRow) -> bool:
    return is_total_label(row.text(PART))


def _adds_up(column: Column) -> bool:
    return column in _FIGURES


def _kinds(since: date | None, names: Mapping[str, str]) -> tuple[TableKind, ...]:
    kind = partial(TableKind, network="youtube", one_of=_ONE_OF, ends_with_line_end=True)
    split = partial(
        DimensionKind,
        network="youtube",
        one_of=(*_ONE_OF, "views_share"),
        ends_with_line_end=True,
        names=names,
        telling=_TELLING,
        example="Traffic source",
    )
    content, parts = (*_CONTENT, *_MEASURES), (*_MEASURES, *_SHARES)
    listed = RangePosts("youtube", since, _adds_up, why=_UNLISTED, beyond=_BEYOND)
    figures = (*_FIGURES, *_SHARES[:1])
    undated = UndatedTable(figures, _is_total, is_note, why=_APART, is_normal=True)
    by_content, by_part = DayPartTable(_ACCOUNT, _post), DayPartTable(_ACCOUNT, _part)
    return (
        kind("YouTube Studio, content by day", columns=(_DAY, *content), reader=by_content),
        kind("YouTube Studio, content", columns=content, reader=listed),
        split("YouTube Studio, parts by day", columns=(_DAY, *parts), reader=by_part),
        split("YouTube Studio, parts", columns=parts, reader=undated),
    )


def _kinds_of(export: Export, since: date | None) -> tuple[TableKind, ...]:
    found = find_tables(export, _kinds(since, _DIMENSIONS))
    # The chart has one figure that others have too, so the table beside it tells the dimension.
    kinds = _kinds(since, {**dimensions_of(found), **_DIMENSIONS})
    if found:
        return (*kinds, _totals(TableKind, DayPartTable(_ACCOUNT)))
    return (*kinds, _totals(LooseKind, LooseDays("youtube", "a YouTube chart")))


def _totals(kind: type[TableKind], reader: TableReader) -> TableKind:
    name, columns = "YouTube Studio, totals by day", (_DAY, *_MEASURES)
    return kind(name, "youtube", columns, reader, one_of=_ONE_OF, ends_with_line_end=True)


def _post(row: TableRow) -> str:
    return f"post={row.text('post')}"


def _part(row: TableRow) -> str:
    return part_of(row, _DIMENSIONS)


def _since(export: Export, answers: Answers) -> date | None:
    days = (
        first_of_days(found.open(export, answers))
        for found in find_tables(export, _kinds_of(export, None))
        if "day" in found.header.places
    )
    return min((day for day in days if day), default=None)


IMPORTER = DatedImporter("youtube-table", 3, _since, _kinds_of)

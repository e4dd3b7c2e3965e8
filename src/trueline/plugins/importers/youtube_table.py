"""YouTube Studio: the table, the chart and the totals of an export, as a zip or one by one.

When to trust it: the totals are the channel's days. The chart's days are kept as parts (``post=`` a
content's id, ``traffic source=`` and the like); the table's rows are what each content gathered
within the export's days. The row "Total" is compared with the rows and not stored; where it is
larger, contents that were deleted or are unlisted are in it.

When not: the chart names the top contents only, so its parts are not the whole. Tables by traffic
source, subscription status or age have no days; their rows are set aside, and the chart of the
same export holds the days. Charts by week or month are set aside too. A chart or totals file with
no more than days and figures could be anyone's: it is read only together with its table. The
export does not say whose it is, and an export of a single video looks like one of the channel.

Source: YouTube Studio, Analytics, Advanced mode, Export; headers of 2024 to 2026.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from trueline.exports.answers import Answers
from trueline.exports.dated_importer import DatedImporter
from trueline.exports.day_parts import DayPartTable, first_of_days
from trueline.exports.export import Export, Row
from trueline.exports.headers import Column, Header, Reading
from trueline.exports.listed_totals import without_empty_columns
from trueline.exports.recognition import ImportContext
from trueline.exports.refusing import warning
from trueline.exports.staging import Staging
from trueline.exports.table_importer import TableKind, find_tables
from trueline.exports.table_reading import PostTable, unstated
from trueline.exports.tables import Table, TableRow, open_table
from trueline.exports.total_rows import is_total_label
from trueline.exports.undated_table import UndatedTable
from trueline.facts.batch import Piece

_ACCOUNT = unstated("youtube")
_WHY = "Usually contents that were deleted or are not listed explain it."
_APART = "YouTube works the two out separately."


def _columns(reading: Reading, **names: tuple[tuple[str, ...], str, str]) -> tuple[Column, ...]:
    """Declare columns of metrics, each with its names in English, Portuguese and German."""
    return tuple(
        Column(
            metric,
            {"en": en, "pt-BR": (pt,) if pt else (), "de": (de,) if de else ()},
            reading=reading,
            metric=metric,
        )
        for metric, (en, pt, de) in names.items()
    )


_COUNTS = _columns(
    Reading.WHOLE,
    views=(("Views",), "Visualizações", "Aufrufe"),
    engaged_views=(("Engaged views",), "Visualizações intencionais", ""),
    followers_net=(("Subscribers",), "Inscritos", "Abonnenten"),
    followers_gained=(("Subscribers gained",), "", ""),
    followers_lost=(("Subscribers lost",), "", ""),
    thumbnail_impressions=(("Impressions", "Thumbnail impressions"), "Impressões", "Impressionen"),
    shown_in_feed=(("Shown in feed",), "", ""),
    likes=(("Likes",), "", ""),
    negative_feedback=(("Dislikes",), "", ""),
    comments=(("Comments added",), "", ""),
    shares=(("Shares",), "", ""),
)
_HOURS = _columns(
    Reading.DECIMAL,
    watch_time_hours=(
        ("Watch time (hours)",), "Tempo de exibição (horas)", "Wiedergabezeit (Stunden)"
    ),
)  # fmt: skip
_FIGURES = (*_COUNTS, *_HOURS)
"""They add up, so that a total row can be compared with them."""
_PEOPLE = _columns(
    Reading.WHOLE,
    viewers_new=(("New viewers",), "", ""),
    viewers_returning=(("Returning viewers",), "", ""),
    viewers_unique=(("Unique viewers",), "", ""),
)
_RATES = _columns(
    Reading.PERCENT,
    thumbnail_ctr=(
        ("Impressions click-through rate (%)", "Thumbnail click-through rate (%)"),
        "Taxa de cliques de impressões (%)",
        "Klickrate der Impressionen (%)",
    ),
    avg_percentage_viewed=(("Average percentage viewed (%)",), "", ""),
    stayed_to_watch_rate=(
        ("Viewed (vs. swiped away) (%)", "Stayed to watch (%)"), "Continuaram assistindo (%)", ""
    ),
)  # fmt: skip
_TIMES = _columns(
    Reading.CLOCK,
    avg_view_duration_s=(("Average view duration",), "Duração média da visualização", ""),
)
_MEASURES = (*_FIGURES, *_PEOPLE, *_RATES, *_TIMES)
_VIEWS_SHARE = Column("views_share", {"en": ("Views (%)",)}, reading=Reading.PERCENT)
_DAY = Column(
    "day",
    {"en": ("Date",), "pt-BR": ("Data",), "de": ("Datum",)},
    needed=True,
    reading=Reading.DAY,
)
_CONTENT = tuple(
    Column(
        field, {"en": (en,), "pt-BR": (pt,), "de": (de,)}, needed=True, reading=reading
    )
    for field, reading, en, pt, de in (
        ("post", Reading.TEXT, "Content", "Conteúdo", "Video"),
        ("title", Reading.TEXT, "Video title", "Título do vídeo", "Videotitel"),
        (
            "published", Reading.DAY, "Video publish time", "Horário de publicação do vídeo",
            "Veröffentlichungszeitpunkt des Videos",
        ),
    )
)  # fmt: skip
_DIMENSIONS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "traffic source": {"en": ("Traffic source",), "pt-BR": ("Origem do tráfego",)},
    "subscription status": {"en": ("Subscription status",)},
    "viewer age": {"en": ("Viewer age",)},
}


@dataclass(frozen=True, slots=True)
class ContentTable:
    """Reads the table with one row a content.

    Attributes:
        since: First day that the figures cover; None when the export does not tell.
    """

    since: date | None

    def read(self, table: Table, context: ImportContext, staging: Staging) -> Iterator[Piece]:
        """Give the facts piece by piece; the last piece is left in ``staging``.

        Raises:
            FaultyInputError: A cell cannot be understood.
        """
        is_total = partial(_is_total, field="post")
        posts = PostTable(
            network="youtube",
            account=_ACCOUNT,
            window="range",
            since=self.since,
            is_total=is_total,
            adds_up=lambda column: column in _FIGURES,
            why=_WHY,
            set_aside=partial(_unusable, staging=staging),
        )
        filled = without_empty_columns(table, is_total=is_total)
        return posts.read(filled, context, staging)


def _is_total(row: TableRow, *, field: str) -> bool:
    return is_total_label(row.text(field)) and not row.text("title")


def _is_note(row: TableRow) -> bool:
    return sum(bool(cell.strip()) for cell in row.cells) == 1


def _unusable(row: TableRow, *, staging: Staging) -> str:
    if row.text("post").startswith("#"):
        return "A spreadsheet has damaged the content's id."
    if not _is_note(row):
        return ""
    words = next(cell.strip() for cell in row.cells if cell.strip())
    staging.say(
        warning(
            row.where,
            f"YouTube notes: “{words}”. Contents beyond its list are missing.",
            "Read the channel's own figures from the totals of the zip.",
        )
    )
    return "A note of YouTube and not a row of figures."


class FigureKind(TableKind):
    """A kind of table that has at least one figure of YouTube's."""

    def find(self, head: tuple[Row, ...]) -> Header | None:
        """Find the header of such a table; it may lack needed columns."""
        header = TableKind.find(self, head)
        has_figure = header and any(one.field in header.places for one in _MEASURES)
        return header if has_figure else None


def _kinds(since: date | None) -> tuple[TableKind, ...]:
    kind = partial(FigureKind, network="youtube", ends_with_line_end=True)
    posts = "YouTube Studio, content"
    charts = [
        kind(
            f"{posts} by day",
            columns=(_DAY, *_CONTENT, *_MEASURES),
            reader=DayPartTable(_ACCOUNT, "post"),
        )
    ]
    tables = [kind(posts, columns=(*_CONTENT, *_MEASURES), reader=ContentTable(since))]
    for dimension, names in _DIMENSIONS.items():
        part, told = Column(dimension, names, needed=True), f"YouTube Studio, {dimension}"
        columns = (part, *_MEASURES)
        charts.append(
            kind(
                f"{told} by day", columns=(_DAY, *columns), reader=DayPartTable(_ACCOUNT, dimension)
            )
        )
        reader = UndatedTable(
            (*_FIGURES, _VIEWS_SHARE), partial(_is_total, field=dimension), _is_note, why=_APART
        )
        tables.append(kind(told, columns=(*columns, _VIEWS_SHARE), reader=reader))
    return (*charts, *tables)


_TOTALS = FigureKind(
    "YouTube Studio, totals by day",
    "youtube",
    (_DAY, *_MEASURES),
    DayPartTable(_ACCOUNT),
    ends_with_line_end=True,
)


def _kinds_of(export: Export, since: date | None) -> tuple[TableKind, ...]:
    kinds = _kinds(since)
    return (*kinds, _TOTALS) if find_tables(export, kinds) else kinds


def _since(export: Export, answers: Answers) -> date | None:
    days = (
        first_of_days(open_table(export, found.part, found.header, answers=answers))
        for found in find_tables(export, _kinds_of(export, None))
        if "day" in found.header.places
    )
    return min((day for day in days if day), default=None)


IMPORTER = DatedImporter("youtube-table", 1, _since, _kinds_of)

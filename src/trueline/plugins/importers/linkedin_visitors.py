"""LinkedIn page, visitors: views of the page by day, and the visitors of each day.

When to trust it: the views of all tabs and devices together are kept by day. Visitors are people
of one day, so their days never add up.

When not: for who the visitors are. The other sheets (place, job, seniority, industry and size of
company) count views over all days of the export, so their rows are set aside and their sums told.
Columns by tab and by device are parts of the total and are left out.

Source: LinkedIn, page analytics, Visitors, Export (.xls and .xlsx of 2020 to 2026). No file was at
hand: the names of columns, English and Portuguese, are those that public scripts read.
"""

from collections.abc import Mapping

from trueline.exports.cells.headers import Column, Reading
from trueline.exports.tables.table_importer import TableImporter, TableKind
from trueline.exports.tables.table_reading import DayTable, unstated
from trueline.exports.tables.tables import TableRow
from trueline.exports.tables.total_rows import is_total_label
from trueline.exports.tables.undated_table import UndatedTable

SEGMENTS: tuple[Mapping[str, tuple[str, ...]], ...] = (
    {"en": ("Location",), "pt-BR": ("Localidade",)},
    {"en": ("Job function", "Function"), "pt-BR": ("Função",)},
    {"en": ("Seniority", "Experience level"), "pt-BR": ("Nível de experiência",)},
    {"en": ("Industry",), "pt-BR": ("Setor",)},
    {"en": ("Company size",), "pt-BR": ("Tamanho da empresa",)},
)
"""Sheets of views by segment; each is named like its first column."""

DAYS = TableKind(
    kind="LinkedIn page, visitors",
    network="linkedin",
    month_first=True,
    columns=(
        Column("day", {"en": ("Date",), "pt-BR": ("Data",)}, needed=True, reading=Reading.DAY),
        Column(
            "views",
            {
                "en": ("Total page views (total)",),
                "pt-BR": ("Total de visualizações da página (total)",),
            },
            reading=Reading.WHOLE,
            metric="profile_visits",
        ),
        Column(
            "visitors",
            {
                "en": ("Total unique visitors (total)",),
                "pt-BR": ("Total de visitantes únicos (total)",),
            },
            reading=Reading.WHOLE,
            metric="profile_visitors",
        ),
    ),
    reader=DayTable(account=unstated("linkedin")),
    one_of=("views", "visitors"),
)
_VIEWS = Column(
    "views",
    {"en": ("Total views",), "pt-BR": ("Total de visualizações",)},
    needed=True,
    reading=Reading.WHOLE,
)


def _is_total(row: TableRow) -> bool:
    return is_total_label(row.text("segment"))


def _has_no_views(row: TableRow) -> bool:
    return row.number("views") is None


def _segments(names: Mapping[str, tuple[str, ...]]) -> TableKind:
    return TableKind(
        kind=f"LinkedIn page, visitors by {names['en'][0].lower()}",
        network="linkedin",
        month_first=True,
        columns=(Column("segment", names, needed=True), _VIEWS),
        reader=UndatedTable(
            (_VIEWS,),
            _is_total,
            _has_no_views,
            why="The list is cut.",
            beside="Nothing to do: the sheet of days has the views.",
            alone="Import the whole workbook.",
        ),
    )


IMPORTER = TableImporter("linkedin-visitors", 1, (DAYS, *map(_segments, SEGMENTS)))

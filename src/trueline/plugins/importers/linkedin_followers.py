"""LinkedIn page, followers: new followers by day, and who follows at the end.

When to trust it: on the first sheet "Total followers" is the day's gain, not the level; it is kept
as new followers, with its sources (organic, sponsored, invited) beside it; a file without that
column gives the sources alone. On the other sheets the
same words are a level: followers by place, job, seniority, industry and size of company. They are
kept as parts of the follower count on the last day of the first sheet.

When not: for the number of followers. The lists are cut, each at another point, so no sheet adds
up to it; the parts are never added.

Source: LinkedIn, page analytics, Followers, Export (.xlsx of 2025).
"""

from datetime import date
from functools import partial

from trueline.exports.cells.answers import Answers
from trueline.exports.cells.headers import Column, Reading
from trueline.exports.files.export import Export
from trueline.exports.tables.dated_importer import DatedImporter
from trueline.exports.tables.notes import rows_of_data
from trueline.exports.tables.segment_table import SegmentTable
from trueline.exports.tables.table_importer import TableKind, find_tables
from trueline.exports.tables.table_reading import DayTable, unstated
from trueline.exports.tables.tables import TableRow

AUDIENCES = {
    "location": {"en": ("Location",), "pt-BR": ("Localidade",)},
    "job function": {"en": ("Job function",), "pt-BR": ("Função",)},
    "seniority": {"en": ("Seniority",), "pt-BR": ("Nível de experiência",)},
    "industry": {"en": ("Industry",), "pt-BR": ("Setor",)},
    "company size": {"en": ("Company size",), "pt-BR": ("Tamanho da empresa",)},
}
"""Sheets of levels; each is named like its first column."""

_NO_DAY = "The file does not say of which day: its sheet of new followers is missing or empty."


def _gained(field: str, name: str, pt: str, source: str = "") -> Column:
    return Column(
        field,
        {"en": (name,), "pt-BR": (pt,)},
        reading=Reading.WHOLE,
        metric="followers_gained",
        breakdown=f"source={source}" if source else "",
    )


NEW = TableKind(
    kind="LinkedIn page, followers",
    network="linkedin",
    month_first=True,
    columns=(
        Column("day", {"en": ("Date",), "pt-BR": ("Data",)}, needed=True, reading=Reading.DAY),
        _gained("sponsored", "Sponsored followers", "Seguidores patrocinados", "sponsored"),
        _gained("organic", "Organic followers", "Seguidores orgânicos", "organic"),
        _gained(
            "invited",
            "Auto-invited followers",
            "Seguidores convidados automaticamente",
            "auto-invited",
        ),
        _gained("total", "Total followers", "Total de seguidores"),
    ),
    reader=DayTable(account=unstated("linkedin")),
    one_of=("sponsored", "organic", "invited"),
)


def _audience(name: str, day: date | None) -> TableKind:
    followers = {"en": ("Total followers",), "pt-BR": ("Total de seguidores",)}
    return TableKind(
        kind=f"LinkedIn page, followers by {name}",
        network="linkedin",
        month_first=True,
        columns=(
            Column("segment", AUDIENCES[name], needed=True),
            Column(
                "followers", followers, needed=True, reading=Reading.WHOLE, metric="followers_total"
            ),
        ),
        reader=SegmentTable(unstated("linkedin"), partial(_segment, name=name), day, _NO_DAY),
    )


def _segment(row: TableRow, *, name: str) -> str:
    segment = row.text("segment")
    return f"{name}={segment}" if segment else ""


def _last_day(export: Export, answers: Answers) -> date | None:
    stamps = (
        row.stamp("day")
        for found in find_tables(export, (NEW,))
        for row in rows_of_data(found.open(export, answers))
    )
    return max((stamp.day for stamp in stamps if stamp), default=None)


def _kinds_of(_: Export, day: date | None) -> tuple[TableKind, ...]:
    return (NEW, *(_audience(name, day) for name in AUDIENCES))


IMPORTER = DatedImporter("linkedin-followers", 2, _last_day, _kinds_of)

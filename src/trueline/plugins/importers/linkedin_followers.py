"""LinkedIn page, followers: new followers by day, and who follows at the end.

When to trust it: on the first sheet "Total followers" is the day's gain, not the level; it is kept
as new followers, with its sources (organic, sponsored, invited) beside it. On the other sheets the
same words are a level: followers by place, job, seniority, industry and size of company. They are
kept as parts of the follower count on the last day of the first sheet.

When not: for the number of followers. The lists are cut, each at another point, so no sheet adds
up to it; the parts are never added.

Source: LinkedIn, page analytics, Followers, Export (.xlsx of 2025).
"""

from datetime import date
from functools import partial

from trueline.exports.answers import Answers
from trueline.exports.dated_importer import DatedImporter
from trueline.exports.export import Export
from trueline.exports.headers import Column, Reading
from trueline.exports.segment_table import SegmentTable
from trueline.exports.table_importer import TableKind, find_tables
from trueline.exports.table_reading import DayTable, unstated
from trueline.exports.tables import TableRow, open_table

AUDIENCES = ("Location", "Job function", "Seniority", "Industry", "Company size")
"""Sheets of levels; each is named like its first column."""

_NO_DAY = "The file does not say of which day: its sheet of new followers is missing or empty."


def _gained(field: str, name: str, source: str = "") -> Column:
    return Column(
        field,
        {"en": (name,)},
        needed=True,
        reading=Reading.WHOLE,
        metric="followers_gained",
        breakdown=f"source={source}" if source else "",
    )


NEW = TableKind(
    kind="LinkedIn page, followers",
    network="linkedin",
    columns=(
        Column("day", {"en": ("Date",)}, needed=True, reading=Reading.DAY),
        _gained("sponsored", "Sponsored followers", "sponsored"),
        _gained("organic", "Organic followers", "organic"),
        Column(
            "invited",
            {"en": ("Auto-invited followers",)},
            reading=Reading.WHOLE,
            metric="followers_gained",
            breakdown="source=auto-invited",
        ),
        _gained("total", "Total followers"),
    ),
    reader=DayTable(account=unstated("linkedin")),
)


def _audience(name: str, day: date | None) -> TableKind:
    return TableKind(
        kind=f"LinkedIn page, followers by {name.lower()}",
        network="linkedin",
        columns=(
            Column("segment", {"en": (name,)}, needed=True),
            Column(
                "followers",
                {"en": ("Total followers",)},
                needed=True,
                reading=Reading.WHOLE,
                metric="followers_total",
            ),
        ),
        reader=SegmentTable(unstated("linkedin"), partial(_segment, name=name), day, _NO_DAY),
    )


def _segment(row: TableRow, *, name: str) -> str:
    segment = row.text("segment")
    return f"{name.lower()}={segment}" if segment else ""


def _last_day(export: Export, answers: Answers) -> date | None:
    stamps = (
        row.stamp("day")
        for found in find_tables(export, (NEW,))
        for row in open_table(export, found.part, found.header, answers=answers).rows()
    )
    return max((stamp.day for stamp in stamps if stamp), default=None)


def _kinds_of(_: Export, day: date | None) -> tuple[TableKind, ...]:
    return (NEW, *(_audience(name, day) for name in AUDIENCES))


IMPORTER = DatedImporter("linkedin-followers", 1, _last_day, _kinds_of)

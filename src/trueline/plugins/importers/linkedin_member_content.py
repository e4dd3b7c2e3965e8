"""LinkedIn member (creator) export: impressions and new followers by day, top posts, audience.

When to trust it: the days are the member's own. The number of followers stands in a title and is
kept on the day that it names; the shares of the audience are kept on the last day of the file. The
two lists of top posts stand side by side, by engagements and by impressions; a post that both name
has both figures, which count within the days of the file.

When not: only the best posts are listed, so they do not add up to the days. The people reached are
one number over all days, which is told and not kept. "< 1%" is no figure. The impressions that the
first sheet names are compared with the days.

Source: LinkedIn, Analytics of a member, Export (.xlsx of 2023 and 2024, English).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from trueline.exports.cells.answers import Answers
from trueline.exports.cells.headers import Column, Reading
from trueline.exports.cells.numbers import (
    NotANumberError,
    decide_marks,
    read_number,
    tell_mark,
)
from trueline.exports.cells.stated_days import stated_days
from trueline.exports.files.export import Export, Row
from trueline.exports.files.refusing import note
from trueline.exports.tables.dated_importer import DatedImporter
from trueline.exports.tables.notes import rows_of_data
from trueline.exports.tables.recognition import ImportContext
from trueline.exports.tables.segment_table import SegmentTable
from trueline.exports.tables.side_by_side import side_tables
from trueline.exports.tables.staging import Staging
from trueline.exports.tables.summary_table import NAME, SummaryKind, SummaryTable
from trueline.exports.tables.table_importer import TableKind, find_tables
from trueline.exports.tables.table_reading import DayTable, PostTable, measure, unstated
from trueline.exports.tables.tables import Table, TableRow
from trueline.facts.batch import Piece

_ACCOUNT = unstated("linkedin")
_URN = re.compile(r"urn:li:(?:activity|share|ugcPost):(\d+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Overall:
    """What the sheets of a file say together.

    Attributes:
        first: First day; None when no sheet tells.
        last: Last day; None when no sheet tells.
        sums: What the days add up to, by metric.
    """

    first: date | None
    last: date | None
    sums: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class TopPosts:
    """Reads two lists of posts that stand side by side.

    Attributes:
        since: First day that the figures cover; None when the file does not tell.
    """

    since: date | None

    def read(self, table: Table, context: ImportContext, staging: Staging) -> Iterator[Piece]:
        """Give the facts piece by piece; the last piece is left in ``staging``.

        Raises:
            FaultyInputError: A cell cannot be understood.
        """
        posts = PostTable(
            account=_ACCOUNT,
            network="linkedin",
            window="range",
            since=self.since,
            post_id=_post_id,
            set_aside=_without_figure,
        )
        staging.say(note(table.file, "The file lists top posts only; other posts are missing."))
        for side in side_tables(table):
            yield from posts.read(side, context, staging)


@dataclass(frozen=True, slots=True)
class FollowerTable:
    """Reads new followers by day, and their number from the title above the header."""

    def read(self, table: Table, context: ImportContext, staging: Staging) -> Iterator[Piece]:
        """Give the facts piece by piece; the last piece is left in ``staging``.

        Raises:
            FaultyInputError: A cell cannot be understood.
        """
        for row in table.sheet.head:
            day, number = _stated(row, table) if row.line < table.header.line else (None, "")
            if day is None or not number:
                continue
            level = _level(number, table)
            if level is None:
                staging.set_aside(row, None, f"“{number}” is not read as a number of followers.")
                continue
            account = _ACCOUNT(TableRow(table, row.line, row.cells), context)
            staging.add_day(row.line, account, "followers_total", day, level)
            staging.keep()
        yield from DayTable(_ACCOUNT).read(table, context, staging)


def _segment(row: TableRow) -> str:
    kind, name = row.text("kind"), row.text("name")
    return f"{kind.casefold()}={name}" if kind and name else ""


def _post_id(row: TableRow) -> str:
    found = _URN.search(row.text("url"))
    return found[1] if found else ""


def _without_figure(row: TableRow) -> str:
    figures = (one.field for one in row.table.header.columns if one.metric)
    has_figure = any(row.table.has(one) and row.number(one) is not None for one in figures)
    return "" if has_figure else "The row has no figure."


def _level(number: str, table: Table) -> Decimal | None:
    """Read a count beside a title as the table writes numbers; None when it cannot be read."""
    mark, marks = tell_mark(number), table.conventions.marks
    try:
        own = decide_marks({mark}) if mark and not marks.is_told else marks
        return read_number(number, own, whole=True)
    except NotANumberError:
        return None


def _stated(row: Row, table: Table) -> tuple[date | None, str]:
    """Give the day that a title states and the figure beside it, each if there is one."""
    mark = table.sheet.delimiter
    days = {
        cell: stated_days((cell,), table.file, delimiter=mark, answers=table.answers)
        for cell in row.cells
    }
    day = next((found[0] for found in days.values() if found), None)
    figures = (cell for cell, found in days.items() if not found and any(map(str.isdigit, cell)))
    return day, next(figures, "").strip()


def _count(metric: str, name: str) -> Column:
    return Column(metric, {"en": (name,)}, needed=True, reading=Reading.WHOLE, metric=metric)


_DAY = Column("day", {"en": ("Date",)}, needed=True, reading=Reading.DAY)
_DAYS = TableKind(
    "LinkedIn member, days",
    "linkedin",
    (_DAY, _count("impressions", "Impressions"), _count("engagements", "Engagements")),
    DayTable(_ACCOUNT),
    month_first=True,
)
_FOLLOWERS = TableKind(
    "LinkedIn member, new followers",
    "linkedin",
    (_DAY, _count("followers_gained", "New followers")),
    FollowerTable(),
    month_first=True,
)


_AUDIENCE = (
    Column("kind", {"en": ("Top Demographics",)}, needed=True),
    Column("name", {"en": ("Value",)}, needed=True),
    Column(
        "share",
        {"en": ("Percentage",)},
        needed=True,
        reading=Reading.FRACTION,
        metric="audience_share",
    ),
)


def _telling(overall: Overall | None) -> tuple[TableKind, ...]:
    """Give the kinds of sheets that no other export has."""
    first, last = (overall.first, overall.last) if overall else (None, None)
    text = Reading.TEXT
    return (
        SummaryKind(
            "LinkedIn member, content",
            "linkedin",
            (Column(NAME, {"en": ("Overall Performance",)}, needed=True),),
            SummaryTable({"impressions": "impressions"}, overall.sums if overall else {}),
        ),
        TableKind(
            "LinkedIn member, top posts",
            "linkedin",
            (
                Column("url", {"en": ("Post URL",)}, needed=True, reading=text),
                Column(
                    "published", {"en": ("Post publish date",)}, needed=True, reading=Reading.DAY
                ),
                replace(_count("engagements", "Engagements"), needed=False),
                replace(_count("impressions", "Impressions"), needed=False),
            ),
            TopPosts(first),
            one_of=("engagements", "impressions"),
            month_first=True,
        ),
        TableKind(
            "LinkedIn member, audience",
            "linkedin",
            _AUDIENCE,
            SegmentTable(_ACCOUNT, _segment, last),
        ),
    )


def _kinds_of(export: Export, overall: Overall | None) -> tuple[TableKind, ...]:
    telling = _telling(overall)
    return (*telling, _DAYS, _FOLLOWERS) if find_tables(export, telling) else telling


def _overall(export: Export, answers: Answers) -> Overall:
    days: list[date] = []
    sums: dict[str, Decimal] = {}
    for found in find_tables(export, (*_telling(None)[:1], _DAYS, _FOLLOWERS)):
        sheet, header = export.sheets[found.part], found.header
        if NAME in header.places:
            mark = sheet.delimiter
            days.extend(stated_days(header.cells, export.name, delimiter=mark, answers=answers))
            continue
        for row in rows_of_data(found.open(export, answers)):
            stamp = row.stamp("day")
            days.extend([stamp.day] if stamp else [])
            for (metric, _), value in measure(row).items():
                sums[metric] = sums.get(metric, Decimal(0)) + value
    return Overall(min(days, default=None), max(days, default=None), sums)


IMPORTER = DatedImporter("linkedin-member-content", 2, _overall, _kinds_of)

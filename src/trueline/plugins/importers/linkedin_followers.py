"""LinkedIn page, followers: new followers by day, and who follows at the end.

When to trust it: on the first sheet "Total followers" is the day's gain, not the level; it is kept
as new followers, with its sources (organic, sponsored, invited) beside it. On the other sheets the
same words are a level: followers by place, job, seniority, industry and size of company. They are
kept as parts of the follower count on the last day of the first sheet.

When not: for the number of followers. The lists are cut, each at another point, so no sheet adds
up to it; the parts are never added.

Source: LinkedIn, page analytics, Followers, Export (.xlsx of 2025).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from trueline.exports.dated_importer import DatedImporter
from trueline.exports.export import Export
from trueline.exports.headers import Column, Reading
from trueline.exports.recognition import ImportContext
from trueline.exports.staging import Staging
from trueline.exports.table_importer import TableKind, find_tables
from trueline.exports.table_reading import DayTable, named_account, read_rows, unstated
from trueline.exports.tables import Table, TableRow, open_table
from trueline.facts.batch import Piece

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


@dataclass(frozen=True, slots=True)
class AudienceTable:
    """Reads a sheet of followers by segment.

    Attributes:
        segment: What tells the segments apart: ``location``.
        day: Day of the level; None when the file does not tell.
    """

    segment: str
    day: date | None

    def read(self, table: Table, context: ImportContext, staging: Staging) -> Iterator[Piece]:
        """Give the facts piece by piece; the last piece is left in ``staging``.

        Raises:
            FaultyInputError: A cell cannot be understood.
        """
        account = unstated("linkedin")

        def keep(row: TableRow) -> str:
            name, count = row.text("segment"), row.number("followers")
            if self.day is None:
                return _NO_DAY
            if not name or count is None:
                return "The row has no segment or no number."
            of = named_account(row, account(row, context), staging)
            part = f"{self.segment}={name}"
            staging.add_day(row.line, of, "followers_total", self.day, count, part)
            return ""

        return read_rows(table, staging, keep=keep)


def _audience(name: str, day: date | None) -> TableKind:
    return TableKind(
        kind=f"LinkedIn page, followers by {name.lower()}",
        network="linkedin",
        columns=(
            Column("segment", {"en": (name,)}, needed=True),
            Column("followers", {"en": ("Total followers",)}, needed=True, reading=Reading.WHOLE),
        ),
        reader=AudienceTable(name.lower(), day),
    )


def _last_day(export: Export) -> date | None:
    stamps = (
        row.stamp("day")
        for found in find_tables(export, (NEW,))
        for row in open_table(export, found.part, found.header).rows()
    )
    return max((stamp.day for stamp in stamps if stamp), default=None)


def _kinds_of(_: Export, day: date | None) -> tuple[TableKind, ...]:
    return (NEW, *(_audience(name, day) for name in AUDIENCES))


IMPORTER = DatedImporter("linkedin-followers", 1, _last_day, _kinds_of)

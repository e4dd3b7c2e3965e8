"""LinkedIn page, competitors: how many follow the pages that a page is compared with.

When to trust it: followers are those of the last day that the first row names. Each page is an
account of its own, and its number is kept as the part ``relation=competitor`` of it, so that no
sum over accounts takes it for yours. The list may hold your own page too; its figures come from
the exports of followers and content.

When not: new followers, engagements and posts count over all days of the export, and the ledger
keeps single days; they are told and not kept. Where the first row is missing no day is known, and
every row is set aside.

Source: LinkedIn, page analytics, Competitors, Export (.xlsx of 2025, English).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from trueline.core.issue import Issue
from trueline.exports.cells.headers import Column, Reading
from trueline.exports.cells.stated_days import stated_days
from trueline.exports.files.refusing import note
from trueline.exports.tables.listed_totals import add_up
from trueline.exports.tables.recognition import ImportContext
from trueline.exports.tables.staging import Staging
from trueline.exports.tables.table_importer import TableImporter, TableKind
from trueline.exports.tables.table_reading import read_rows
from trueline.exports.tables.tables import Table, TableRow
from trueline.exports.tables.total_rows import is_total_label
from trueline.facts.batch import Piece

_COMPETITOR = "relation=competitor"
_ENDS = 2


@dataclass(frozen=True, slots=True)
class CompetitorTable:
    """Reads a table with one row a page."""

    def read(self, table: Table, _: ImportContext, staging: Staging) -> Iterator[Piece]:
        """Give the facts piece by piece; the last piece is left in ``staging``.

        Raises:
            FaultyInputError: A cell cannot be understood.
        """
        above = (row for row in table.sheet.head if row.line < table.header.line)
        days = stated_days(
            (cell for row in above for cell in row.cells),
            table.file,
            delimiter=table.sheet.delimiter,
            answers=table.answers,
        )
        if len(days) == _ENDS:
            staging.say(_not_kept(table, f"{days[0]} to {days[1]}"))

        def keep(row: TableRow) -> str:
            page, followers = row.text("page"), row.number("followers")
            if len(days) != _ENDS:
                return "The file does not say of which day: its first row is missing."
            if not page or followers is None:
                return "The row has no page or no number of followers."
            account = f"linkedin/{page}"
            staging.name_account(account, f"{page} (competitor)")
            staging.add_day(row.line, account, "followers_total", days[1], followers, _COMPETITOR)
            return ""

        return read_rows(table, staging, keep=keep, is_total=_is_total)


def _count(field: str, en: str, pt: str = "") -> Column:
    names = {"en": (en,), "pt-BR": (pt,) if pt else ()}
    return Column(field, names, reading=Reading.WHOLE)


def _is_total(row: TableRow) -> bool:
    return is_total_label(row.text("page"))


def _not_kept(table: Table, covered: str) -> Issue:
    sums = add_up(table, _RANGE, is_total=_is_total, is_note=lambda _: False)
    told = "; ".join(f"{name}: {value:,f}" for name, value in sums.rows.items())
    return note(table.file, f"Figures of all days from {covered} are not kept ({told}).")


_RANGE = (
    _count("gained", "New Followers", "Novos seguidores"),
    _count("engagements", "Total post engagements"),
    _count("posts", "Total posts", "Publicações"),
)
PAGES = TableKind(
    kind="LinkedIn page, competitors",
    network="linkedin",
    columns=(
        Column("page", {"en": ("Page",)}, needed=True),
        _count("followers", "Total Followers", "Total de seguidores"),
        *_RANGE,
    ),
    reader=CompetitorTable(),
    one_of=tuple(one.field for one in _RANGE),
    states_account=True,
)

IMPORTER = TableImporter("linkedin-competitors", 1, (PAGES,))

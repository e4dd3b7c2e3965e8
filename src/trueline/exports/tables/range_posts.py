"""Lists of posts with what each gathered within the days of an export, and notes among the rows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from trueline.exports.cells.headers import Column
from trueline.exports.files.refusing import warning
from trueline.exports.tables.listed_totals import without_empty_columns
from trueline.exports.tables.recognition import ImportContext
from trueline.exports.tables.staging import Staging
from trueline.exports.tables.table_reading import PostTable, unstated
from trueline.exports.tables.tables import Table, TableRow
from trueline.exports.tables.total_rows import is_total_label
from trueline.facts.batch import Piece


@dataclass(frozen=True, slots=True)
class RangePosts:
    """Reads a table with one row a post, whose total row may cover more than the list.

    Needs the field ``post``. A row with words in one cell only is a note, such as that the list is
    cut off, in whatever language.

    Attributes:
        network: Whose posts they are.
        since: First day that the figures cover; None when the export does not tell.
        adds_up: Tells the columns that are compared with the total row.
        why: What usually explains a total that differs, which is noted, in a sentence.
        beyond: What to do about posts that a cut list leaves out, in a sentence.
    """

    network: str
    since: date | None
    adds_up: Callable[[Column], bool]
    why: str
    beyond: str

    def read(self, table: Table, context: ImportContext, staging: Staging) -> Iterator[Piece]:
        """Give the facts piece by piece; the last piece is left in ``staging``.

        Raises:
            FaultyInputError: A cell cannot be understood.
        """
        posts = PostTable(
            account=unstated(self.network),
            network=self.network,
            window="range",
            since=self.since,
            is_total=_is_total,
            adds_up=self.adds_up,
            why=self.why,
            is_normal=True,
            set_aside=lambda row: self._fault(row, staging),
        )
        filled = without_empty_columns(table, is_total=_is_total)
        return posts.read(filled, context, staging)

    def _fault(self, row: TableRow, staging: Staging) -> str:
        if row.text("post").startswith("#"):
            return "A spreadsheet has damaged the content's id."
        if not is_note(row):
            return ""
        words = next(cell.strip() for cell in row.cells if cell.strip())
        what = f"The file notes: “{words}”. Contents beyond its list are missing."
        staging.say(warning(row.where, what, self.beyond))
        return "A note and not a row of figures."


def is_note(row: TableRow) -> bool:
    """Say whether a row has a single cell that is not empty, and so no figures."""
    return sum(bool(cell.strip()) for cell in row.cells) == 1


def _is_total(row: TableRow) -> bool:
    return is_total_label(row.text("post")) and not row.text("title")

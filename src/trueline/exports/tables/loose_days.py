"""Days and one figure: a table that could be anyone's, read once a person says whose it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from trueline.exports.cells.answers import Asks, ask
from trueline.exports.cells.headers import Header
from trueline.exports.files.export import Row
from trueline.exports.tables.accounts import UNSTATED, account_key
from trueline.exports.tables.day_parts import DayPartTable
from trueline.exports.tables.recognition import ImportContext
from trueline.exports.tables.staging import Staging
from trueline.exports.tables.table_importer import TableKind
from trueline.exports.tables.table_reading import unstated
from trueline.exports.tables.tables import Table
from trueline.exports.tables.total_rows import is_total_label
from trueline.facts.batch import Piece

_ISO = re.compile(r"(?:19|20)\d{2}-\d{2}-\d{2}")
_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class LooseDays:
    """Reads days and one figure, when the person names an account of the network.

    Attributes:
        network: Whose form it has.
        looks_like: What it would then be: ``a YouTube chart``.
    """

    network: str
    looks_like: str

    def read(self, table: Table, context: ImportContext, staging: Staging) -> Iterator[Piece]:
        """Give the facts piece by piece; the last piece is left in ``staging``.

        Raises:
            FaultyInputError: Nobody named the account, or a cell cannot be understood.
        """
        if account_key(self.network, context).endswith(f"/{UNSTATED}"):
            what = f"Days and one figure could be of any source. If this is {self.looks_like}, say"
            raise ask(table.file, f"{what} so by naming its account.", Asks.ACCOUNT)
        return DayPartTable(unstated(self.network)).read(table, context, staging)


class LooseKind(TableKind):
    """A table of two columns, ISO days and a figure that is known, and nothing else."""

    def find(self, head: tuple[Row, ...]) -> Header | None:
        """Find the header in the first row; None when there is more than days and a figure."""
        header = TableKind.find(self, head[:1])
        if header is None or header.missing:
            return None
        at = header.places["day"][0]
        cells = [cell for cell in header.cells if cell.strip()]
        days = [row.cells[at] for row in head[1:] if len(row.cells) > at]
        is_own_form = bool(days) and all(_ISO.fullmatch(one) or is_total_label(one) for one in days)
        return header if is_own_form and len(header.matched) == len(cells) == _COLUMNS else None

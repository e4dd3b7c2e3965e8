"""Sheets that sum a report up: a name and a figure in each row, all of the whole range of days."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from trueline.exports.cells.headers import Column, Header, Reading, normalise
from trueline.exports.files.export import Row
from trueline.exports.files.refusing import note, warning
from trueline.exports.tables.recognition import ImportContext
from trueline.exports.tables.staging import Staging
from trueline.exports.tables.table_importer import TableKind
from trueline.exports.tables.tables import Table, TableRow
from trueline.facts.batch import Piece

NAME, VALUE = "name", "value"
"""Fields of the two columns."""
_NO_DAY = "The figure is of all days together, and the ledger keeps single days."


@dataclass(frozen=True, slots=True)
class SummaryTable:
    """Reads names and figures: some are checks of other tables, the rest is told and set aside.

    Attributes:
        checks: Metric of a figure by its name, as ``normalise`` gives it.
        added: What other tables of the file add up to, by metric.
    """

    checks: Mapping[str, str]
    added: Mapping[str, Decimal]

    def read(self, table: Table, _: ImportContext, staging: Staging) -> Iterator[Piece]:
        """Give nothing but the ledger of rows and what is told; it is left in ``staging``.

        Raises:
            FaultyInputError: A figure cannot be understood.
        """
        for row in table.rows():
            metric, value = self._metric(row), row.number(VALUE)
            if metric:
                staging.count_total([(metric, value)] if value is not None else [])
                self._compare(row, metric, value, staging)
            else:
                figure = f"{row.text(NAME)}: {row.text(VALUE)}."
                staging.say(note(row.where, f"Of all days together, and so not kept. {figure}"))
                staging.set_aside(row, table.header, _NO_DAY)
        yield from ()

    def _metric(self, row: TableRow) -> str:
        return self.checks.get(normalise(row.text(NAME)), "")

    def _compare(self, row: TableRow, metric: str, value: Decimal | None, staging: Staging) -> None:
        added = self.added.get(metric)
        if value is not None and added is not None and value != added:
            what = f"{row.text(NAME)} is {value:,f} here, and the days add up to {added:,f}."
            staging.say(warning(row.where, what, "Download the export again and compare."))


class SummaryKind(TableKind):
    """A sheet of names and figures; what stands above the figures is no name of a column."""

    def find(self, head: tuple[Row, ...]) -> Header | None:
        """Find the header by the name of its first column; the figures stand beside it."""
        header = TableKind.find(self, head)
        if header is None or NAME not in header.places:
            return None
        value = Column(VALUE, {"": ("",)}, reading=Reading.WHOLE)
        [name] = header.places[NAME][:1]
        others = (at for at, cell in enumerate(header.cells) if cell.strip() and at != name)
        places = {**header.places, VALUE: (next(others, name + 1),)}
        return Header(header.line, header.cells, (*header.columns, value), places, header.locale)

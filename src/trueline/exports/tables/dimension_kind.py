"""Kinds of tables with one row a part, such as a country, whatever the part is called."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from trueline.exports.cells.headers import Column, Header, normalise
from trueline.exports.files.export import Row
from trueline.exports.tables.table_importer import FoundTable, TableKind
from trueline.exports.tables.tables import TableRow

PART = "part"
"""Field of the column of parts."""


@dataclass(frozen=True, slots=True)
class DimensionKind(TableKind):
    """A table of figures by one dimension, whose column is known or the only one of words.

    Attributes:
        names: Name of a dimension by header, as ``normalise`` gives it, in every language.
        telling: Fields of which one must be there for a dimension with a name that is not known;
            figures that no other source calls so.
        example: A dimension, for messages.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    telling: tuple[str, ...] = ()
    example: str = "Country"

    def find(self, head: tuple[Row, ...]) -> Header | None:
        """Find the header of such a table; it may lack needed columns."""
        header = TableKind.find(self, head)
        if header is None or not any(
            one.metric and one.field in header.places for one in self.columns
        ):
            return None
        at = self._place(header, head)
        if at is None:
            return replace(header, missing=(*header.missing, self.example))
        column = Column(PART, {header.locale: (header.cells[at],)}, needed=True)
        return replace(
            header,
            columns=(*header.columns, column),
            places={**header.places, PART: (at,)},
        )

    def _place(self, header: Header, head: tuple[Row, ...]) -> int | None:
        """Give the column of a known dimension, or else the only one with words below it.

        A known name is believed where figures that are telling stand beside it, or where most of
        the header is understood.
        """
        used = {at for places in header.places.values() for at in places}
        unused = [at for at, cell in enumerate(header.cells) if cell.strip() and at not in used]
        known = [at for at in unused if normalise(header.cells[at]) in self.names]
        is_told = any(one in header.places for one in self.telling)
        if known and (is_told or len(unused) <= len(used) + 1):
            return known[0]
        if not is_told:
            return None
        below = [row.cells for row in head if row.line > header.line]
        worded = [at for at in unused if any(_has_words(cells[at : at + 1]) for cells in below)]
        return worded[0] if len(worded) == 1 else None


def _has_words(cells: tuple[str, ...]) -> bool:
    return any(letter.isalpha() for cell in cells for letter in cell)


def dimensions_of(tables: Iterable[FoundTable]) -> Mapping[str, str]:
    """Give the headers by which tables are split, each under its own name."""
    places = ((one.header, one.header.places.get(PART, ())) for one in tables)
    titles = (normalise(header.cells[at[0]]) for header, at in places if at)
    return {title: title for title in titles}


def part_of(row: TableRow, names: Mapping[str, str]) -> str:
    """Give the breakdown of a row: ``traffic source=External``; empty when it has no part."""
    header = row.table.header
    title = normalise(header.cells[header.places[PART][0]])
    return f"{names.get(title, title)}={row.text(PART)}" if row.text(PART) else ""

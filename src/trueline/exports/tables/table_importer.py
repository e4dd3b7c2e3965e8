"""An importer by declaration: kinds of tables, their columns, and how their rows are read."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import Protocol

from trueline.exports.cells.answers import Answers
from trueline.exports.cells.headers import Column, Header, find_header, normalise
from trueline.exports.files.export import Export, Row
from trueline.exports.files.open_ends import doubt_open_end, refuse_open_end
from trueline.exports.files.refusing import refusal
from trueline.exports.tables.raw_rows import named_cells, raw_row
from trueline.exports.tables.recognition import ImportContext, Recognition
from trueline.exports.tables.remarks import no_rows, part_names, remark
from trueline.exports.tables.staging import Staging
from trueline.exports.tables.tables import Table, open_table
from trueline.facts.batch import Piece

_LIKENESS = 0.4
"""Share of needed columns from which a file is named as nearly of a kind."""


class TableReader(Protocol):
    """Turns the rows of one table into facts."""

    def read(self, table: Table, context: ImportContext, staging: Staging) -> Iterator[Piece]:
        """Give full pieces; what is left over stays in ``staging``."""


@dataclass(frozen=True, slots=True)
class TableKind:
    """One kind of table that an importer reads.

    Attributes:
        kind: What the export is then called: ``Meta content, Instagram``.
        network: Whose export it is.
        columns: What is understood; those needed must all be there.
        one_of: Fields of which at least one must be there too; empty when none need be.
        reader: Turns rows into facts.
        without: Headers that show that it is something else.
        month_first: Whether the network writes 03/04/2025 for 4 March; None when it writes what
            each person prefers, so that days which could be either are asked about.
        states_account: Whether the rows say whose they are.
        ends_with_line_end: Whether the network ends every file with a line end, so that one
            without is cut off.
    """

    kind: str
    network: str
    columns: tuple[Column, ...]
    reader: TableReader
    one_of: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    month_first: bool | None = None
    states_account: bool = False
    ends_with_line_end: bool = False

    def find(self, head: tuple[Row, ...]) -> Header | None:
        """Find the header of such a table; it may lack needed columns."""
        header = find_header(head, self.columns)
        if header is None:
            return None
        cells = {normalise(cell) for cell in header.cells}
        if cells & {normalise(one) for one in self.without}:
            return None
        if not self.one_of or any(field in header.places for field in self.one_of):
            return header
        lacking = (one.name_in(header.locale) for one in self.columns if one.field in self.one_of)
        return replace(header, missing=(*header.missing, " or ".join(lacking)))


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table of a known kind in an export.

    Attributes:
        part: Number of its sheet.
        kind: What it is.
        header: Its header.
    """

    part: int
    kind: TableKind
    header: Header

    def open(self, export: Export, answers: Answers) -> Table:
        """Open the table, with its days as its network writes them.

        Raises:
            FaultyInputError: The table contradicts itself, or leaves open what it means.
        """
        month_first = self.kind.month_first
        return open_table(export, self.part, self.header, month_first=month_first, answers=answers)


@dataclass(frozen=True, slots=True)
class TableImporter:
    """Reads every sheet that holds one of its kinds of tables.

    Attributes:
        name: Hyphenated, never changed once released.
        version: Raised whenever the same file would give other facts.
        kinds: The most telling first.
        prepare: Gives the export in the form in which its tables are looked for; its sheets and
            lines keep their numbers.
    """

    name: str
    version: int
    kinds: tuple[TableKind, ...]
    prepare: Callable[[Export], Export] = lambda export: export

    def recognise(self, export: Export) -> Recognition | None:
        """Say what the export is, or nearly is, by the headers of its sheets."""
        export = self.prepare(export)
        found = find_tables(export, self.kinds)
        if found:
            return recognition_of(self.name, found)
        nearest = _nearest(export, self.kinds)
        return recognition_of(self.name, (nearest,)) if nearest else None

    def read(self, export: Export, context: ImportContext) -> Iterator[Piece]:
        """Give the facts of every table, sheet by sheet.

        Raises:
            FaultyInputError: The file is of no such kind or cut off, or a cell cannot be
                understood.
        """
        export = self.prepare(export)
        found = find_tables(export, self.kinds)
        if not found:
            raise refusal(export.name, "No sheet has all the columns that are needed.")
        for part in (one.part for one in found if one.kind.ends_with_line_end):
            refuse_open_end(export, part)
        has_rows = False
        for place, one in enumerate(found):
            table = one.open(export, context.answers)
            staging = Staging(part_names(export), one.part)
            if place == 0:
                remark(export, {each.part for each in found}, staging)
            for doubt in doubt_open_end(export, one.part):
                staging.say(doubt)
            for piece in one.kind.reader.read(table, context, staging):
                has_rows = True
                yield piece
            has_rows = has_rows or not staging.is_empty
            if not has_rows and one is found[-1]:
                staging.say(no_rows(export.name))
            yield staging.take()

    def row(self, export: Export, part: int, line: int) -> Mapping[str, str]:
        """Give one raw row, header to cell, personal columns masked.

        Raises:
            MissingError: The export has no such row.
        """
        export = self.prepare(export)
        row = raw_row(export, part, line)
        headers = [one.header for one in find_tables(export, self.kinds) if one.part == part]
        return named_cells(headers[0] if headers else None, row)


def find_tables(export: Export, kinds: tuple[TableKind, ...]) -> tuple[FoundTable, ...]:
    """Give the sheets that are of a kind, each of the first kind whose needs it meets."""
    return tuple(
        found
        for part, sheet in enumerate(export.sheets)
        if (found := _first_met(part, sheet.head, kinds)) is not None
    )


def recognition_of(importer: str, found: tuple[FoundTable, ...]) -> Recognition:
    """Put in words what tables were found; the first decides kind and network."""
    first = found[0]
    headers = [one.header for one in found]
    return Recognition(
        importer=importer,
        kind=first.kind.kind,
        network=first.kind.network,
        locale=first.header.locale,
        share=first.header.share,
        matched=_distinct(one.matched for one in headers),
        ignored=_distinct(one.ignored for one in headers),
        missing=first.header.missing,
        states_account=first.kind.states_account,
        dropped=_distinct(one.personal for one in headers),
    )


def _first_met(part: int, head: tuple[Row, ...], kinds: tuple[TableKind, ...]) -> FoundTable | None:
    for kind in kinds:
        header = kind.find(head)
        if header is not None and not header.missing:
            return FoundTable(part, kind, header)
    return None


def _nearest(export: Export, kinds: tuple[TableKind, ...]) -> FoundTable | None:
    candidates = [
        FoundTable(part, kind, header)
        for part, sheet in enumerate(export.sheets)
        for kind in kinds
        if (header := kind.find(sheet.head)) is not None
        and header.share >= _LIKENESS
        and len(header.places) > 1  # a day alone is like many kinds and near to none
    ]
    return max(candidates, key=lambda one: one.header.share, default=None)


def _distinct(headers: Iterator[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(headers)))

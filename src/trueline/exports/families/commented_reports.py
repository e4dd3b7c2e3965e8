"""An importer of reports whose comment lines say whose they are and which days they cover."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from trueline.exports.cells.dates import DayOrder, NotADayError, read_stamp
from trueline.exports.cells.headers import Column, Header, match_header, normalise
from trueline.exports.files.export import Export, Row, Sheet
from trueline.exports.files.open_ends import doubt_open_end
from trueline.exports.files.refusing import note, place, refusal
from trueline.exports.tables.accounts import account_key
from trueline.exports.tables.commented_tables import CommentedTable, commented_tables
from trueline.exports.tables.part_tables import (
    Covered,
    DaysRead,
    PartTable,
    sums_without_days,
)
from trueline.exports.tables.raw_rows import named_cells, raw_row
from trueline.exports.tables.recognition import ImportContext, Recognition
from trueline.exports.tables.remarks import no_rows, part_names, remark
from trueline.exports.tables.staging import Staging
from trueline.exports.tables.tables import Table, table_of
from trueline.exports.tables.unknown_parts import with_unknown_parts
from trueline.facts.batch import Piece

_DAY = re.compile(r"[^:]+:\s*(\d{8})")
_DAYS = re.compile(r".*?(\d{8})\s*[-–]\s*(\d{8})")
_NAMED = re.compile(r"([^:]+):\s*(\S.*)")
_ENDS = 2


@dataclass(frozen=True, slots=True)
class CommentWords:
    """What comment lines say, by the names that each language gives it, as ``normalise`` does.

    Attributes:
        owner: Names of whom the account belongs to.
        account: Names of the account itself.
        everybody: Texts of a report that is about all of the account.
    """

    owner: tuple[str, ...]
    account: tuple[str, ...]
    everybody: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CommentedReports:
    """Reads every table of a report, of a snapshot of reports, or of an exploration.

    Attributes:
        name: Hyphenated, never changed once released.
        version: Raised whenever the same file would give other facts.
        kind: Whose reports they are: ``Google Analytics 4``.
        network: Of the accounts.
        columns: Figures, days and parts that are known. Where two figures of a metric stand in one
            table the first declared is taken.
        words: How comment lines name things.
        spans: What rows cover that have one of these fields instead of a day.
        adding: Metrics whose parts add up to the whole.
        not_kept: Headers of figures that are not kept, as ``normalise`` gives them.
    """

    name: str
    version: int
    kind: str
    network: str
    columns: tuple[Column, ...]
    words: CommentWords
    spans: Mapping[str, str]
    adding: tuple[str, ...]
    not_kept: frozenset[str] = frozenset()

    def recognise(self, export: Export) -> Recognition | None:
        """Say what the export is by the comment lines and headers at its head."""
        heads = [self._tables(sheet, sheet.head) for sheet in export.sheets]
        tables = [one for head in heads if _are_dated(head) for one in head]
        if not tables:
            return None
        headers = [match_header(one.header, self.columns) for one in tables]
        known = [one for one in headers if one.places]
        return Recognition(
            importer=self.name,
            kind=f"{self.kind}, {'several reports in one file' if len(tables) > 1 else 'report'}",
            network=self.network,
            locale=known[0].locale if known else "",
            share=1.0 if known else 0.5,
            matched=_distinct(one.matched for one in headers),
            ignored=_distinct(one.ignored for one in headers),
            missing=() if known else ("a figure or day that is known",),
            states_account=bool(_named(tables[0].comments, self.words.account)),
            dropped=_distinct(one.personal for one in headers),
        )

    def read(self, export: Export, context: ImportContext) -> Iterator[Piece]:
        """Give the facts of every table.

        Raises:
            FaultyInputError: A table states no days, or a cell cannot be understood.
        """
        seen, has_rows = DaysRead(), False
        found = {part: self._tables(sheet) for part, sheet in enumerate(export.sheets)}
        dated = [part for part, tables in found.items() if _are_dated(tables)]
        for part in dated:
            staging, told = Staging(part_names(export), part), list[str]()
            if part == dated[0]:
                remark(export, set(dated), staging)
            for one, comments in self._with_owners(found[part]):
                account = self._account(comments, context, staging)
                covered = self._covered(one, found[part], export.name)
                reader = PartTable(
                    account, covered, self.spans, seen, self._adds_up, self.words.everybody
                )
                table = self._opened(export, part, one, context)
                told.extend(sums_without_days(table, reader))
                for piece in reader.read(table, staging):
                    has_rows = True
                    yield piece
            for doubt in doubt_open_end(export, part):
                staging.say(doubt)
            if told:
                what = "Tables without single days are set aside. Their rows add up to "
                staging.say(note(export.name, f"{what}{'; '.join(told)}."))
            has_rows = has_rows or not staging.is_empty
            if not has_rows and part == dated[-1]:
                staging.say(no_rows(export.name))
            yield staging.take()

    def row(self, export: Export, part: int, line: int) -> Mapping[str, str]:
        """Give one raw row, header to cell, personal columns masked.

        Raises:
            MissingError: The export has no such row.
        """
        row = raw_row(export, part, line)
        above = [one.header for one in self._tables(export.sheets[part]) if one.header.line <= line]
        return named_cells(match_header(above[-1], self.columns) if above else None, row)

    def _tables(
        self, sheet: Sheet, rows: Iterable[Row] | None = None
    ) -> tuple[CommentedTable, ...]:
        def is_header(row: Row) -> bool:
            found = match_header(row, self.columns)
            return len(found.matched) == sum(bool(cell.strip()) for cell in row.cells)

        return commented_tables(sheet, is_header, rows)

    def _opened(
        self, export: Export, part: int, one: CommentedTable, context: ImportContext
    ) -> Table:
        header = _first_of_each_metric(match_header(one.header, self.columns))
        return with_unknown_parts(
            table_of(export.name, part, one.sheet, header, answers=context.answers), self.not_kept
        )

    def _with_owners(
        self, tables: tuple[CommentedTable, ...]
    ) -> Iterator[tuple[CommentedTable, tuple[str, ...]]]:
        """Give each table with the comments that name its account: its own, or the last above.

        Tables above the first that are named belong to it too, if it is the only one.
        """
        naming = [one.comments for one in tables if _named(one.comments, self.words.account)]
        names = {_named(one, self.words.account) for one in naming}
        last: tuple[str, ...] = naming[0] if len(names) == 1 else ()
        for one in tables:
            last = one.comments if one.comments in naming else last
            yield one, last

    def _account(self, comments: tuple[str, ...], context: ImportContext, staging: Staging) -> str:
        stated = _named(comments, self.words.account)
        if not stated:
            return account_key(self.network, context)
        owner = _named(comments, self.words.owner)
        account = f"{self.network}/{stated}"
        staging.name_account(account, f"{owner}, {stated}" if owner else stated)
        return account

    def _covered(
        self, one: CommentedTable, tables: tuple[CommentedTable, ...], file: str
    ) -> Covered:
        days = _days(one.comments)
        if len(days) < _ENDS:
            raise refusal(
                place(file, one.sheet.name, one.header.line),
                "The comment lines above this table do not state its first and last day.",
            )
        title = _title(one.comments)
        titles = {normalise(_title(each.comments)) for each in tables}
        is_split = len(tables) == 1 or not titles.isdisjoint(self.words.everybody)
        is_whole = not title or normalise(title) in self.words.everybody
        part = "" if is_whole or not is_split else f"segment={title}"
        return Covered(days[0], days[1], part)

    def _adds_up(self, column: Column) -> bool:
        return column.metric in self.adding


def _are_dated(tables: tuple[CommentedTable, ...]) -> bool:
    """Say whether comment lines of a sheet state days; else it is of another kind."""
    return any(_days(one.comments) for one in tables)


def _days(comments: tuple[str, ...]) -> tuple[date, ...]:
    """Give the days that comments state, in their order."""
    found = (_DAY.fullmatch(one) or _DAYS.fullmatch(one) for one in comments)
    texts = chain.from_iterable(one.groups() for one in found if one)
    try:
        stamps = [read_stamp(one, DayOrder(month_first=True)) for one in texts]
    except NotADayError:
        return ()
    return tuple(one.day for one in stamps if one)


def _named(comments: tuple[str, ...], names: tuple[str, ...]) -> str:
    found = (_NAMED.fullmatch(one) for one in comments)
    return next((one[2].strip() for one in found if one and normalise(one[1]) in names), "")


def _title(comments: tuple[str, ...]) -> str:
    """Give the text just above the days: a card's title, or the name of a segment."""
    days = [at for at, one in enumerate(comments) if _DAY.fullmatch(one)]
    above = comments[days[0] - 1] if days and days[0] else ""
    return "" if _NAMED.fullmatch(above) else above


def _first_of_each_metric(header: Header) -> Header:
    """Give the header with one column for a metric, for two kinds of users never add up."""
    taken: set[str] = set()
    columns = []
    for one in header.columns:
        is_second = one.metric in taken and one.field in header.places
        columns.append(replace(one, metric="") if is_second else one)
        taken.update({one.metric} if one.metric and one.field in header.places else ())
    return replace(header, columns=tuple(columns))


def _distinct(names: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(names)))

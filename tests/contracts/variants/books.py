"""Exports as plain rows of text, and how they are written again in another form."""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path

import xlsxwriter

from trueline.exports.cells.dates import DayOrder, NotADayError, Stamp, read_stamp
from trueline.exports.cells.headers import normalise
from trueline.exports.cells.numbers import NOTHING
from trueline.exports.files.export import Export

Cells = tuple[str, ...]

_NUMBER = re.compile(r"[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?%?")
_NO_FIGURE = re.compile(
    r"\b(id|ids|identifica|identificación|id der|month|week|year|hour|day of|mes|semana|n[º°]?|"
    r"phone|zip|number|order|orders? #|#|weight|sku)\b"
)
_LONGEST_COUNT = 12
_GERMAN = re.compile(r"\d{1,3}(\.\d{3})*,\d{1,2}")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(.*)")


@dataclass(frozen=True)
class Page:
    """A sheet of text cells.

    Attributes:
        name: Of the sheet, or of the file in an archive.
        rows: As they stand, blank ones too.
        known: Headers that the importer understands, normalised.
    """

    name: str
    rows: tuple[Cells, ...]
    known: frozenset[str]

    @cached_property
    def headers(self) -> tuple[int, ...]:
        """Give the places of rows that are headers."""
        return tuple(at for at, row in enumerate(self.rows) if self._is_header(row))

    def _is_header(self, row: Cells) -> bool:
        found = sum(normalise(cell) in self.known for cell in row if cell.strip())
        is_unlike_values = not any(_NUMBER.fullmatch(cell.strip()) for cell in row)
        return found > 1 and found * 3 >= sum(map(bool, row)) and is_unlike_values

    @cached_property
    def kinds(self) -> Mapping[tuple[int, int], str]:
        """Say of each column below each header whether it holds ``number``s or ``day``s."""
        kinds: dict[tuple[int, int], str] = {}
        for start, stop in self.tables:
            for at, title in enumerate(self.rows[start]):
                cells = [row[at].strip() for row in self.rows[start + 1 : stop] if at < len(row)]
                kinds[start, at] = _kind(title, [one for one in cells if one])
        return kinds

    @property
    def tables(self) -> tuple[tuple[int, int], ...]:
        """Give where each header stands and where its rows end."""
        ends = (*self.headers[1:], len(self.rows))
        return tuple(zip(self.headers, ends, strict=False))

    def described(self, header: int) -> int:
        """Give the last of the rows that describe the columns of a header; itself without."""
        line = header
        while line + 1 < len(self.rows) and _is_description(self.rows[line + 1]):
            line += 1
        return line

    def header_above(self, line: int) -> int:
        """Give the header of a row."""
        return max(one for one in self.headers if one <= line)

    @property
    def has_decimal_commas(self) -> bool:
        """Say whether numbers are written as 1.234,56."""
        return any(_GERMAN.fullmatch(cell) for row in self.rows for cell in row)

    @property
    def has_open_days(self) -> bool:
        """Say whether each day with slashes could be two days, and there is one."""
        found = [_SLASHED.fullmatch(cell.strip()) for row in self.rows for cell in row]
        days = [(int(one[1]), int(one[2])) for one in found if one]
        return bool(days) and all(max(one) <= 12 for one in days)

    def changed(self, kind: str, change: Callable[[str], str]) -> "Page":
        """Give the page with every cell of a kind of column changed."""
        rows = list(self.rows)
        for start, stop in self.tables:
            places = [at for at in range(len(rows[start])) if self.kinds[start, at] == kind]
            for line in range(start + 1, stop):
                cells = list(rows[line])
                for at in places:
                    if at < len(cells) and cells[at].strip():
                        cells[at] = change(cells[at])
                rows[line] = tuple(cells)
        return replace(self, rows=tuple(rows))

    def with_headers(self, change: Callable[[str], str]) -> "Page":
        """Give the page with every cell of its headers changed."""
        rows = [
            tuple(change(cell) if cell.strip() else cell for cell in row)
            if at in self.headers
            else row
            for at, row in enumerate(self.rows)
        ]
        return replace(self, rows=tuple(rows))


@dataclass(frozen=True)
class Form:
    """How a book is written.

    Attributes:
        container: ``text``, ``workbook`` or ``archive``.
        typed: What a workbook's cells are: ``text``; or as Excel would type them in the ``us`` or
            the ``uk``.
    """

    container: str
    encoding: str = "utf-8"
    delimiter: str = ","
    line_end: str = "\r\n"
    quoting: int = csv.QUOTE_MINIMAL
    typed: str = "text"


@dataclass(frozen=True)
class Book:
    """A file's sheets, and the form in which it came."""

    pages: tuple[Page, ...]
    form: Form

    def map(self, change: Callable[[Page], Page]) -> "Book":
        """Give the book with every page changed."""
        return replace(self, pages=tuple(map(change, self.pages)))

    def written(self, path: Path) -> Path:
        """Write the book to a file; text of one page as such, of several as an archive."""
        match self.form.container:
            case "workbook":
                _write_workbook(path, self.pages, self.form.typed)
            case "archive":
                with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
                    for number, page in enumerate(self.pages):
                        archive.writestr(page.name or f"{number}.csv", self._text(page))
            case _:
                path.write_bytes(self._text(self.pages[0]))
        return path

    def _text(self, page: Page) -> bytes:
        target = io.StringIO(newline="")
        writer = csv.writer(
            target,
            delimiter=self.form.delimiter,
            lineterminator=self.form.line_end,
            quoting=self.form.quoting,  # type: ignore[arg-type]
        )
        writer.writerows(page.rows)
        return target.getvalue().encode(self.form.encoding)


def book_of(export: Export, matched: Iterable[str]) -> Book | None:
    """Give an export as a book; None for JSON and Parquet, which have no rows of text."""
    if export.container in {"json", "parquet"} or any(one.document for one in export.sheets):
        return None
    known = frozenset(map(normalise, matched))
    pages = tuple(
        Page(one.name, tuple(row.cells for row in one.rows()), known) for one in export.sheets
    )
    container = "workbook" if export.container == "spreadsheet-xml" else export.container
    return Book(pages, Form(container))


def day_of(text: str) -> Stamp | None:
    """Give a cell as a day; slashes are read with the month first."""
    try:
        return read_stamp(text, DayOrder(month_first=True))
    except NotADayError:
        return None


def _is_description(row: Cells) -> bool:
    told = [cell for cell in row if cell.strip()]
    return len(told) > 1 and all(len(cell.split()) > 3 for cell in told)


def _kind(title: str, cells: list[str]) -> str:
    told = [one for one in cells if one.casefold() not in NOTHING]
    if not told or not title.strip():
        return ""
    if all(map(_is_figure, told)):
        return "" if _NO_FIGURE.search(normalise(title)) else "number"
    words = [one for one in told if not one.isdigit() or len(one) == 8]
    return (
        "day"
        if len(words) == len(told) and sum(map(bool, map(day_of, told))) * 10 >= 8 * len(told)
        else ""
    )


def _is_figure(text: str) -> bool:
    digits = text.lstrip("+-")
    is_padded = digits[:1] == "0" and digits[:2] not in {"0", "0.", "0%"}
    is_day = digits.isdigit() and len(digits) == 8 and digits[:2] in {"19", "20"}
    return (
        bool(_NUMBER.fullmatch(text))
        and not is_padded
        and not is_day
        and (not digits.isdigit() or len(digits) < _LONGEST_COUNT)
    )


def _write_workbook(path: Path, pages: tuple[Page, ...], typed: str) -> None:
    with xlsxwriter.Workbook(
        str(path), {"strings_to_numbers": False, "strings_to_urls": False}
    ) as book:
        formats = {
            "day": book.add_format({"num_format": "yyyy\\-mm\\-dd"}),
            "time": book.add_format({"num_format": "yyyy\\-mm\\-dd hh:mm"}),
            "percent": book.add_format({"num_format": "0.00%"}),
        }
        for number, page in enumerate(pages):
            name = re.sub(r"[\[\]:*?/\\]", "-", page.name)[:31].strip("'") or f"Sheet{number}"
            sheet = book.add_worksheet(
                name if len(pages) > 1 else "Sheet1" if not page.name else name
            )
            for line, row in enumerate(page.rows):
                for at, cell in enumerate(row):
                    value = cell if typed == "text" else as_excel_types(cell, typed)
                    if isinstance(value, datetime):
                        kind = "time" if ":" in cell else "day"
                        sheet.write_datetime(line, at, value, formats[kind])
                    elif isinstance(value, float):
                        sheet.write_number(
                            line, at, value, formats["percent"] if "%" in cell else None
                        )
                    elif value:
                        sheet.write_string(line, at, value)


def as_excel_types(cell: str, place: str) -> str | float | datetime:
    """Give what Excel makes of a cell's text when it opens a text file in the US or the UK."""
    text = cell.strip()
    if re.fullmatch(r"[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?(E[+-]?\d+)?%?", text, re.IGNORECASE):
        value = float(text.rstrip("%").replace(",", ""))
        return value / 100 if text.endswith("%") else float(f"{value:.15g}")
    if found := _SLASHED.fullmatch(text):
        first, second = int(found[1]), int(found[2])
        month, day = (first, second) if place == "us" else (second, first)
        if month > 12 or re.search(r"[+-]\d{4}|UTC|Z", found[4]):
            return cell
        stamp = day_of(f"{month}/{day}/{found[3]}{found[4]}")
        return stamp.at if stamp else cell
    is_day = re.fullmatch(
        r"\d{4}-\d\d-\d\d( \d\d:\d\d(:\d\d)?)?"
        r"|[A-Z][a-z]{2} \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4}",
        text,
    )
    stamp = day_of(text) if is_day else None
    return stamp.at if stamp else cell

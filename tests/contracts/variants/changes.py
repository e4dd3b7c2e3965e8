"""What people, spreadsheets and networks do to exports, as functions of rows."""

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from tests.contracts.variants.books import Book, Form, Page, day_of
from tests.contracts.variants.judging import Promise
from tests.contracts.variants.row_changes import (
    backwards,
    beginning,
    blank_between,
    ending,
    first_half,
    header_again,
    rows_twice,
    total,
    twice,
    with_empty_ends,
    with_rows,
)
from trueline.exports.cells.headers import normalise

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_SAME, _PART, _ALIKE = Promise.SAME, Promise.ROWS_GONE, Promise.COLUMN_GONE


@dataclass(frozen=True)
class Change:
    """One way in which an export may differ.

    Attributes:
        make: Gives the changed book; None where the change says nothing.
        promise: What it must be read to, if it is read.
    """

    make: Callable[[Book], Book | None]
    promise: Promise = _SAME


def changes_of(book: Book, spoken: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, Change]]:
    """Give every change that can be made of a book, by name.

    Args:
        book: The file.
        spoken: Its headers in other languages, by language.
    """
    yield from CHANGES.items()
    for locale, names in spoken.items():
        yield f"headers: {locale}", Change(lambda book, names=names: _translated(book, names))
    titles = dict.fromkeys(
        (number, at, title)
        for number, page in enumerate(book.pages)
        for line in page.headers[:1]
        for at, title in enumerate(page.rows[line])
        if title.strip()
    )
    for number, at, title in titles:
        yield f"without: {title.strip()} ({number}.{at})", Change(_dropping(number, at), _ALIKE)


# Forms


def _in_form(**form: object) -> Callable[[Book], Book | None]:
    def make(book: Book) -> Book | None:
        if book.form.container != "text":
            return None
        return replace(book, form=replace(book.form, **form))  # type: ignore[arg-type]

    return make


def _as_workbook(typed: str) -> Callable[[Book], Book | None]:
    """Build a change to a workbook; Excel leaves text cells of a workbook as they are."""

    def make(book: Book) -> Book | None:
        if typed != "text" and book.form.container == "workbook":
            return None
        if typed == "uk" and any(page.has_open_days for page in book.pages):
            return None  # every day becomes another, and nothing shows it
        return replace(book, form=Form("workbook", typed=typed))

    return make


def _in_windows_letters(book: Book) -> Book | None:
    try:
        for page in book.pages:
            "".join(cell for row in page.rows for cell in row).encode("cp1252")
    except UnicodeEncodeError:
        return None
    return _in_form(encoding="cp1252")(book)


def _zipped(book: Book) -> Book | None:
    return replace(book, form=Form("archive")) if book.form.container == "text" else None


def _zipped_twice(book: Book) -> Book | None:
    if book.form.container != "text":
        return None
    pages = tuple(replace(book.pages[0], name=one) for one in ("a.csv", "a (1).csv"))
    return Book(pages, Form("archive"))


def _zipped_with_words(book: Book) -> Book | None:
    if book.form.container != "text":
        return None
    other = Page("read me.txt", (("These are our figures of the year",),), frozenset())
    return Book((replace(book.pages[0], name="a.csv"), other), Form("archive"))


# Numbers and days


def _numbers(change: Callable[[str], str], **form: object) -> Callable[[Book], Book | None]:
    def make(book: Book) -> Book | None:
        changed = book.map(lambda page: page.changed("number", change))
        if changed == book:
            return None
        if form and book.form.container == "text":
            return replace(changed, form=replace(book.form, **form))  # type: ignore[arg-type]
        return changed

    return make


def marked(group: str, decimal: str) -> Callable[[str], str]:
    """Give what writes a number with other marks."""

    def write(cell: str) -> str:
        sign = cell[0] if cell[0] in "+-" else ""
        whole, point, rest = cell.lstrip("+-").replace(",", "").partition(".")
        percent = "%" if cell.endswith("%") else ""
        whole = whole.removesuffix("%")
        parts = re.findall(r"\d{1,3}", whole[::-1])
        grouped = group.join(one[::-1] for one in reversed(parts)) if group else whole
        rest = rest.removesuffix("%")
        return f"{sign}{grouped}{decimal if point else ''}{rest}{percent}"

    return write


def _if_told(make: Callable[[Book], Book | None]) -> Callable[[Book], Book | None]:
    """Leave out books in which no number then shows which mark is which: commas part the cells."""

    def if_told(book: Book) -> Book | None:
        changed = make(book)
        is_told = changed is not None and any(page.has_decimal_commas for page in changed.pages)
        return changed if is_told else None

    return if_told


def _indian(cell: str) -> str:
    plain = marked("", ".")(cell)
    found = re.fullmatch(r"([+-]?)(\d+)(\d{3})(\D.*)?", plain)
    if not found:
        return plain
    parts = re.findall(r"\d{1,2}", found[2][::-1])
    return f"{found[1]}{','.join(one[::-1] for one in reversed(parts))},{found[3]}{found[4] or ''}"


def _days(shape: Callable[[int, int, int], str]) -> Callable[[Book], Book | None]:
    def write(cell: str) -> str:
        stamp = day_of(cell)
        if stamp is None:
            return cell
        clock = f" {stamp.clock:%H:%M:%S}" if stamp.clock else ""
        zone = f" {stamp.zone}" if stamp.zone else ""
        return shape(stamp.day.year, stamp.day.month, stamp.day.day) + clock + zone

    def make(book: Book) -> Book | None:
        changed = book.map(lambda page: page.changed("day", write))
        if any(page.has_open_days for page in book.pages):
            return None  # it is in the network's own form, which nothing contradicts
        return None if changed == book else changed

    return make


def _as_excel_saves_text(book: Book) -> Book | None:
    """Long figures lose their digits, as when a spreadsheet saves a text file again."""

    def rounded(cell: str) -> str:
        text = cell.strip()
        if not re.fullmatch(r"\d{12,}", text):
            return cell
        return f"{Decimal(text):.5E}"

    if book.form.container != "text":
        return None
    changed = book.map(
        lambda page: replace(page, rows=tuple(tuple(map(rounded, row)) for row in page.rows))
    )
    return None if changed == book else changed


# Headers


def _headers(change: Callable[[str], str]) -> Callable[[Book], Book | None]:
    return lambda book: book.map(lambda page: page.with_headers(change))


def _hyphenated(title: str) -> str:
    return re.sub(r"(\w{3})(\w{3})", "\\1\u00ad\\2", title)


def _translated(book: Book, names: Mapping[str, str]) -> Book | None:
    """Titles of tables that stand alone in a row are exchanged too."""

    def change(page: Page) -> Page:
        first = min(page.headers, default=0)
        rows = tuple(
            tuple(names.get(normalise(cell), cell) for cell in row)
            if at in page.headers or (at < first or sum(map(bool, row)) == 1)
            else row
            for at, row in enumerate(page.rows)
        )
        return replace(page, rows=rows)

    changed = book.map(change)
    return None if changed == book else changed


# Columns


def _reordered(order: Callable[[list[int]], list[int]]) -> Callable[[Book], Book | None]:
    def change(page: Page) -> Page:
        rows = list(page.rows)
        for start, stop in page.tables:
            width = len(rows[start])
            places = order(list(range(width)))
            for line in range(start, stop):
                cells = rows[line]
                if sum(map(bool, cells)) > 1 or line == start:
                    padded = (*cells, *[""] * (width - len(cells)))
                    rows[line] = (*(padded[at] for at in places), *padded[width:])
        return replace(page, rows=tuple(rows))

    return lambda book: book.map(change)


def _shuffled(places: list[int]) -> list[int]:
    return sorted(places, key=lambda at: (at * 7 + 3) % (len(places) + 1))


def _dropping(number: int, at: int) -> Callable[[Book], Book | None]:
    def make(book: Book) -> Book | None:
        page = book.pages[number]
        start = page.headers[0]
        stop = page.tables[0][1]
        rows = tuple(
            cells[:at] + cells[at + 1 :] if start <= line < stop and len(cells) > 1 else cells
            for line, cells in enumerate(page.rows)
        )
        pages = list(book.pages)
        pages[number] = replace(page, rows=rows)
        return replace(book, pages=tuple(pages))

    return make


def _another_column(title: str, cell: str, *, first: bool) -> Callable[[Book], Book | None]:
    def change(page: Page) -> Page:
        rows = list(page.rows)
        for start, stop in page.tables:
            width = len(rows[start])
            for line in range(start, stop):
                cells = rows[line]
                if sum(map(bool, cells)) < 2 and line != start:
                    continue
                new = title if line == start else cell.format(line)
                new = "" if start < line <= page.described(start) else new
                padded = (*cells, *[""] * (width - len(cells)))
                rows[line] = (new, *padded) if first else (*padded, new)
        return replace(page, rows=tuple(rows))

    return lambda book: book.map(change)


CHANGES: Mapping[str, Change] = {
    "plain": Change(lambda book: book),
    "UTF-16 with tabs": Change(_in_form(encoding="utf-16", delimiter="\t")),
    "UTF-16, old byte order": Change(
        lambda book: _in_form(encoding="utf-16-be", delimiter="\t")(
            book.map(
                lambda page: (
                    replace(
                        page, rows=(("\ufeff" + page.rows[0][0], *page.rows[0][1:]), *page.rows[1:])
                    )
                    if page.rows and page.rows[0]
                    else page
                )
            )
        )
    ),
    "UTF-8 with mark": Change(_in_form(encoding="utf-8-sig")),
    "Windows-1252": Change(_in_windows_letters),
    "line feeds": Change(_in_form(line_end="\n")),
    "carriage returns": Change(_in_form(line_end="\r", quoting=csv.QUOTE_ALL)),
    "all quoted": Change(_in_form(quoting=csv.QUOTE_ALL)),
    "tabs": Change(_in_form(delimiter="\t")),
    "semicolons": Change(_in_form(delimiter=";")),
    "bars": Change(_in_form(delimiter="|")),
    "sep line": Change(
        lambda book: (
            _in_form(delimiter=";")(beginning(("sep=;",))(book))
            if book.form.container == "text"
            else None
        )
    ),
    "trailing delimiters": Change(with_empty_ends),
    "semicolons, 1234,56": Change(_numbers(marked("", ","), delimiter=";", encoding="utf-8-sig")),
    "semicolons, 1.234,56": Change(_numbers(marked(".", ","), delimiter=";")),
    "semicolons, 1 234,56": Change(_numbers(marked("\u202f", ","), delimiter=";")),
    "tabs, 1 234,56": Change(_numbers(marked("\u00a0", ","), delimiter="\t", encoding="utf-16")),
    "1,234.56": Change(_numbers(marked(",", "."))),
    "1.234,56": Change(_if_told(_numbers(marked(".", ",")))),
    "1'234.56": Change(_numbers(marked("'", "."))),
    "1,23,456.78": Change(_numbers(_indian)),
    "workbook of text": Change(_as_workbook("text")),
    "workbook, Excel in the US": Change(_as_workbook("us")),
    "workbook, Excel in the UK": Change(_as_workbook("uk")),
    "digits lost in text": Change(_as_excel_saves_text),
    "zipped": Change(_zipped),
    "zipped twice": Change(_zipped_twice),
    "zipped with words": Change(_zipped_with_words),
    "days 2026-08-01": Change(_days(lambda y, m, d: f"{y}-{m:02}-{d:02}")),
    "days 08/01/2026": Change(_days(lambda y, m, d: f"{m:02}/{d:02}/{y}")),
    "days 01/08/2026": Change(_days(lambda y, m, d: f"{d:02}/{m:02}/{y}")),
    "days 01.08.2026": Change(_days(lambda y, m, d: f"{d:02}.{m:02}.{y}")),
    "days 1 Aug 2026": Change(_days(lambda y, m, d: f"{d} {_MONTHS[m - 1]} {y}")),
    "days Aug 1, 2026": Change(_days(lambda y, m, d: f"{_MONTHS[m - 1]} {d}, {y}")),
    "headers in capitals": Change(_headers(str.upper)),
    "headers in blanks": Change(_headers(lambda title: f"  {title.replace(' ', '  ')} ")),
    "headers with hard blanks": Change(_headers(lambda title: title.replace(" ", "\u00a0"))),
    "headers with soft hyphens": Change(_headers(_hyphenated)),
    "headers in quotes": Change(_headers(lambda title: f'"{title}"')),
    "columns backwards": Change(_reordered(lambda places: places[::-1])),
    "columns shuffled": Change(_reordered(_shuffled)),
    "another column first": Change(_another_column("Zeugs", "x{0}", first=True)),
    "another column last": Change(_another_column("Zeugs", "x{0}", first=False)),
    "another column of numbers": Change(_another_column("Zeugs", "{0}", first=False)),
    **{
        f"total at the end: {one}": Change(total(one))
        for one in (
            "Total",
            "Gesamt",
            "Totale",
            "Suma",
            "Grand total",
            "TOTAL:",
            "Gesamtergebnis",
            "Итого",
            "",
        )
    },
    **{f"total first: {one}": Change(total(one, first=True)) for one in ("Total", "Suma")},
    "average at the end": Change(total("Average")),
    "rows backwards": Change(with_rows(backwards)),
    "blank lines": Change(with_rows(blank_between)),
    "first half": Change(with_rows(first_half), _PART),
    "header again": Change(with_rows(header_again)),
    "twice below each other": Change(with_rows(twice)),
    "rows twice": Change(with_rows(rows_twice)),
    "lines above": Change(beginning(("Report of our accounts",), ("Made on 2026-08-20",), ())),
    "title above": Change(beginning(("Our report",))),
    "another table below": Change(
        ending((), ("Order", "Sum", "Placed"), ("1001", "12.5", "2026-03-02"))
    ),
    "note below": Change(ending((), ("Made by our agency with care",))),
    "note right below": Change(ending(("Made by our agency with care",))),
    "note with a day below": Change(ending((), ("Exported on 2026-08-20 at 10:15",))),
}

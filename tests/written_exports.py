"""Exports written from facts, quirk by quirk, as networks, spreadsheets and people write them."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter
from hypothesis import strategies as st

Cell = str | Decimal | date | None
"""A text, a number, a day, or nothing."""

ENGLISH = "January February March April May June July August September October November December"
GERMAN = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
SPANISH = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"

DAYS: Mapping[str, str] = {
    "iso": "{0:%Y-%m-%d}",
    "iso time": "{0:%Y-%m-%d}T00:00:00",
    "compact": "{0:%Y%m%d}",
    "dotted": "{0:%d.%m.%Y}",
    "month first": "{0:%m/%d/%Y}",
    "day first": "{0:%d/%m/%Y}",
    "english": "{1}, {2} {0.day}, {0.year}",
    "german": "{0.day}. {3} {0.year}",
    "spanish": "{0.day} de {4} de {0.year}",
}
AMBIGUOUS = frozenset({"month first", "day first"})
NOTHING = ("", "--", "-", "n/a", " ", "null")


@dataclass(frozen=True)
class Quirks:
    """How a file is written.

    Attributes:
        encoding: Python's name; ``utf-16`` and ``utf-8-sig`` begin with a mark.
        delimiter: Between cells; empty for a workbook.
        line_end: Of every line.
        says_delimiter: Whether a line ``sep=`` comes first.
        quotes_all: Whether every cell is quoted.
        comma: Whether decimals are set off by a comma.
        group: What stands before each three digits of large numbers; may be empty.
        days: How days are written, by name.
        nothing: What stands for no value.
        order: Seed by which columns and rows are shuffled; None leaves them.
        blanks: Blank lines between rows.
        above: Lines of words above the header.
        extra: Headers of columns that nobody knows.
        padded: Blanks around headers and cells.
    """

    encoding: str = "utf-8"
    delimiter: str = ","
    line_end: str = "\n"
    says_delimiter: bool = False
    quotes_all: bool = False
    comma: bool = False
    group: str = ""
    days: str = "iso"
    nothing: str = ""
    order: int | None = None
    blanks: int = 0
    above: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    padded: str = ""

    @property
    def is_resaved(self) -> bool:
        """Say whether the delimiter shows that a program saved the file again."""
        return self.delimiter in {";", "\t", "|"}


quirks = st.builds(
    Quirks,
    encoding=st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "utf-16-le")),
    delimiter=st.sampled_from((",", ",", ";", "\t", "|", "")),
    line_end=st.sampled_from(("\n", "\r\n")),
    says_delimiter=st.booleans(),
    quotes_all=st.booleans(),
    comma=st.booleans(),
    group=st.sampled_from(("", "", "mark", "\u00a0", "'", "\u202f")),
    days=st.sampled_from(sorted(DAYS)),
    nothing=st.sampled_from(NOTHING),
    order=st.none() | st.integers(0, 99),
    blanks=st.integers(0, 2),
    above=st.lists(st.sampled_from(("Report for Larch & Lime", "Made by Mona")), max_size=2).map(
        tuple
    ),
    extra=st.lists(st.sampled_from(("Duração", "Internal note", "Ω")), unique=True, max_size=2).map(
        tuple
    ),
    padded=st.sampled_from(("", "", " ", "\u00a0")),
)


def write_table(
    path: Path, header: Sequence[str], rows: Sequence[Sequence[Cell]], how: Quirks
) -> None:
    """Write a table; its last rows of words, such as totals, are given as rows too."""
    lines = list(lines_of(header, rows, how))
    write_lines(path, lines, how)


def lines_of(header: Sequence[str], rows: Sequence[Sequence[Cell]], how: Quirks) -> list[list[str]]:
    """Give a table as texts: header, then rows, blank lines among them."""
    places = list(range(len(header) + len(how.extra)))
    if how.order is not None:
        turn = how.order % len(places)
        places = places[turn:] + places[:turn]
    lines = [[f"{how.padded}{one}{how.padded}" for one in (*header, *how.extra)]]
    for row in rows:
        cells = [cell_text(one, how) for one in row] + ["?" for _ in how.extra]
        lines += [[] for _ in range(how.blanks)]
        lines.append([f"{how.padded}{one}{how.padded}" if one else one for one in cells])
    return [[line[at] for at in places] if line else line for line in lines]


def write_lines(path: Path, lines: Sequence[Sequence[str]], how: Quirks) -> None:
    """Write lines of cells as text or workbook."""
    lines = [*([one] for one in how.above), *lines]
    if not how.delimiter:
        with xlsxwriter.Workbook(str(path), {"strings_to_numbers": False}) as book:
            page = book.add_worksheet("Données")
            for at, line in enumerate(lines):
                page.write_row(at, 0, line)
        return
    target = io.StringIO()
    if how.says_delimiter:
        target.write(f"sep={how.delimiter}{how.line_end}")
    quoting = csv.QUOTE_ALL if how.quotes_all else csv.QUOTE_MINIMAL
    csv.writer(
        target, delimiter=how.delimiter, lineterminator=how.line_end, quoting=quoting
    ).writerows(lines)
    path.write_bytes(target.getvalue().encode(how.encoding))


def cell_text(cell: Cell, how: Quirks) -> str:
    """Write one value."""
    match cell:
        case None:
            return how.nothing
        case Decimal():
            return number_text(cell, how)
        case date():
            return day_text(cell, how)
        case _:
            return cell


def number_text(value: Decimal, how: Quirks) -> str:
    """Write a number with the marks of the file."""
    group = {"mark": "." if how.comma else ","}.get(how.group, how.group)
    text = f"{value:,f}" if group else f"{value:f}"
    point = "," if how.comma else "."
    return text.replace(".", "\0").replace(",", group).replace("\0", point)


def day_text(day: date, how: Quirks) -> str:
    """Write a day; words are written out here, for a machine may know other languages."""
    names = [one.split()[day.month - 1] for one in (ENGLISH, GERMAN, SPANISH)]
    weekday = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")[day.weekday()]
    english, german, spanish = names
    return DAYS[how.days].format(day, weekday, english[:3], german, spanish)


def day_is_open(days: Sequence[date], how: Quirks) -> bool:
    """Say whether no day tells whether the month comes first."""
    return how.days in AMBIGUOUS and all(day.day <= 12 for day in days)


def number_is_open(values: Sequence[Decimal | None], how: Quirks, *, whole: bool) -> bool:
    """Say whether some number could be two and no other tells which.

    A column of whole numbers has no decimals, so that a mark in it is open only when it is the one
    that such a file would use for them: semicolons go with decimal commas.
    """
    texts = [number_text(one, how) for one in values if one is not None]
    marks = [[one for one in text if one in ".,"] for text in texts]
    marked = [(text, found) for text, found in zip(texts, marks, strict=True) if found]
    is_told = any(
        len(found) > 1 or len(text.rpartition(found[0])[2]) != 3 or text[:2] in {"0.", "0,"}
        for text, found in marked
    )
    likely = "," if how.delimiter == ";" else "."
    return not is_told and any((found[0] == likely) is whole for _, found in marked)


def consecutive(first: date, count: int) -> list[date]:
    """Give days, one after the other."""
    return [first + timedelta(days=at) for at in range(count)]


def shuffled(rows: Sequence[Sequence[Cell]], how: Quirks) -> list[Sequence[Cell]]:
    """Give rows in the order of the file."""
    return list(reversed(rows)) if how.order and how.order % 2 else list(rows)


def laid_out(items: list[Any], layout: str, as_ascii: bool, indent: int | None) -> str:  # noqa: FBT001
    """Give objects as a JSON document, as lines of JSON, as pages of an answer or as a script."""

    def text(value: Any, indent: int | None = indent) -> str:
        return json.dumps(value, ensure_ascii=as_ascii, indent=indent)

    match layout:
        case "lines":
            return "\n".join(text(one, None) for one in items) + "\n"
        case "pages":
            return "\n".join(text({"statuses": [one], "next": "…"}, None) for one in items)
        case "script":
            return f"window.answer = {text(items)};\n"
        case _:
            return text(items)

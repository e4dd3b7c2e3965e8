"""A sheet that is written from its top to its bottom."""

from collections.abc import Sequence
from textwrap import wrap

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart as NativeChart
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from trueline.briefing.blocks import Table
from trueline.briefing.cells import Cell, Difference, Row
from trueline.briefing.short_numbers import number_in_short
from trueline.briefing.wording import number_in_words
from trueline.plugins.renderers.workbook.looks import Looks

LONGEST = 32_000
"""Signs; a cell holds 32,767."""
CUT = " … (cut: a cell holds no more)"
NARROWEST, WIDEST = 9, 60
LETTERS = 130
"""Of a line that reaches over a page that lies."""
LINE_HEIGHT, HIGHEST = 15, 400
"""Points of a line, and of the highest row that spreadsheets take."""
CHART_ROWS, PIXELS = 17, (680, 320)
TITLE_HEIGHT = 24
SUM_PARTS = 60
"""Cells that one sum names; more are left as their value."""


class Sheet:
    """Where the next line goes, and how wide columns have to be."""

    def __init__(self, book: Workbook, page: Worksheet, looks: Looks, *, site: str) -> None:
        self.book, self.page, self.looks = book, page, looks
        self._site = site
        self._row = 0
        self._widths: dict[int, int] = {}
        self._lines: dict[int, int] = {}

    def begin(self, title: str) -> None:
        """Write a title on a line of its own height."""
        self.page.set_row(self._row, TITLE_HEIGHT)
        self.say(title, "title")

    def skip(self) -> None:
        """Leave a line empty."""
        self._row += 1

    def say(self, text: str, look: str = "free") -> None:
        """Write words that may reach over all columns, on as many lines as they take."""
        for line in wrap(text, LETTERS, drop_whitespace=False) or [""]:
            self._text(0, line, look, is_free=True)
            self._row += 1

    def pair(self, name: str, text: str) -> None:
        """Write a name and its words beside it."""
        self._text(0, name, "strong")
        self._text(1, text, "text")
        self._row += 1

    def table(self, table: Table) -> int:
        """Write a table; give the row of its heads."""
        if table.title:
            self.say(table.title, "strong")
        heads, places = _columns(table)
        top = self._row
        for at, (head, column) in enumerate(heads):
            is_number = column in table.numbers and at == places[column]
            self._text(at, head, "number head" if is_number else "head")
        self._row += 1
        for row in table.rows:
            self._cells(table, row, places)
        if table.foot:
            self._foot(table, places, top + 1)
        self._row += 1
        return top

    def chart(self, chart: NativeChart, told: str) -> None:
        """Place a chart below what is written."""
        where = {"description": told, "object_position": 2}
        chart.set_size({"width": PIXELS[0], "height": PIXELS[1]})
        self.page.insert_chart(self._row, 0, chart, where)
        self._row += CHART_ROWS

    def widen(self) -> None:
        """Make columns as wide as what stands in them, and rows as high as their lines."""
        for column, width in self._widths.items():
            self.page.set_column(column, column, min(max(width + 2, NARROWEST), WIDEST))
        for row, lines in self._lines.items():
            if lines > 1:
                self.page.set_row(row, min(LINE_HEIGHT * lines, HIGHEST))

    def _text(self, column: int, text: str, look: str | Format, *, is_free: bool = False) -> None:
        kept = text if len(text) <= LONGEST else text[:LONGEST] + CUT
        made = self.looks.named(look) if isinstance(look, str) else look
        self.page.write_string(self._row, column, kept, made)
        if not is_free:
            parts = list(map(len, kept.split("\n")))
            longest, lines = max(parts), sum(-(-max(one, 1) // WIDEST) for one in parts)
            self._lines[self._row] = max(self._lines.get(self._row, 1), lines)
            self._widths[column] = max(self._widths.get(column, 0), longest)

    def _cells(self, table: Table, row: Row, places: Sequence[int]) -> None:
        for at, (cell, column) in enumerate(zip(row, places, strict=True)):
            difference = next((one for one in table.differences if one.column == at), None)
            formula = _difference(self._row, row, places, difference)
            self._cell(cell, column, formula, is_number=at in table.numbers)
            if note := _note(cell):
                self._text(column + 1, note, "quiet")
        self._row += 1

    def _cell(
        self,
        cell: Cell,
        column: int,
        formula: str = "",
        *,
        is_foot: bool = False,
        is_number: bool = False,
    ) -> None:
        look = self.looks.of_cell(cell, is_foot=is_foot, is_number=is_number)
        _trace(self.page, (self._row, column), cell, self._site)
        if cell.value is None:
            said = " ".join(
                one for one in (cell.text, f"[{cell.grade}]" if cell.grade else "") if one
            )
            self._text(column, said, look)
            return
        if formula:
            self.page.write_formula(self._row, column, formula, look, float(cell.value))
        else:
            self.page.write_number(self._row, column, float(cell.value), look)
        self._widths[column] = max(self._widths.get(column, 0), len(cell.text) + 8)

    def _foot(self, table: Table, places: Sequence[int], first: int) -> None:
        for at, (cell, column) in enumerate(zip(table.foot, places, strict=True)):
            counted = [
                xl_rowcol_to_cell(first + line, column)
                for line, row in enumerate(table.rows)
                if row[at].counts and row[at].value is not None
            ]
            is_sum = at in table.sums and len(counted) > 0
            self._cell(
                cell,
                column,
                _sum(counted) if is_sum else "",
                is_foot=True,
                is_number=at in table.numbers,
            )
            if note := _note(cell):
                self._text(column + 1, note, "quiet")
        self._row += 1


def _trace(page: Worksheet, where: tuple[int, int], cell: Cell, site: str) -> None:
    """Say where a number is taken apart: a link where others reach the site, else a comment."""
    if cell.trace and site:
        page.write_url(*where, f"{site}{cell.trace}", string=cell.text[:LONGEST])
    elif cell.trace:
        page.write_comment(*where, cell.trace, {"author": ""})


def _columns(table: Table) -> tuple[list[tuple[str, int]], list[int]]:
    """Give the heads with their column of the table, and where each column of the table stands."""
    rows = [*table.rows, table.foot] if table.foot else list(table.rows)
    heads: list[tuple[str, int]] = []
    places = []
    for at, head in enumerate(table.heads):
        places.append(len(heads))
        heads.append((head, at))
        if any(_note(row[at]) for row in rows):
            heads.append((f"{head}, note", at))
    return heads, places


def _note(cell: Cell) -> str:
    """Give what a document says beside a number, such as its interval; no number says it."""
    plain = {number(cell.value, cell.measured_in) for number in (number_in_short, number_in_words)}
    says_more = cell.value is not None and cell.text not in plain
    return "; ".join(one for one in (cell.text if says_more else "", cell.beside) if one)


def _difference(line: int, row: Row, places: Sequence[int], difference: Difference | None) -> str:
    if difference is None or row[difference.of].value is None or row[difference.less].value is None:
        return ""
    of, less = (xl_rowcol_to_cell(line, places[at]) for at in (difference.of, difference.less))
    return f"={of}-{less}"


def _sum(cells: Sequence[str]) -> str:
    """Give the formula of a sum; neighbours are named as a range by its ends."""
    ranges: list[list[str]] = []
    for cell in cells:
        if ranges and _line(cell) == _line(ranges[-1][-1]) + 1:
            ranges[-1][1:] = [cell]
        else:
            ranges.append([cell])
    parts = [":".join(one) for one in ranges]
    return f"=SUM({','.join(parts)})" if len(parts) <= SUM_PARTS else ""


def _line(cell: str) -> int:
    return int("".join(one for one in cell if one.isdigit()))

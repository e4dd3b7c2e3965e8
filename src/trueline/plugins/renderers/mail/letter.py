"""A document as the HTML of a mail: looks stand in each element; mail programs drop sheets."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import singledispatchmethod
from html import escape

from trueline.briefing.blocks import (
    Briefing,
    Bullets,
    Pairs,
    Paragraph,
    Table,
)
from trueline.briefing.cells import Cell, GradeLetter, Standing
from trueline.briefing.chart import Chart
from trueline.briefing.chart_table import notes_of
from trueline.briefing.drawing import Drawing
from trueline.briefing.key_figures import Claim, KeyFigure, KeyFigures
from trueline.briefing.marking.elements import element, words
from trueline.briefing.page_marks import NOTHING, SOURCES, marks_of
from trueline.briefing.plotting.drawn import svg_of_drawing
from trueline.briefing.plotting.picture import picture_of

WIDTH = 580
INK, MUTED, ACCENT = "color:#17211e", "color:#5b6863", "color:#0b6b5f"
FACE = "font-family:Manrope,Segoe UI,Roboto,Helvetica,Arial,sans-serif"
LINE = "border-bottom:1px solid #e4e1d9"
STANDINGS = {
    Standing.GOOD: "color:#14713f",
    Standing.WATCH: "color:#8a5300",
    Standing.BAD: "color:#b3261e",
    Standing.OPEN: MUTED,
}
QUIET = f"margin:4px 0;font-size:12px;{MUTED}"


@dataclass(slots=True)
class Letter:
    """The HTML of a mail while it is written.

    Attributes:
        site: Address before traces; empty leaves them unlinked.
        html: The whole, once it is written.
        pictures: Names and SVGs of its charts, in order.
    """

    site: str
    html: str = ""
    pictures: list[tuple[str, str]] = field(default_factory=list)

    @singledispatchmethod
    def shown(self, block: object) -> str:
        """Give a block as HTML.

        Raises:
            TypeError: There is no way for it.
        """
        raise TypeError(f"There is no mail for {type(block).__name__}.")

    @shown.register
    def _paragraph(self, block: Paragraph) -> str:
        return words("p", block.text, style=QUIET if block.is_quiet else "margin:8px 0")

    @shown.register
    def _bullets(self, block: Bullets) -> str:
        items = "".join(words("li", one, style="margin:2px 0") for one in block.items)
        return element("ul", items, style="margin:8px 0;padding-left:18px")

    @shown.register
    def _pairs(self, block: Pairs) -> str:
        rows = "".join(
            element(
                "tr",
                words("td", name, style=f"padding:2px 12px 2px 0;vertical-align:top;{MUTED}")
                + words("td", text, style="padding:2px 0"),
            )
            for name, text in block.pairs
        )
        return element("table", rows, role="presentation", cellspacing="0")

    @shown.register
    def _table(self, block: Table) -> str:
        return "".join(_table(self, block))

    @shown.register
    def _claim(self, block: Claim) -> str:
        said = f"{_grade(block.grade)} <b>{self.linked(escape(block.sentence), block.trace)}</b>"
        inner = element("p", said, style="margin:0") + words("p", block.why, style=QUIET)
        return element(
            "div", inner, style="margin:8px 0;padding-left:10px;border-left:2px solid #d3cfc4"
        )

    @shown.register
    def _key_figures(self, block: KeyFigures) -> str:
        cells = [_figure(self, one) for one in block.figures]
        rows = (element("tr", "".join(cells[at : at + 3])) for at in range(0, len(cells), 3))
        return element("table", "".join(rows), role="presentation", width="100%", cellspacing="0")

    @shown.register
    def _chart(self, block: Chart) -> str:
        drawn, height = picture_of(block, WIDTH)
        notes = "".join(words("p", one, style=QUIET) for one in (block.told, *notes_of(block)))
        title = words("p", block.title, style="margin:8px 0;font-weight:600")
        return title + self._picture(drawn, block.told, height) + notes

    @shown.register
    def _drawing(self, block: Drawing) -> str:
        height = block.height * min(WIDTH / block.width, 1)
        told = words("p", block.told, style=QUIET)
        return self._picture(svg_of_drawing(block), block.told, height) + told

    def linked(self, inner: str, trace: str) -> str:
        """Give HTML with a link to where its number is taken apart, if others reach the site."""
        if not trace or not self.site:
            return inner
        return element("a", inner, href=f"{self.site}{trace}", style=ACCENT)

    def _picture(self, svg: str, told: str, height: float) -> str:
        name = f"chart-{len(self.pictures) + 1}@trueline"
        self.pictures.append((name, svg))
        look = "display:block;max-width:100%;height:auto;border:0"
        size = f'width="{WIDTH}" height="{height:.0f}"'
        return f'<img src="cid:{name}" {size} alt="{escape(told)}" style="{look}">'


def letter_of(briefing: Briefing) -> Letter:
    """Give a document as the HTML of a mail with its pictures."""
    letter = Letter(briefing.site)
    body = "".join(_body(letter, briefing))
    inner = element(
        "div",
        body,
        style=f"max-width:{WIDTH}px;margin:0 auto;font-size:14px;line-height:1.5;{FACE};{INK}",
    )
    head = f'<meta charset="utf-8"><title>{escape(briefing.title)}</title>'
    page = element("body", inner, style="margin:0;padding:16px;background:#ffffff")
    language = escape(briefing.language)
    letter.html = f'<!doctype html><html lang="{language}"><head>{head}</head>{page}</html>\n'
    return letter


def _body(letter: Letter, briefing: Briefing) -> Iterator[str]:
    said = " · ".join(one for one in (briefing.organisation, briefing.period) if one)
    yield words("p", said, style=f"margin:0;{MUTED}")
    yield words("h1", briefing.title, style="margin:4px 0 12px;font-size:22px;line-height:1.25")
    if briefing.lead:
        look = "margin:0 0 12px;padding:14px 16px;background:#16352f;color:#eef6f3;font-size:16px"
        yield words("p", briefing.lead, style=look)
    for section in briefing.sections:
        yield _title(section.title)
        yield "".join(map(letter.shown, section.blocks)) or words("p", NOTHING, style=QUIET)
        yield "".join(words("p", one, style=QUIET) for one in section.sources)
    if briefing.sources:
        yield _title(SOURCES) + letter.shown(Bullets(briefing.sources))
    marks = " · ".join(f"{name}: {text}" for name, text in marks_of(briefing))
    yield words(
        "p", marks, style=f"{QUIET};margin-top:20px;border-top:1px solid #d3cfc4;padding-top:8px"
    )


def _title(title: str) -> str:
    return words("h2", title, style=f"margin:22px 0 6px;font-size:16px;{ACCENT}")


def _table(letter: Letter, block: Table) -> Iterator[str]:
    if block.title:
        yield words("p", block.title, style="margin:8px 0 2px;font-weight:600")
    heads = "".join(
        words("th", head, scope="col", style=f"{_place(block, at)};font-size:12px;{MUTED};{LINE}")
        for at, head in enumerate(block.heads)
    )
    rows = [*block.rows, block.foot] if block.foot else list(block.rows)
    lines = [element("tr", heads)]
    for line, row in enumerate(rows):
        is_foot = bool(block.foot) and line == len(rows) - 1
        cells = (_cell(letter, block, cell, at, is_foot=is_foot) for at, cell in enumerate(row))
        lines.append(element("tr", "".join(cells)))
    yield element(
        "table", "".join(lines), width="100%", cellspacing="0", style="border-collapse:collapse"
    )


def _cell(letter: Letter, block: Table, cell: Cell, at: int, *, is_foot: bool) -> str:
    sign = f"{cell.standing.sign} " if cell.standing else ""
    inner = letter.linked(escape(f"{sign}{cell.text}"), cell.trace)
    inner += f" {_grade(cell.grade)}" if cell.grade else ""
    inner += "" if cell.counts else " (not counted)"
    inner += words("div", cell.beside, style=f"font-size:12px;{MUTED}") if cell.beside else ""
    look = f"{_place(block, at)};{LINE}"
    look += f";font-weight:600;{STANDINGS[cell.standing]}" if cell.standing else ""
    look += ";font-weight:700" if is_foot else ""
    return element("td", inner, style=look, dir="auto")


def _place(block: Table, at: int) -> str:
    side = "right" if at in block.numbers else "left"
    return f"padding:5px 8px 5px 0;text-align:{side};vertical-align:top"


def _grade(letter: GradeLetter) -> str:
    look = "border:1px solid #5b6863;border-radius:4px;padding:0 4px;font-size:12px;font-weight:700"
    return element("span", letter, style=look, title=f"Grade {letter}")


def _figure(letter: Letter, figure: KeyFigure) -> str:
    value = letter.linked(escape(figure.text), figure.trace)
    parts = [words("div", figure.label, style=f"font-size:12px;{MUTED}")]
    grade = f" {_grade(figure.grade)}" if figure.grade else ""
    parts.append(element("div", f"<b>{value}</b>{grade}", style="font-size:20px"))
    if figure.status:
        sign = f"{figure.standing.sign} " if figure.standing else ""
        colour = STANDINGS[figure.standing] if figure.standing else INK
        parts.append(words("div", f"{sign}{figure.status}", style=f"font-weight:600;{colour}"))
    small = f"font-size:12px;{MUTED}"
    parts += [words("div", one, style=small) for one in (figure.interval, figure.beside) if one]
    look = "padding:6px 12px 6px 10px;vertical-align:top;border-left:2px solid #0b6b5f"
    return element("td", "".join(parts), style=look, width="33%")

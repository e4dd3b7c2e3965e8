"""Tables on slides: real ones, with a row of heads, lines below rows and links in cells."""

from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide as Page
from pptx.util import Emu, Inches, Length, Pt

from trueline.briefing.blocks import Table
from trueline.briefing.cells import Cell
from trueline.briefing.column_widths import fit_of
from trueline.plugins.renderers.slides.look import (
    INK,
    LEFT,
    MUTED,
    STANDINGS,
    WIDE,
    add_words,
    describe,
    say,
)

PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The style without colours and lines, which every program has."""
SIZE, SMALL, ROW = 13, 11, Inches(0.38)


def place_table(page: Page, block: Table, where: tuple[Length, Length], site: str) -> None:
    """Put a table on a slide, its title above it."""
    top = where[0]
    if block.title:
        words = page.shapes.add_textbox(LEFT, top, WIDE, Inches(0.3)).text_frame
        say(words, block.title, size=14, is_bold=True)
        top = Emu(top + Inches(0.36))
    rows = [*block.rows, block.foot] if block.foot else list(block.rows)
    height = Emu(ROW * (len(rows) + 1))
    frame = page.shapes.add_table(len(rows) + 1, len(block.heads), LEFT, top, WIDE, height)
    describe(frame, block.title or ", ".join(block.heads))
    table = frame.table
    table.first_row, table.horz_banding, table.last_row = True, False, bool(block.foot)
    table._tbl.tblPr.find(qn("a:tableStyleId")).text = PLAIN  # noqa: SLF001 - no other way
    fit = fit_of(block)
    for at, share in enumerate(fit.shares):
        table.columns[at].width = Emu(int(WIDE * share))
    for at, head in enumerate(block.heads):
        _write(table.cell(0, at), Cell(head), site, is_number=at in block.numbers, is_head=True)
    for line, row in enumerate(rows, start=1):
        for at, cell in enumerate(row):
            is_foot = bool(block.foot) and line == len(rows)
            _write(table.cell(line, at), cell, site, is_number=at in block.numbers, is_foot=is_foot)
    if fit.scale < 1:
        _shrink(table, fit.scale)


def _shrink(table: Any, scale: float) -> None:  # noqa: ANN401 - the library names no public type
    paragraphs = (one for cell in table.iter_cells() for one in cell.text_frame.paragraphs)
    for run in (run for one in paragraphs for run in one.runs):
        run.font.size = Pt(round(run.font.size.pt * scale, 1))


def _write(
    place: Any,  # noqa: ANN401 - the library names no public type
    cell: Cell,
    site: str,
    *,
    is_number: bool,
    is_head: bool = False,
    is_foot: bool = False,
) -> None:
    place.margin_left = place.margin_right = Inches(0.06)
    place.margin_top = place.margin_bottom = Inches(0.03)
    place.vertical_anchor = MSO_ANCHOR.TOP
    frame = place.text_frame
    frame.word_wrap = True
    paragraph = frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if is_number else PP_ALIGN.LEFT
    _write_words(paragraph, cell, site, is_head=is_head, is_foot=is_foot)
    if not cell.counts:
        add_words(paragraph, " (not counted)", size=SMALL, colour=MUTED)
    if cell.beside:
        below = frame.add_paragraph()
        below.alignment = paragraph.alignment
        add_words(below, cell.beside, size=SMALL, colour=MUTED)
    _underline(place, is_strong=is_head)


def _write_words(
    paragraph: Any,  # noqa: ANN401 - as above
    cell: Cell,
    site: str,
    *,
    is_head: bool,
    is_foot: bool,
) -> None:
    colour = MUTED if is_head or not cell.counts else INK
    sign = f"{cell.standing.sign} " if cell.standing else ""
    size = SMALL if is_head else SIZE
    if cell.text:
        add_words(
            paragraph,
            f"{sign}{cell.text}",
            size=size,
            is_bold=is_head or is_foot or bool(cell.standing),
            colour=STANDINGS[cell.standing] if cell.standing else colour,
            address=f"{site}{cell.trace}" if site and cell.trace else "",
        )
    if cell.grade:
        grade = f" [{cell.grade}]" if cell.text else f"[{cell.grade}]"
        add_words(paragraph, grade, size=size, is_bold=True)


def _underline(place: Any, *, is_strong: bool) -> None:  # noqa: ANN401 - as above
    colour, width = ("5B6863", Pt(1)) if is_strong else ("E4E1D9", Pt(0.75))
    line = parse_xml(
        f'<a:lnB {nsdecls("a")} w="{width}"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
        "</a:lnB>"
    )
    place._tc.get_or_add_tcPr().insert(0, line)  # noqa: SLF001 - the library has no borders

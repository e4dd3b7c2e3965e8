"""Blocks on a slide: each below the other, and what is looked at gets the room that is left."""

from collections.abc import Sequence

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import PP_ALIGN
from pptx.slide import Slide as Page
from pptx.util import Emu, Inches, Length

from trueline.briefing.blocks import Block, Bullets, Pairs, Paragraph, Table
from trueline.briefing.chart import Chart
from trueline.briefing.chart_table import notes_of
from trueline.briefing.drawing import Drawing
from trueline.briefing.key_figures import Claim, KeyFigure, KeyFigures
from trueline.plugins.renderers.slides.boxes import place_drawing
from trueline.plugins.renderers.slides.charts import place_chart
from trueline.plugins.renderers.slides.look import (
    ACCENT,
    BOTTOM,
    INK,
    LEFT,
    MUTED,
    STANDINGS,
    TOP,
    WIDE,
    add_words,
    filled,
    open_frame,
)
from trueline.plugins.renderers.slides.tables import place_table

LINE_INCHES, LETTERS, GAP = 0.32, 105, Inches(0.18)
"""Of a line of words: its height, and how many letters it holds."""
SIZE, SMALL = 16, 12
A_ROW = 4
FIGURE_INCHES = 1.75


def place_blocks(page: Page, blocks: Sequence[Block], site: str) -> None:
    """Put blocks on a slide below its title."""
    words = sum(_height(one) + GAP for one in blocks if not _takes_rest(one))
    rest = Emu(BOTTOM - TOP - words)
    top = TOP
    for block in blocks:
        height = rest if _takes_rest(block) else _height(block)
        _place(page, block, (top, height), site)
        top = Emu(top + height + GAP)


def _takes_rest(block: Block) -> bool:
    return isinstance(block, Chart | Table | Drawing)


def _height(block: Block) -> Length:
    """Give about how high words stand."""
    match block:
        case Paragraph():
            return Inches(LINE_INCHES * _lines(block.text))
        case Bullets():
            return Inches(LINE_INCHES * 1.15 * sum(map(_lines, block.items)))
        case Pairs():
            return Inches(LINE_INCHES * 1.15 * sum(_lines(f"{a}: {b}") for a, b in block.pairs))
        case Claim():
            return Inches(LINE_INCHES * (_lines(block.sentence) + _lines(block.why)) + 0.1)
        case KeyFigures():
            return Inches(FIGURE_INCHES * -(-len(block.figures) // A_ROW))
    return Inches(0)


def _lines(text: str) -> int:
    return sum(-(-max(len(line), 1) // LETTERS) for line in text.split("\n"))


def _place(page: Page, block: Block, where: tuple[Length, Length], site: str) -> None:
    match block:
        case Paragraph() | Bullets() | Pairs():
            _place_words(page, block, where)
        case Claim():
            _place_claim(page, block, where, site)
        case KeyFigures():
            _place_figures(page, block, where[0], site)
        case Table():
            place_table(page, block, where, site)
        case Chart():
            _place_chart(page, block, where)
        case Drawing():
            place_drawing(page, block, where)


def _place_words(
    page: Page, block: Paragraph | Bullets | Pairs, where: tuple[Length, Length]
) -> None:
    frame = page.shapes.add_textbox(LEFT, where[0], WIDE, where[1]).text_frame
    open_frame(frame)
    match block:
        case Paragraph():
            lines = [("", block.text)]
        case Bullets():
            lines = [("•  ", one) for one in block.items]
        case Pairs():
            lines = [(f"{name}: ", text) for name, text in block.pairs]
    is_quiet = isinstance(block, Paragraph) and block.is_quiet
    for at, (before, text) in enumerate(lines):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        if before:
            add_words(paragraph, before, size=SIZE, is_bold=True, colour=ACCENT)
        add_words(
            paragraph, text, size=SMALL if is_quiet else SIZE, colour=MUTED if is_quiet else INK
        )


def _place_claim(page: Page, claim: Claim, where: tuple[Length, Length], site: str) -> None:
    box = page.shapes.add_shape(
        MSO_SHAPE.ROUNDED_RECTANGLE, LEFT, where[0], Inches(0.4), Inches(0.4)
    )
    filled(box, None, MUTED)
    frame = box.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    add_words(frame.paragraphs[0], claim.grade, size=SIZE, is_bold=True)
    frame.paragraphs[0].alignment = PP_ALIGN.CENTER
    beside = Inches(0.55)
    words = page.shapes.add_textbox(Emu(LEFT + beside), where[0], Emu(WIDE - beside), where[1])
    open_frame(words.text_frame)
    address = f"{site}{claim.trace}" if site and claim.trace else ""
    first = words.text_frame.paragraphs[0]
    add_words(first, claim.sentence, size=SIZE, is_bold=True, address=address)
    why = f"Grade {claim.grade}: {claim.why}"
    add_words(words.text_frame.add_paragraph(), why, size=SMALL, colour=MUTED)


def _place_figures(page: Page, block: KeyFigures, top: Length, site: str) -> None:
    across = min(A_ROW, len(block.figures))
    wide = Emu(WIDE // max(across, 1))
    for at, figure in enumerate(block.figures):
        left = Emu(LEFT + wide * (at % A_ROW))
        above = Emu(top + Inches(FIGURE_INCHES) * (at // A_ROW))
        _place_figure(page, figure, (left, above, wide), site)


def _place_figure(page: Page, figure: KeyFigure, where: tuple[Length, ...], site: str) -> None:
    left, top, wide = where
    edge = page.shapes.add_shape(MSO_SHAPE.RECTANGLE, left, top, Inches(0.03), Inches(1.45))
    filled(edge, ACCENT, None)
    inset = Inches(0.15)
    frame = page.shapes.add_textbox(
        Emu(left + inset), top, Emu(wide - 2 * inset), Inches(1.45)
    ).text_frame
    open_frame(frame)
    add_words(frame.paragraphs[0], figure.label, size=13, colour=MUTED)
    value = frame.add_paragraph()
    address = f"{site}{figure.trace}" if site and figure.trace else ""
    add_words(value, figure.text, size=28, is_bold=True, address=address)
    if figure.grade:
        add_words(value, f"  [{figure.grade}]", size=16, is_bold=True, colour=MUTED)
    if figure.status:
        sign = f"{figure.standing.sign} " if figure.standing else ""
        colour = STANDINGS[figure.standing] if figure.standing else INK
        add_words(
            frame.add_paragraph(), f"{sign}{figure.status}", size=13, is_bold=True, colour=colour
        )
    for said in (figure.interval, figure.beside):
        if said:
            add_words(frame.add_paragraph(), said, size=SMALL, colour=MUTED)


def _place_chart(page: Page, chart: Chart, where: tuple[Length, Length]) -> None:
    """Place a chart with what it points at below it; the rest it tells in its description."""
    notes = notes_of(chart)
    below = Inches(0.24 * len(notes))
    place_chart(page, chart, (where[0], Emu(where[1] - below)))
    if notes:
        frame = page.shapes.add_textbox(
            LEFT, Emu(where[0] + where[1] - below), WIDE, below
        ).text_frame
        open_frame(frame)
        for at, note in enumerate(notes):
            paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
            add_words(paragraph, note, size=SMALL, colour=MUTED)

"""Drawings on slides: boxes and lines that can be moved."""

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import PP_ALIGN
from pptx.slide import Slide as Page
from pptx.util import Emu, Length, Pt

from trueline.briefing.cells import Standing
from trueline.briefing.drawing import Box, Drawing, Tone
from trueline.plugins.renderers.slides.look import (
    LEFT,
    LINE,
    MUTED,
    PAPER,
    STANDINGS,
    WIDE,
    add_words,
    describe,
    filled,
    open_frame,
)

WASH = RGBColor.from_string("E7F1EE")
TITLE, WORDS, LABEL = 8.0, 6.8, 9.0
"""Points of words in a drawing, which grow with it."""
LARGEST = 2.0


def place_drawing(page: Page, drawing: Drawing, where: tuple[Length, Length]) -> None:
    """Put a drawing on a slide, as large as the room allows."""
    each = min(WIDE / drawing.width, where[1] / drawing.height, float(Pt(LARGEST)))
    grown = each / Pt(1)

    def at(x: float, y: float) -> tuple[Emu, Emu]:
        return Emu(int(LEFT + x * each)), Emu(int(where[0] + y * each))

    for link in drawing.links:
        line = page.shapes.add_connector(
            MSO_CONNECTOR.STRAIGHT, *at(link.x1, link.y1), *at(link.x2, link.y2)
        )
        line.line.color.rgb = LINE
    for label in drawing.labels:
        words = page.shapes.add_textbox(*at(label.x, label.y), Emu(int(170 * each)), Pt(14 * grown))
        open_frame(words.text_frame)
        add_words(
            words.text_frame.paragraphs[0],
            label.text,
            size=LABEL * grown,
            is_bold=True,
            colour=MUTED,
        )
    for place, box in enumerate(drawing.boxes):
        shape = page.shapes.add_shape(
            MSO_SHAPE.ROUNDED_RECTANGLE, *at(box.x, box.y), Emu(int(box.width * each)),
            Emu(int(box.height * each)),
        )  # fmt: skip
        _fill(shape, box, grown)
        if place == 0:
            describe(shape, drawing.told)


def _fill(shape: object, box: Box, grown: float) -> None:
    is_loose = box.tone is Tone.LOOSE
    colour = WASH if box.tone is Tone.STRONG else PAPER
    filled(shape, colour, STANDINGS[Standing.WATCH] if is_loose else LINE)
    if is_loose:
        shape.line.dash_style = MSO_LINE.DASH  # type: ignore[attr-defined]
    frame = shape.text_frame  # type: ignore[attr-defined]
    open_frame(frame)
    frame.margin_left = frame.margin_top = Pt(6 * grown)
    frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    add_words(frame.paragraphs[0], box.title, size=TITLE * grown, is_bold=True)
    if box.line:
        add_words(frame.add_paragraph(), box.line, size=WORDS * grown, colour=MUTED)

"""How words and shapes of a slide look."""

from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.text.text import TextFrame
from pptx.util import Inches, Length, Pt

from trueline.briefing.cells import Standing

INK, MUTED, PAPER = (RGBColor.from_string(one) for one in ("17211E", "5B6863", "FFFFFF"))
ACCENT, BANNER, LINE = (RGBColor.from_string(one) for one in ("0B6B5F", "16352F", "D3CFC4"))
STANDINGS = {
    Standing.GOOD: RGBColor.from_string("14713F"),
    Standing.WATCH: RGBColor.from_string("8A5300"),
    Standing.BAD: RGBColor.from_string("B3261E"),
    Standing.OPEN: MUTED,
}
FACE = "Manrope"
LEFT, WIDE = Inches(0.6), Inches(12.13)
TOP, BOTTOM = Inches(1.4), Inches(6.85)


class SlideSize:
    """Of a slide, 16 to 9."""

    WIDTH, HEIGHT = Inches(13.333), Inches(7.5)


def say(
    frame: TextFrame, text: str, *, size: float, is_bold: bool = False, colour: RGBColor = INK
) -> None:
    """Put words into a frame that holds none; lines of the text are paragraphs."""
    open_frame(frame)
    for at, line in enumerate(text.split("\n")):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        add_words(paragraph, line, size=size, is_bold=is_bold, colour=colour)


def open_frame(frame: TextFrame) -> None:
    """Let words wrap inside a frame without margins, from its top."""
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0


def add_words(
    paragraph: Any,  # noqa: ANN401 - the library names no public type
    text: str,
    *,
    size: float,
    is_bold: bool = False,
    colour: RGBColor = INK,
    address: str = "",
) -> None:
    """Add words to a paragraph, to its left unless it stands elsewhere already."""
    if paragraph.alignment is None:
        paragraph.alignment = PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text = text
    if address:
        run.hyperlink.address = address
    run.font.size, run.font.bold, run.font.name = Pt(size), is_bold, FACE
    run.font.color.rgb = colour


def slide_number(frame: TextFrame, size: Length, colour: RGBColor) -> None:
    """Put the number of the slide into a frame, which follows when slides are moved."""
    open_frame(frame)
    paragraph = frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT
    field = parse_xml(
        f'<a:fld {nsdecls("a")} id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum">'
        f'<a:rPr lang="en-GB" sz="{size.pt * 100:.0f}"><a:solidFill><a:srgbClr val="{colour}"/>'
        "</a:solidFill></a:rPr><a:t>0</a:t></a:fld>"
    )
    paragraph._p.append(field)  # noqa: SLF001 - the library has no fields


def describe(shape: Any, text: str) -> None:  # noqa: ANN401 - the library names no public type
    """Tell what a shape shows, for those who do not see it."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", text)  # noqa: SLF001 - as above


def filled(shape: Any, colour: RGBColor | None, line: RGBColor | None) -> None:  # noqa: ANN401
    """Give a shape its colour and its edge; None leaves it without."""
    if colour is None:
        shape.fill.background()
    else:
        shape.fill.solid()
        shape.fill.fore_color.rgb = colour
    if line is None:
        shape.line.fill.background()
    else:
        shape.line.color.rgb = line
        shape.line.width = Pt(1)
    for effect in shape._element.xpath(".//a:effectRef"):  # noqa: SLF001 - the style's shadow
        effect.set("idx", "0")

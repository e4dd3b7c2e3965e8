"""A deck: its look, its slides in order, and bytes that do not tell when they were made."""

import io
import re
import zipfile
from datetime import UTC, datetime

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide as Page
from pptx.slide import SlideLayout
from pptx.util import Inches, Pt

from trueline.briefing.blocks import Briefing
from trueline.briefing.page_marks import foot_line, head_line, whole_line
from trueline.briefing.slides import slides_of
from trueline.plugins.renderers.slides.look import (
    ACCENT,
    BANNER,
    LEFT,
    MUTED,
    PAPER,
    WIDE,
    SlideSize,
    say,
    slide_number,
)
from trueline.plugins.renderers.slides.placing import place_blocks

BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands for the moment at which a file was made, which would differ each time."""
OLDEST = (1980, 1, 1, 0, 0, 0)
"""The earliest moment that an archive can name."""
TEMPLATES_OWN = (0, 5)
"""Places of the layouts with a title, and with nothing but a title, in the library's template."""
COLOURS = {
    "dk2": "17211E",
    "lt2": "F6F5F1",
    "accent1": "0B6B5F",
    "accent2": "A86A0C",
    "accent3": "3F5FA8",
    "accent4": "5B6863",
    "accent5": "14713F",
    "accent6": "B3261E",
    "hlink": "0B6B5F",
    "folHlink": "5B6863",
}


def deck_of(briefing: Briefing) -> tuple[bytes, int]:
    """Give a document as the bytes of a deck, and how many slides it has."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = SlideSize.WIDTH, SlideSize.HEIGHT
    _dress(deck)
    _begin(deck, briefing)
    for slide in slides_of(briefing):
        page = deck.slides.add_slide(deck.slide_layouts[1])
        _set_title(page, slide.title)
        place_blocks(page, slide.blocks, briefing.site)
        _mark(page, briefing, is_first=False)
        _note(page, (*slide.notes, *slide.sources, whole_line(briefing)))
    _describe(deck, briefing)
    written = io.BytesIO()
    deck.save(written)
    return _without_times(written.getvalue()), len(deck.slides)


def _dress(deck: Deck) -> None:
    """Give the template our typeface, our colours and the places of a wide slide."""
    theme = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    text = theme.blob.decode()
    for name, colour in COLOURS.items():
        text = re.sub(
            rf"<a:{name}>.*?</a:{name}>", f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>', text
        )
    text = re.sub(r'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*', r"\1Manrope", text)
    theme._blob = text.encode()  # noqa: SLF001 - the library has no way to change a theme
    for layout in (deck.slide_master, *deck.slide_layouts):
        for shape in layout.placeholders:
            _place(shape)
    _drop_other_layouts(deck)
    _drop_picture(deck)


def _place(shape: object) -> None:
    """Put the placeholder of a title where it belongs on a wide slide."""
    kind = str(shape.placeholder_format.type)  # type: ignore[attr-defined]
    if "TITLE" in kind and "SUBTITLE" not in kind:
        shape.left, shape.top = LEFT, Inches(0.5)  # type: ignore[attr-defined]
        shape.width, shape.height = WIDE, Inches(0.75)  # type: ignore[attr-defined]


def _drop_other_layouts(deck: Deck) -> None:
    kept: list[SlideLayout] = [deck.slide_layouts[at] for at in TEMPLATES_OWN]
    for layout in list(deck.slide_layouts):
        if layout not in kept:
            deck.slide_layouts.remove(layout)


def _drop_picture(deck: Deck) -> None:
    """Take out the picture of the template, which would stand for every deck in a folder."""
    package = deck.part.package
    for name, relation in list(package._rels.items()):  # noqa: SLF001 - the library keeps it
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            package.drop_rel(name)


def _begin(deck: Deck, briefing: Briefing) -> None:
    page = deck.slides.add_slide(deck.slide_layouts[0])
    for shape in list(page.placeholders):
        if shape.placeholder_format.idx != 0:
            shape.element.getparent().remove(shape.element)
    page.background.fill.solid()
    page.background.fill.fore_color.rgb = BANNER
    title = page.shapes.title
    title.left, title.top, title.width, title.height = LEFT, Inches(2.3), WIDE, Inches(1.3)
    say(title.text_frame, briefing.title, size=40, is_bold=True, colour=PAPER)
    said = " · ".join(one for one in (briefing.organisation, briefing.period) if one)
    above = page.shapes.add_textbox(LEFT, Inches(1.8), WIDE, Inches(0.5))
    say(above.text_frame, said, size=16, colour=PAPER)
    below = page.shapes.add_textbox(LEFT, Inches(3.7), WIDE, Inches(1.6))
    say(below.text_frame, briefing.lead, size=20, colour=PAPER)
    _mark(page, briefing, is_first=True)
    _note(page, (briefing.lead, whole_line(briefing)))


def _set_title(page: Page, title: str) -> None:
    say(page.shapes.title.text_frame, title, size=24, is_bold=True, colour=ACCENT)


def _mark(page: Page, briefing: Briefing, *, is_first: bool) -> None:
    """Say on a slide whose it is, of when, against what and from where."""
    colour = PAPER if is_first else MUTED
    if not is_first:
        head = page.shapes.add_textbox(LEFT, Inches(0.2), WIDE, Inches(0.3))
        say(head.text_frame, head_line(briefing), size=9, colour=colour)
    foot = page.shapes.add_textbox(LEFT, Inches(6.98), WIDE - Inches(0.8), Inches(0.4))
    say(foot.text_frame, foot_line(briefing), size=9, colour=colour)
    number = page.shapes.add_textbox(
        LEFT + WIDE - Inches(0.8), Inches(6.98), Inches(0.8), Inches(0.4)
    )
    slide_number(number.text_frame, Pt(9), colour)


def _note(page: Page, lines: tuple[str, ...]) -> None:
    page.notes_slide.notes_text_frame.text = "\n".join(one for one in lines if one)


def _describe(deck: Deck, briefing: Briefing) -> None:
    made = (briefing.as_of or BEGINNING).astimezone(UTC).replace(tzinfo=None)
    described = deck.core_properties
    described.title, described.author = briefing.title[:255], briefing.organisation[:255]
    described.comments, described.language = whole_line(briefing)[:255], briefing.language
    described.created = described.modified = made
    described.last_modified_by, described.revision = briefing.organisation[:255], 1


def _without_times(content: bytes) -> bytes:
    """Give an archive again whose files do not say when they were written."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, OLDEST), old.read(name), zipfile.ZIP_DEFLATED)
    return written.getvalue()

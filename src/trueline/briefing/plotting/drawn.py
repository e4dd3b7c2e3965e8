"""A drawing of boxes and lines as SVG."""

from collections.abc import Iterator

from trueline.briefing.drawing import Box, Drawing, Link, Tone
from trueline.briefing.plotting.canvas import INK, LINE, MUTED, PAPER, SIZE, cut_to, element, words

WASH, AMBER, EDGE = "#e7f1ee", "#a86a0c", "#b9c2bd"
INSET = 7


def svg_of_drawing(drawing: Drawing) -> str:
    """Draw boxes and lines; words that are too long for their box are cut."""
    parts = [_link(one) for one in drawing.links]
    parts += [words(one.text, (one.x, one.y + SIZE), is_strong=True) for one in drawing.labels]
    parts += [part for one in drawing.boxes for part in _box(one)]
    return element(
        "svg",
        "".join(parts),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {drawing.width} {drawing.height}",
        width=str(drawing.width),
        height=str(drawing.height),
    )


def _link(link: Link) -> str:
    half = (link.x2 - link.x1) / 2
    path = (
        f"M{link.x1} {link.y1}C{link.x1 + half:g} {link.y1} {link.x2 - half:g} {link.y2}"
        f" {link.x2} {link.y2}"
    )
    return element("path", d=path, fill="none", class_="s-muted", stroke=EDGE)


def _box(box: Box) -> Iterator[str]:
    is_loose, is_strong = box.tone is Tone.LOOSE, box.tone is Tone.STRONG
    yield element(
        "rect",
        x=box.x,
        y=box.y,
        width=box.width,
        height=box.height,
        rx="6",
        class_=f"box {box.tone}",
        fill=WASH if is_strong else PAPER,
        stroke=AMBER if is_loose else LINE,
        stroke_dasharray="4 3" if is_loose else "",
    )
    room = box.width - 2 * INSET
    yield words(
        cut_to(box.title, room), (box.x + INSET, box.y + INSET + SIZE), is_strong=True, colour=INK
    )
    if box.line:
        at = (box.x + INSET, box.y + INSET + 2.4 * SIZE)
        yield words(cut_to(box.line, room), at, colour=MUTED)

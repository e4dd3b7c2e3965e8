"""Slides: a document cut so that each page holds one idea, for every format of lying pages."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from trueline.briefing.blocks import (
    Block,
    Briefing,
    Bullets,
    Pairs,
    Paragraph,
    Section,
    Table,
)
from trueline.briefing.chart import Chart
from trueline.briefing.drawing import Drawing
from trueline.briefing.key_figures import Claim
from trueline.briefing.page_marks import NOTHING, SOURCES

ROWS, POINTS, LETTERS = 9, 9, 620
"""How many rows, points and letters a slide holds before it is too full to read."""
SOURCE_LINES = 14
WORDS = Paragraph | Bullets | Pairs


@dataclass(frozen=True, slots=True)
class Slide:
    """One page that lies.

    Attributes:
        title: Of its section; one that goes on says so.
        blocks: At most one of them is a chart, a table, a drawing or a row of key figures.
        notes: What the speaker may need: what its pictures show.
        sources: Where its content comes from.
    """

    title: str
    blocks: tuple[Block, ...]
    notes: tuple[str, ...]
    sources: tuple[str, ...]


def slides_of(briefing: Briefing) -> tuple[Slide, ...]:
    """Give a document's slides without its title, in order; its sources are the last."""
    found = [slide for section in briefing.sections for slide in _of_section(section)]
    lines = briefing.sources
    starts = range(0, len(lines), SOURCE_LINES)
    ends = (
        Slide(_title(SOURCES, at), (Bullets(lines[at : at + SOURCE_LINES]),), (), ())
        for at in starts
    )
    return (*found, *ends)


def _of_section(section: Section) -> Iterator[Slide]:
    blocks = section.blocks or (Paragraph(NOTHING, is_quiet=True),)
    pages = list(_pages(tuple(part for block in blocks for part in _cut(block))))
    for at, page in enumerate(pages):
        told = tuple(one.told for one in page if isinstance(one, Chart | Drawing))
        yield Slide(_title(section.title, at), page, told, section.sources)


def _title(title: str, at: int) -> str:
    return f"{title} (continued)" if at else title


def _cut(block: Block) -> Iterator[Block]:
    """Yield parts of a block that each find room on a slide."""
    match block:
        case Table() if len(block.rows) > ROWS:
            starts = range(0, len(block.rows), ROWS)
            for at in starts:
                is_last = at == starts[-1]
                yield replace(
                    block,
                    rows=block.rows[at : at + ROWS],
                    foot=block.foot if is_last else (),
                    sums=(),
                )
        case Bullets() if len(block.items) > POINTS:
            for at in range(0, len(block.items), POINTS):
                yield Bullets(block.items[at : at + POINTS])
        case Pairs() if len(block.pairs) > POINTS:
            for at in range(0, len(block.pairs), POINTS):
                yield Pairs(block.pairs[at : at + POINTS])
        case _:
            yield block


def _pages(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, ...]]:
    """Yield blocks that share a slide: one that is looked at, with words before or after it."""
    page: list[Block] = []
    for block in blocks:
        if page and not _finds_room(page, block):
            yield tuple(page)
            page = []
        page.append(block)
    yield tuple(page)


def _finds_room(page: list[Block], block: Block) -> bool:
    seen = [
        one for one in (*page, block) if not isinstance(one, WORDS) and not isinstance(one, Claim)
    ]
    room = LETTERS // 2 if seen else LETTERS
    return len(seen) <= 1 and sum(map(_letters, (*page, block))) <= room


def _letters(block: Block) -> int:
    match block:
        case Paragraph():
            return len(block.text)
        case Bullets():
            return sum(len(one) + 40 for one in block.items)
        case Pairs():
            return sum(len(a) + len(b) + 40 for a, b in block.pairs)
        case Claim():
            return len(block.sentence) + len(block.why)
    return 0

"""Slides: a document cut so that each page holds one idea, for every format of lying pages."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from textwrap import wrap
from typing import TypeVar

from trueline.briefing.blocks import (
    Block,
    Briefing,
    Bullets,
    Pairs,
    Paragraph,
    Section,
    Table,
)
from trueline.briefing.cells import Cell, Row
from trueline.briefing.chart import Chart
from trueline.briefing.column_widths import fit_of
from trueline.briefing.drawing import Drawing
from trueline.briefing.key_figures import Claim
from trueline.briefing.page_marks import NOTHING, SOURCES

LINES, LINES_BESIDE = 13, 5
"""Lines of words that a slide holds alone, and beside something that is looked at."""
LETTERS, LETTERS_OF_TABLE, LINES_OF_TABLE = 105, 110, 17
"""What a line over the whole width holds, in words and in tables, and the lines of a table."""
SOURCE_LINES = 12
Words = Paragraph | Bullets | Pairs | Claim
Item = TypeVar("Item")


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
        case Table():
            yield from _cut_table(block)
        case Bullets():
            yield from (Bullets(one) for one in _groups(block.items, _lines, LINES - 1))
        case Pairs():
            yield from (
                Pairs(one)
                for one in _groups(block.pairs, lambda one: _lines("".join(one)), LINES - 1)
            )
        case Paragraph() if _lines(block.text) > LINES:
            parts = wrap(block.text, LINES * LETTERS, break_on_hyphens=False)
            yield from (Paragraph(one, block.is_quiet) for one in parts)
        case _:
            yield block


def _cut_table(table: Table) -> Iterator[Table]:
    """Yield a table in parts that each have its heads; the last has its foot."""
    shares = fit_of(table).shares

    def lines(row: Row) -> int:
        each = zip(row, shares, strict=True)
        return max(_of_cell(cell, int(share * LETTERS_OF_TABLE)) for cell, share in each)

    parts = list(_groups(table.rows, lines, LINES_OF_TABLE)) or [()]
    for rows in parts:
        foot = table.foot if rows is parts[-1] else ()
        is_whole = len(parts) == 1
        yield replace(table, rows=rows, foot=foot, sums=table.sums if is_whole else ())


def _groups(
    items: Sequence[Item], lines: Callable[[Item], int], most: int
) -> Iterator[tuple[Item, ...]]:
    """Yield items that share a slide, in order."""
    group: list[Item] = []
    for item in items:
        if group and sum(map(lines, (*group, item))) > most:
            yield tuple(group)
            group = []
        group.append(item)
    if group:
        yield tuple(group)


def _pages(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, ...]]:
    """Yield blocks that share a slide: one that is looked at, with words before or after it."""
    page: list[Block] = []
    for block in blocks:
        if page and not _find_room((*page, block)):
            yield tuple(page)
            page = []
        page.append(block)
    yield tuple(page)


def _find_room(blocks: Sequence[Block]) -> bool:
    seen = [one for one in blocks if not isinstance(one, Words)]
    room = LINES_BESIDE if seen else LINES
    return len(seen) <= 1 and sum(map(_lines_of, blocks)) <= room


def _lines_of(block: Block) -> int:
    match block:
        case Paragraph():
            return _lines(block.text)
        case Bullets():
            return sum(map(_lines, block.items))
        case Pairs():
            return sum(_lines("".join(one)) for one in block.pairs)
        case Claim():
            return _lines(block.sentence) + _lines(block.why)
        case Table():
            return max(0, len(block.rows) - LINES_BESIDE)
    return 0


def _of_cell(cell: Cell, letters: int) -> int:
    return _lines(cell.text, letters) + (_lines(cell.beside, letters) if cell.beside else 0)


def _lines(text: str, letters: int = LETTERS) -> int:
    return sum(-(-max(len(line), 1) // max(letters, 1)) for line in text.split("\n"))

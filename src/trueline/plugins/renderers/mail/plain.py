"""A document as plain text, for mail programs and people that read no other."""

from collections.abc import Iterator, Sequence
from functools import singledispatch
from textwrap import wrap

from trueline.briefing.blocks import (
    Briefing,
    Bullets,
    Pairs,
    Paragraph,
    Table,
)
from trueline.briefing.cells import Cell
from trueline.briefing.chart import Chart
from trueline.briefing.chart_table import notes_of, table_of
from trueline.briefing.drawing import Drawing
from trueline.briefing.key_figures import Claim, KeyFigures
from trueline.briefing.page_marks import NOTHING, SOURCES, marks_of
from trueline.briefing.wording import MISSING

WIDTH = 76
"""Letters of a line, so that an answer's marks before it find room."""


def plain_text_of(briefing: Briefing) -> str:
    """Give a document as lines of text."""
    return "\n".join(one.rstrip() for one in _lines(briefing)) + "\n"


def _lines(briefing: Briefing) -> Iterator[str]:
    yield from _headed(briefing.title, "=")
    if briefing.lead:
        yield from (*_wrapped(briefing.lead), "")
    for section in briefing.sections:
        yield from _headed(section.title, "-")
        for block in section.blocks or (Paragraph(NOTHING),):
            yield from (*_told(block, briefing.site), "")
        for line in section.sources:
            yield from (*_wrapped(line), "")
    if briefing.sources:
        yield from _headed(SOURCES, "-")
        yield from (line for one in briefing.sources for line in _point(one))
        yield ""
    yield "-" * WIDTH
    yield from (line for name, words in marks_of(briefing) for line in _wrapped(f"{name}: {words}"))


@singledispatch
def _told(block: object, site: str) -> Iterator[str]:  # noqa: ARG001 - each kind has its own way
    """Yield the lines of a block.

    Raises:
        TypeError: There is no way for it.
    """
    raise TypeError(f"There is no text for {type(block).__name__}.")


@_told.register
def _paragraph(block: Paragraph, site: str) -> Iterator[str]:  # noqa: ARG001 - as above
    yield from _wrapped(block.text)


@_told.register
def _bullets(block: Bullets, site: str) -> Iterator[str]:  # noqa: ARG001 - as above
    for one in block.items:
        yield from _point(one)


@_told.register
def _pairs(block: Pairs, site: str) -> Iterator[str]:  # noqa: ARG001 - as above
    for name, text in block.pairs:
        yield from _wrapped(f"{name}: {text}")


@_told.register
def _table(block: Table, site: str) -> Iterator[str]:
    """Yield a row as its first cell and a line for each other, which no width breaks."""
    if block.title:
        yield from _wrapped(block.title)
    for row in (*block.rows, *((block.foot,) if block.foot else ())):
        first, *others = row
        yield from _point(_cell(first))
        for head, cell in zip(block.heads[1:], others, strict=True):
            yield from _wrapped(f"{head}: {_cell(cell)}".strip(": "), "    ")
            if cell.trace and site:
                yield f"      {site}{cell.trace}"


@_told.register
def _claim(block: Claim, site: str) -> Iterator[str]:
    yield from _wrapped(f"[Grade {block.grade}] {block.sentence}")
    yield from _wrapped(block.why, "  ")
    if block.trace and site:
        yield f"  {site}{block.trace}"


@_told.register
def _key_figures(block: KeyFigures, site: str) -> Iterator[str]:
    for one in block.figures:
        grade = f"[{one.grade}]" if one.grade else ""
        said = (f"{one.label}: {one.text}", grade, one.interval, one.status, one.beside)
        yield from _point(", ".join(part for part in said if part).replace(", [", " [", 1))
        if one.trace and site:
            yield f"      {site}{one.trace}"


@_told.register
def _chart(block: Chart, site: str) -> Iterator[str]:  # noqa: ARG001 - as above
    """Yield a place a line, without what is missing."""
    yield from _wrapped(block.title)
    table = table_of(block)
    for row in table.rows:
        pairs = zip(table.heads, row, strict=True)
        said = [f"{head} {_cell(one)}" for head, one in pairs if one.value is not None]
        yield from _point(f"{row[0].text}: {', '.join(said) or MISSING}")
    for line in (block.told, *notes_of(block)):
        yield from _wrapped(line)


@_told.register
def _drawing(block: Drawing, site: str) -> Iterator[str]:  # noqa: ARG001 - as above
    yield from _wrapped(block.told)
    for one in block.boxes:
        yield from _point(" · ".join(part for part in (one.title, one.line) if part))


def _cell(cell: Cell) -> str:
    parts = [f"{cell.standing.sign} {cell.text}" if cell.standing else cell.text]
    parts += [f"[{cell.grade}]"] if cell.grade else []
    parts += [] if cell.counts else ["(not counted)"]
    parts += [f"({cell.beside})"] if cell.beside else []
    return " ".join(one for one in parts if one)


def _headed(title: str, mark: str) -> Sequence[str]:
    lines = _wrapped(title)
    return (*lines, mark * min(max(map(len, lines), default=1), WIDTH), "")


def _point(text: str) -> list[str]:
    first, *others = _wrapped(text, "  ")
    return [f"- {first[2:]}", *others]


def _wrapped(text: str, before: str = "") -> list[str]:
    lines = [
        line
        for part in text.split("\n")
        for line in wrap(part, WIDTH, initial_indent=before, subsequent_indent=before)
    ]
    return lines or [before]

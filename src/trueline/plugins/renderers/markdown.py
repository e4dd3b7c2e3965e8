"""Markdown: a document as plain text with marks, for wikis, tickets and version control.

When to use it: where a document is kept as text and compared line by line. Charts are told and
given as tables. Words are escaped, so what somebody wrote is never taken for a mark or for HTML.
"""

import re
from collections.abc import Iterator
from functools import singledispatch

from trueline.briefing.blocks import (
    Briefing,
    Bullets,
    Pairs,
    Paragraph,
    Section,
    Table,
)
from trueline.briefing.cells import Cell, Row
from trueline.briefing.chart import Chart
from trueline.briefing.chart_table import notes_of, table_of
from trueline.briefing.drawing import Drawing
from trueline.briefing.key_figures import Claim, KeyFigures
from trueline.briefing.page_marks import NOTHING, SOURCES, marks_of
from trueline.briefing.printable import printable
from trueline.contracts.renderer import Rendered, Renderer
from trueline.core.errors import MissingError

FORMATS = {"md": "text/markdown"}
MARKS = re.compile(r"([\\`*_{}\[\]<>#|~$&])")
STARTS = re.compile(r"^(\s*)([-+=>]|\d+[.)])(?=\s|$|[-=])")
FIGURE_HEADS = ("Figure", "Value", "Interval", "Status", "Beside")


def _render(briefing: Briefing, ending: str) -> Rendered:
    """Write a document.

    Raises:
        MissingError: The ending is none of this renderer's.
    """
    if ending not in FORMATS:
        raise MissingError(f"There is no format {ending} here; known are {', '.join(FORMATS)}.")
    parts = [one.rstrip() for one in _parts(printable(briefing))]
    return Rendered("\n\n".join(parts).encode() + b"\n", 1)


def _parts(briefing: Briefing) -> Iterator[str]:
    yield f"# {_said(briefing.title)}"
    yield "\n".join(f"- {name}: {_said(words)}" for name, words in marks_of(briefing))
    if briefing.lead:
        yield f"> {_said(briefing.lead)}"
    for section in briefing.sections:
        yield from _section(section, briefing.site)
    if briefing.sources:
        yield f"## {SOURCES}"
        yield "\n".join(f"- {_said(one)}" for one in briefing.sources)


def _section(section: Section, site: str) -> Iterator[str]:
    yield f"## {_said(section.title)}"
    if not section.blocks:
        yield NOTHING
    for block in section.blocks:
        yield from _block(block, site)
    if section.sources:
        yield "\n".join(f"*{_said(one)}*" for one in section.sources)


@singledispatch
def _block(block: object, site: str) -> Iterator[str]:  # noqa: ARG001 - each kind has its own way
    """Yield the parts of a block, between which a line stays empty.

    Raises:
        TypeError: There is no way for it.
    """
    raise TypeError(f"There is no Markdown for {type(block).__name__}.")


@_block.register
def _paragraph(block: Paragraph, site: str) -> Iterator[str]:  # noqa: ARG001 - as above
    yield f"*{_said(block.text)}*" if block.is_quiet and block.text else _said(block.text)


@_block.register
def _bullets(block: Bullets, site: str) -> Iterator[str]:  # noqa: ARG001 - as above
    yield "\n".join(f"- {_said(one)}" for one in block.items)


@_block.register
def _pairs(block: Pairs, site: str) -> Iterator[str]:  # noqa: ARG001 - as above
    yield "\n".join(f"- **{_said(name)}**: {_said(text)}" for name, text in block.pairs)


@_block.register
def _table(block: Table, site: str) -> Iterator[str]:
    if block.title:
        yield f"**{_said(block.title)}**"
    lines = [_line([_said(head) for head in block.heads])]
    lines.append(_line(["--:" if at in block.numbers else "---" for at in range(len(block.heads))]))
    lines += [_row(row, site) for row in block.rows]
    lines += [_row(block.foot, site, is_strong=True)] if block.foot else []
    yield "\n".join(lines)


@_block.register
def _claim(block: Claim, site: str) -> Iterator[str]:
    said = _linked(_said(block.sentence), block.trace, site)
    yield rf"**\[Grade {block.grade}\]** {said} *{_said(block.why)}*"


@_block.register
def _key_figures(block: KeyFigures, site: str) -> Iterator[str]:
    rows = tuple(
        (
            Cell(one.label),
            Cell(one.text, trace=one.trace, grade=one.grade),
            Cell(one.interval),
            Cell(one.status, standing=one.standing),
            Cell(one.beside),
        )
        for one in block.figures
    )
    yield from _table(Table(FIGURE_HEADS, rows, numbers=(1,)), site)


@_block.register
def _chart(block: Chart, site: str) -> Iterator[str]:
    yield from _table(table_of(block), site)
    yield "\n".join(f"*{_said(one)}*  " for one in (block.told, *notes_of(block)))


@_block.register
def _drawing(block: Drawing, site: str) -> Iterator[str]:  # noqa: ARG001 - as above
    yield f"*{_said(block.told)}*"
    yield "\n".join(
        f"- {_said(' · '.join(filter(None, (one.title, one.line))))}" for one in block.boxes
    )


def _row(row: Row, site: str, *, is_strong: bool = False) -> str:
    return _line([_cell(one, site, is_strong=is_strong) for one in row])


def _cell(cell: Cell, site: str, *, is_strong: bool) -> str:
    text = f"{cell.standing.sign} {cell.text}" if cell.standing else cell.text
    said = _linked(_said(text), cell.trace, site)
    said = f"**{said}**" if is_strong and said else said
    parts = [said, rf"\[{cell.grade}\]" if cell.grade else ""]
    parts += [
        "" if cell.counts else "(not counted)",
        f"({_said(cell.beside)})" if cell.beside else "",
    ]
    return " ".join(one for one in parts if one)


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _linked(said: str, trace: str, site: str) -> str:
    return f"[{said}](<{site}{trace}>)" if trace and site and said else said


def _said(text: str) -> str:
    """Give words on one line in which no sign is a mark."""
    line = MARKS.sub(r"\\\1", " ".join(text.split()))
    return STARTS.sub(r"\1\\\2", line)


RENDERER = Renderer(name="markdown", formats=FORMATS, render=_render)

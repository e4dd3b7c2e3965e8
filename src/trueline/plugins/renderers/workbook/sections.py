"""A section as the lines of a sheet, block by block."""

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
from trueline.briefing.cells import Cell, Row, row_of
from trueline.briefing.chart import Chart
from trueline.briefing.chart_table import notes_of
from trueline.briefing.drawing import Drawing
from trueline.briefing.key_figures import Claim, KeyFigures
from trueline.briefing.page_marks import NOTHING, foot_line, head_line
from trueline.plugins.renderers.workbook.charts import native, reckoned
from trueline.plugins.renderers.workbook.sheet import Sheet

FIGURE_HEADS = ("Figure", "Value", "Interval", "Status", "Beside")
GAPS = "An empty cell has no value; it is not zero."


def write_section(sheet: Sheet, briefing: Briefing, section: Section) -> None:
    """Write a section below what stands on a sheet."""
    sheet.begin(section.title)
    sheet.say(head_line(briefing), "quiet")
    sheet.say(foot_line(briefing), "quiet")
    sheet.skip()
    if not section.blocks:
        sheet.say(NOTHING, "quiet")
    for block in section.blocks:
        _write(block, sheet)
        sheet.skip()
    for line in section.sources:
        sheet.say(line, "quiet")
    sheet.widen()


@singledispatch
def _write(block: object, sheet: Sheet) -> None:  # noqa: ARG001 - each kind has its own way below
    """Write a block.

    Raises:
        TypeError: There is no way for it.
    """
    raise TypeError(f"There is no sheet for {type(block).__name__}.")


@_write.register
def _paragraph(block: Paragraph, sheet: Sheet) -> None:
    sheet.say(block.text, "quiet" if block.is_quiet else "free")


@_write.register
def _bullets(block: Bullets, sheet: Sheet) -> None:
    for item in block.items:
        sheet.say(f"• {item}", "free")


@_write.register
def _pairs(block: Pairs, sheet: Sheet) -> None:
    for name, text in block.pairs:
        sheet.pair(name, text)


@_write.register
def _table(block: Table, sheet: Sheet) -> None:
    sheet.table(block)


@_write.register
def _claim(block: Claim, sheet: Sheet) -> None:
    sheet.table(Table(("Grade", "Claim", "Why"), (tuple(_of_claim(block)),)))


@_write.register
def _key_figures(block: KeyFigures, sheet: Sheet) -> None:
    rows = tuple(
        (
            Cell(one.label),
            Cell(one.text, one.value, one.measured_in, one.trace, grade=one.grade),
            Cell(one.interval),
            Cell(one.status, standing=one.standing),
            Cell(one.beside),
        )
        for one in block.figures
    )
    sheet.table(Table(FIGURE_HEADS, rows, numbers=(1,)))


@_write.register
def _chart(block: Chart, sheet: Sheet) -> None:
    table = reckoned(block)
    top = sheet.table(table)
    if any(not cell.text for row in table.rows for cell in row[1:]):
        sheet.say(GAPS, "quiet")
    sheet.say(block.told, "quiet")
    for note in notes_of(block):
        sheet.say(note, "quiet")
    sheet.chart(native(sheet, block, top), block.told)


@_write.register
def _drawing(block: Drawing, sheet: Sheet) -> None:
    rows: tuple[Row, ...] = tuple(row_of(one.title, one.line) for one in block.boxes)
    sheet.table(Table(("Box", "Its words"), rows, title=block.told))


def _of_claim(claim: Claim) -> Iterator[Cell]:
    yield Cell("", grade=claim.grade)
    yield Cell(claim.sentence, trace=claim.trace)
    yield Cell(claim.why)

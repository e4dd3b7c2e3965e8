"""Agenda of the next meeting, as the system makes it on this day: a broken assumption heads it.

It is the agenda of the meeting's own page, asked for the report's day and knowledge. Where no
meeting is planned within a hundred days it says so; of a long list the first line is told and how
many follow.
"""

from collections.abc import Mapping

from trueline.briefing.blocks import Paragraph, Section
from trueline.briefing.cells import Cell, Row
from trueline.briefing.wording import MISSING
from trueline.contracts.report_part import PartGround, ReportPart
from trueline.contracts.reported.addresses import page_address
from trueline.contracts.reported.words import table_or_word
from trueline.coordination.reviewing.agenda import AgendaItem

HEADS = ("", "Part", "Matter", "What is known", "Minutes")
NOTHING = "Nothing stands on it yet."


def _make(ground: PartGround, _options: Mapping[str, str]) -> tuple[Section, ...]:
    found = ground.coordinated.agenda()
    if isinstance(found, str):
        return (Section("Agenda of the next meeting", (Paragraph(found),), is_wide=True),)
    rows = [_row(ground, number, one) for number, one in enumerate(found.items, start=1)]
    blocks = table_or_word(ground.frame, HEADS, rows, NOTHING, numbers=(4,))
    return (Section(f"Agenda: {found.title}", blocks, is_wide=True),)


def _row(ground: PartGround, number: int, one: AgendaItem) -> Row:
    part = one.part.value
    return (
        Cell(str(number)),
        Cell(part[:1].upper() + part[1:]),
        Cell(one.title, trace=page_address(ground.frame, one.link) if one.link else ""),
        Cell(_said(one)),
        Cell(str(one.minutes)),
    )


def _said(one: AgendaItem) -> str:
    """Give what is known of a matter; of a list its first line, and how long it is."""
    lines = one.says.splitlines()
    if len(lines) <= 1:
        return one.says or MISSING
    return f"{lines[0]} And {len(lines) - 1} more."


REPORT_PART = ReportPart(
    name="agenda",
    title="Agenda of the next meeting",
    about="What the next meeting speaks of, in which order and why.",
    make=_make,
)

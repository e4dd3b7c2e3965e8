"""Action items: who does what by when, the overdue first; what is finished stands behind.

Items stay here until they are done or dropped. What was finished within the period is listed once
more, so that a meeting sees what became of it; what was agreed after the report's day is left out.
"""

from collections.abc import Mapping
from datetime import date

from trueline.briefing.blocks import Section
from trueline.briefing.cells import Cell, Row, Standing
from trueline.briefing.wording import MISSING, day_in_words
from trueline.contracts.report_part import PartGround, ReportPart
from trueline.contracts.reported.words import table_or_word
from trueline.coordination.deciding.action import ActionItem

HEADS = ("What", "Who", "By", "Status", "Said")
NOTHING = "Nobody has anything open, and nothing was finished in the period."


def _make(ground: PartGround, _options: Mapping[str, str]) -> tuple[Section, ...]:
    on, period = ground.frame.on, ground.frame.period
    known = (one for one in ground.coordinated.actions() if one.since <= on)
    shown = [one for one in known if one.is_unfinished or (one.finished_on or on) in period]
    rows = [_row(one, on) for one in shown]
    return (Section("Actions", table_or_word(ground.frame, HEADS, rows, NOTHING), is_wide=True),)


def _row(one: ActionItem, on: date) -> Row:
    is_late = one.is_overdue(on)
    status = "overdue" if is_late else one.status.value
    finished = Standing.OPEN if one.is_unfinished else Standing.GOOD
    return (
        Cell(one.what, trace="/actions/"),
        Cell(one.owner or MISSING),
        Cell(day_in_words(one.due)),
        Cell(status[:1].upper() + status[1:], standing=Standing.BAD if is_late else finished),
        Cell(one.said or MISSING),
    )


REPORT_PART = ReportPart(
    name="actions",
    title="Action items",
    about="Who does what by when, the overdue first, with what was finished in the period.",
    make=_make,
)

"""Needs a decision: what is off pace, broken, blocked or missing, the largest stakes first.

Ranked by the share of the scorecard affected, how far that is behind and how much of its time is
gone; of equals the larger sum of money missing comes first.
"""

from collections.abc import Mapping

from trueline.briefing.blocks import Section
from trueline.briefing.cells import Cell, Row
from trueline.briefing.wording import MISSING
from trueline.contracts.report_part import PartGround, ReportPart
from trueline.contracts.reported.addresses import page_address
from trueline.contracts.reported.measured import NeededLine
from trueline.contracts.reported.words import number_cell, share_cell, table_or_word

HEADS = ("Why", "About", "Cause", "Of the scorecard", "Days left", "Short")
NOTHING = "Nothing needs a decision on this day."


def _make(ground: PartGround, _options: Mapping[str, str]) -> tuple[Section, ...]:
    rows = [_row(ground, one) for one in ground.measured.needed()]
    blocks = table_or_word(ground.frame, HEADS, rows, NOTHING, numbers=(3, 4, 5))
    return (Section("Needs a decision", blocks, is_wide=True),)


def _row(ground: PartGround, one: NeededLine) -> Row:
    return (
        Cell(one.matter[:1].upper() + one.matter[1:]),
        Cell(one.name, trace=page_address(ground.frame, one.link)),
        Cell(one.cause),
        share_cell(one.share),
        Cell(MISSING if one.days_left is None else str(one.days_left)),
        number_cell(one.shortfall, one.currency),
    )


REPORT_PART = ReportPart(
    name="needs-decision",
    title="Needs a decision",
    about="What somebody has to decide, with its cause and what is at stake.",
    make=_make,
)

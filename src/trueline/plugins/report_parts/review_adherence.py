"""Review adherence: how many of the meetings that were due within a year were held in time.

Meetings are due by the plan that was in force on their day. One that may still be held in time does
not count yet; in time is up to seven days late, as long as the next was not due.
"""

from collections.abc import Mapping, Sequence

from trueline.briefing.blocks import Block, Bullets, Section
from trueline.briefing.cells import Cell, Row
from trueline.briefing.wording import day_in_words
from trueline.contracts.report_part import PartGround, ReportPart
from trueline.contracts.reported.addresses import page_address
from trueline.contracts.reported.frame import Frame
from trueline.contracts.reported.words import share_cell, table_or_word
from trueline.coordination.meeting.adherence import Adherence, Held

HEADS = ("Series", "Since", "Due", "In time", "Late", "Cancelled", "Not held", "Share in time")
NUMBERS = (2, 3, 4, 5, 6, 7)
NOTHING = "No plan has named a series of meetings yet."
ALL = "All together"


def _make(ground: PartGround, _options: Mapping[str, str]) -> tuple[Section, ...]:
    frame, found = ground.frame, ground.coordinated.adherence()
    rows = [_row(frame, one) for one in found]
    table = table_or_word(frame, HEADS, rows, NOTHING, NUMBERS)
    return (Section("Review adherence", (*table, *_missed(frame, found)), is_wide=True),)


def _row(frame: Frame, one: Adherence) -> Row:
    became = [due.held for due in one.due]
    return (
        Cell(one.title or ALL, trace=page_address(frame, "/meetings/")),
        Cell(day_in_words(one.since)),
        Cell(str(len(became))),
        *(Cell(str(became.count(held))) for held in Held),
        share_cell(one.share),
    )


def _missed(frame: Frame, found: Sequence[Adherence]) -> tuple[Block, ...]:
    """Name the meetings of the period that were not held, the newest first."""
    if frame.most:
        return ()
    every = found[0].missed if found else ()
    said = tuple(
        f"{day_in_words(one.day)}, {one.title}: {one.held}"
        for one in every
        if one.day in frame.period
    )
    return (Bullets(said),) if said else ()


REPORT_PART = ReportPart(
    name="review-adherence",
    title="Review adherence",
    about="How many of the meetings that were due were held, and held in time.",
    make=_make,
)

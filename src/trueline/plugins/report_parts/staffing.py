"""Staffing: the hours a week that ongoing support needs, has and lacks.

The hours are those that keep the promise to answer in time where that can be reckoned, else those
of the work alone; the sentence below the table says which. Activities that answer the same
conversations share their hours and count once.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from trueline.briefing.blocks import Block, Bullets, Paragraph, Section
from trueline.briefing.cells import Cell, Row, Standing
from trueline.briefing.short_numbers import number_in_short
from trueline.briefing.wording import MISSING, day_in_words
from trueline.contracts.report_part import PartGround, ReportPart
from trueline.contracts.reported.addresses import page_address
from trueline.contracts.reported.coordinated import StaffedLine
from trueline.contracts.reported.frame import Frame
from trueline.contracts.reported.words import number_cell, table_or_word

HEADS = ("Activity", "Needs a week", "Has", "Lacks", "Who", "Stands in", "Paid for until", "State")
NUMBERS = (1, 2, 3)
NOTHING = "The plan names no ongoing support yet."


def _make(ground: PartGround, _options: Mapping[str, str]) -> tuple[Section, ...]:
    frame = ground.frame
    lines = [one for one in ground.coordinated.staffing() if _is_asked(frame, one)]
    table = table_or_word(frame, HEADS, [_row(frame, one) for one in lines], NOTHING, NUMBERS)
    return (Section("Staffing", (*_whole(lines), *table, *_how(frame, lines)), is_wide=True),)


def _is_asked(frame: Frame, one: StaffedLine) -> bool:
    channels = one.activity.channels
    return not frame.channel or not channels or frame.channel in channels


def _whole(lines: Sequence[StaffedLine]) -> tuple[Block, ...]:
    if not lines:
        return ()
    counted = [one for one in lines if not one.counted_with]
    known = [one.missing for one in counted if one.missing is not None]
    short = sum(known, Decimal(0))
    said = "Hours suffice for all of which that is known."
    if short:
        said = f"{number_in_short(short)} hours a week are missing."
    if unknown := len(counted) - len(known):
        said += f" Of {unknown} {'activity' if unknown == 1 else 'activities'} it is not known."
    return (Paragraph(said),)


def _row(frame: Frame, one: StaffedLine) -> Row:
    state, look = _state(one, frame.on)
    hours = (one.needed, one.assigned, one.missing)
    cells = [number_cell(each, "hours") for each in hours]
    if one.counted_with:
        cells = [Cell(MISSING) for _ in hours]
    return (
        Cell(one.activity.activity, trace=page_address(frame, "/support/")),
        *cells,
        Cell(one.activity.person or one.activity.role or MISSING),
        Cell(one.activity.backup or MISSING),
        Cell(day_in_words(one.activity.funded_until) if one.activity.funded_until else "open"),
        Cell(state, standing=look),
    )


def _state(one: StaffedLine, on: date) -> tuple[str, Standing]:
    if one.activity.funded_until is not None and one.activity.funded_until < on:
        return "No longer paid for", Standing.BAD
    if one.counted_with:
        return f"Counted with {one.counted_with}", Standing.OPEN
    if one.missing is None:
        return "Not known", Standing.OPEN
    return ("Short", Standing.WATCH) if one.missing else ("Enough", Standing.GOOD)


def _how(frame: Frame, lines: Iterable[StaffedLine]) -> tuple[Block, ...]:
    if frame.most:
        return ()
    said = (f"{one.activity.activity}: {one.how}" for one in lines if not one.counted_with)
    points = tuple(said)
    return (Bullets(points),) if points else ()


REPORT_PART = ReportPart(
    name="staffing",
    title="Staffing of ongoing support",
    about="Hours a week that ongoing support needs, has and lacks, and until when it is paid for.",
    make=_make,
)

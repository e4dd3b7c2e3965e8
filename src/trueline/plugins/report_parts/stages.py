"""Stages: how far people, process and technology are, and what is missing to close each.

Each cell counts the criteria that are met. A criterion of which nothing can be said counts as not
met, and says what it takes. A stage closes by a decision, never by itself.
"""

from collections.abc import Mapping

from trueline.briefing.blocks import Bullets, Section
from trueline.briefing.cells import Cell, Row, Standing
from trueline.contracts.report_part import PartGround, ReportPart
from trueline.contracts.reported.coordinated import StageLine
from trueline.contracts.reported.words import table_or_word

HEADS = ("Stage", "Side", "Met", "State")
NOTHING = "No stage asks anything yet."


def _make(ground: PartGround, _options: Mapping[str, str]) -> tuple[Section, ...]:
    lines = ground.coordinated.stages()
    blocks = table_or_word(ground.frame, HEADS, [_row(one) for one in lines], NOTHING, numbers=(2,))
    missing = tuple(why for one in lines if one.is_current for why in one.missing)
    points = (Bullets(missing),) if missing and not ground.frame.most else ()
    return (Section("Stages", (*blocks, *points), is_wide=True),)


def _row(one: StageLine) -> Row:
    state, standing = _state(one)
    return (
        Cell(one.stage.capitalize(), trace="/stages/"),
        Cell(one.side.capitalize()),
        Cell(f"{one.met} of {one.count}"),
        Cell(state, standing=standing),
    )


def _state(one: StageLine) -> tuple[str, Standing]:
    if one.is_closed:
        return "Closed", Standing.GOOD
    if not one.is_current:
        return "Not begun", Standing.OPEN
    return ("Ready", Standing.GOOD) if one.met == one.count else ("Under way", Standing.WATCH)


REPORT_PART = ReportPart(
    name="stages",
    title="Stages",
    about="How far people, process and technology are, and what is missing at this stage.",
    make=_make,
)

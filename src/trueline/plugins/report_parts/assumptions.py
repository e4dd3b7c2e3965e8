"""Assumptions: each guess of the plan against what was measured, the broken ones first.

An assumption without a metric, or whose days are not known, is not measured, and the reason stands
beside it. A measured number without an interval is a count; with one, the verdict needs the whole
interval.
"""

from collections.abc import Mapping

from trueline.briefing.blocks import Section
from trueline.briefing.cells import Cell, Row, Standing
from trueline.briefing.wording import day_in_words
from trueline.contracts.report_part import PartGround, ReportPart
from trueline.contracts.reported.addresses import page_address
from trueline.contracts.reported.measured import GuessLine
from trueline.contracts.reported.words import number_cell, range_in_words, table_or_word
from trueline.measure.verdict import Verdict

HEADS = ("Assumption", "Plan", "Its range", "Measured", "95% interval", "Test day", "Verdict")
LOOKS = {Verdict.BROKEN.value: Standing.BAD, Verdict.HOLDS.value: Standing.GOOD}
NOTHING = "The plan states no assumption here."


def _make(ground: PartGround, _options: Mapping[str, str]) -> tuple[Section, ...]:
    guesses = sorted(ground.measured.guesses(), key=lambda one: not one.is_broken)
    rows = [_row(ground, one) for one in guesses]
    blocks = table_or_word(ground.frame, HEADS, rows, NOTHING, numbers=(1, 3))
    return (Section("Assumptions", blocks, is_wide=True),)


def _row(ground: PartGround, one: GuessLine) -> Row:
    unit = one.measured_in
    standing = LOOKS.get(one.verdict, Standing.OPEN)
    return (
        Cell(one.statement, trace=page_address(ground.frame, "/assumptions/")),
        number_cell(one.p50, unit),
        Cell(range_in_words(one.p10, one.p90, unit)),
        number_cell(one.seen, unit),
        Cell(range_in_words(one.low, one.high, unit)),
        Cell(day_in_words(one.tested_on)),
        Cell(_verdict(one), standing=standing),
    )


def _verdict(one: GuessLine) -> str:
    word = one.verdict[:1].upper() + one.verdict[1:]
    return f"{word}: {one.why}" if one.why else word


REPORT_PART = ReportPart(
    name="assumptions",
    title="Assumptions",
    about="Each guess of the plan against what was measured, the broken ones first.",
    make=_make,
)

"""Scorecard: every KPI by perspective, with actual, expected, target, pace, forecast and status.

Variance is actual minus expected, turned so that more is better: below plan on a cost is positive;
of shares it is in points.
The forecast is the 80% interval of where the KPI lands on its due day; the chance is that of
reaching its target by then.
"""

from collections.abc import Mapping

from trueline.briefing.blocks import Block, Paragraph, Section
from trueline.briefing.cells import Cell, Row
from trueline.briefing.short_numbers import number_in_short
from trueline.briefing.wording import MISSING
from trueline.contracts.report_part import PartGround, ReportPart
from trueline.contracts.reported.addresses import facts_address
from trueline.contracts.reported.words import (
    difference_cell,
    number_cell,
    range_in_words,
    share_cell,
    status_cell,
    table_or_word,
)
from trueline.core.percent import chance_in_words
from trueline.measure.reading import Reading
from trueline.measure.scorecard import PerspectiveScore, by_perspective

HEADS = (
    "KPI",
    "Owner",
    "Actual",
    "Expected",
    "Variance",
    "Target",
    "Pace",
    "Forecast",
    "Chance",
    "Status",
)
NOTHING = "No KPI looks at this side."


def _make(ground: PartGround, _options: Mapping[str, str]) -> tuple[Section, ...]:
    card, frame = ground.measured.scorecard(), ground.frame
    readings = [one for one in card.readings if frame.takes(one.path)]
    sides = by_perspective([one.perspective for one in card.perspectives], readings)
    shown = [one for one in sides if one.readings]
    if not shown:
        return (Section("Scorecard", (Paragraph("The plan has no KPI here yet."),)),)
    return tuple(_side(ground, one) for one in shown)


def _side(ground: PartGround, side: PerspectiveScore) -> Section:
    rows = [_row(ground, one) for one in side.readings]
    pace = "has no pace yet"
    if side.pace is not None:
        count = f"{side.counted} KPI{'s' if side.counted != 1 else ''}"
        pace = f"pace {number_in_short(side.pace, 'fraction')}, the mean of {count}"
    said = Paragraph(f"{side.perspective.name} {pace}.", is_quiet=True)
    blocks: tuple[Block, ...] = table_or_word(
        ground.frame, HEADS, rows, NOTHING, numbers=(2, 3, 4, 5, 6, 8)
    )
    return Section(f"Scorecard: {side.perspective.name}", (*blocks, said), is_wide=True)


def _row(ground: PartGround, one: Reading) -> Row:
    unit, trace = one.actual.measured_in, facts_address(ground.frame, one.path)
    landing = one.forecast.landing if one.forecast else None
    chance = one.forecast.chance if one.forecast else None
    ahead = range_in_words(landing.low, landing.high, unit) if landing else MISSING
    target = one.kpi.target.value if one.kpi.target else None
    return (
        Cell(one.kpi.name, trace=f"/kpis/{one.path}/"),
        Cell(one.kpi.owner or MISSING),
        number_cell(one.actual.value, unit, trace),
        number_cell(one.expected, unit),
        difference_cell(one.variance, unit),
        number_cell(target, unit),
        share_cell(one.pace),
        Cell(ahead, landing.value if landing else None, unit if landing else ""),
        Cell(chance_in_words(chance) if chance is not None else MISSING, chance, "fraction"),
        status_cell(one.status),
    )


REPORT_PART = ReportPart(
    name="scorecard",
    title="Scorecard by perspective",
    about="Every KPI with actual, expected, target, pace, forecast, chance and status.",
    make=_make,
)

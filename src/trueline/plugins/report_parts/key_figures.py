"""Key figures: the KPIs that weigh most, each with its expected value, status and forecast.

The weight is that of the KPI in its perspective times that of the perspective in the scorecard.
"""

from collections.abc import Mapping
from decimal import Decimal

from trueline.briefing.blocks import Paragraph, Section
from trueline.briefing.key_figures import KeyFigure, KeyFigures
from trueline.briefing.short_numbers import number_in_short
from trueline.contracts.report_part import PartGround, ReportPart
from trueline.contracts.reported.addresses import facts_address
from trueline.contracts.reported.words import range_in_words, status_cell
from trueline.measure.reading import Reading

MOST = 8


def _make(ground: PartGround, _options: Mapping[str, str]) -> tuple[Section, ...]:
    card = ground.measured.scorecard()
    weighed = [
        (_share(side.perspective.weight, one, side.readings), one)
        for side in card.perspectives
        for one in side.readings
        if ground.frame.takes(one.path)
    ]
    first = sorted(weighed, key=lambda pair: -pair[0])[: ground.frame.most or MOST]
    figures = tuple(_figure(ground, one) for _, one in first)
    nothing = Paragraph("The plan has no KPI here yet.")
    return (Section("Key figures", (KeyFigures(figures) if figures else nothing,), is_wide=True),)


def _share(side: Decimal, one: Reading, readings: tuple[Reading, ...]) -> Decimal:
    inside = sum((each.kpi.weight for each in readings), Decimal(0))
    return side * one.kpi.weight / inside if inside else Decimal(0)


def _figure(ground: PartGround, one: Reading) -> KeyFigure:
    unit, landing = one.actual.measured_in, one.forecast.landing if one.forecast else None
    status = status_cell(one.status)
    expected = f"expected {number_in_short(one.expected, unit)}" if one.expected is not None else ""
    ahead = f"lands at {range_in_words(landing.low, landing.high, unit)}" if landing else ""
    return KeyFigure(
        one.kpi.name,
        number_in_short(one.actual.value, unit),
        one.actual.value,
        unit,
        beside="; ".join(part for part in (expected, ahead) if part),
        status=status.text,
        standing=status.standing,
        trace=facts_address(ground.frame, one.path),
    )


REPORT_PART = ReportPart(
    name="key-figures",
    title="Key figures",
    about="The KPIs that weigh most, with what the plan expects, their status and forecast.",
    make=_make,
)

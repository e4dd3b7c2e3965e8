"""Channel scorecards: each channel by the KPIs that look at it, its own targets first.

A KPI of several channels together says little of one of them; what each line rests on is said.
"""

from collections.abc import Mapping

from trueline.briefing.blocks import Section
from trueline.briefing.cells import Cell, Row
from trueline.briefing.wording import MISSING
from trueline.contracts.report_part import PartGround, ReportPart
from trueline.contracts.reported.addresses import page_address
from trueline.contracts.reported.words import number_cell, share_cell, status_cell, table_or_word
from trueline.measure.by_channel import ChannelBalance, ChannelPart

HEADS = ("Channel", "Pace", "Lead", "Lag", "KPIs with a pace", "Status")
KPI_HEADS = ("KPI", "Actual", "Expected", "Pace", "Judged by", "Status")
NOTHING = "The plan has no channel yet."
NO_KPI = "No KPI looks at this channel."


def _make(ground: PartGround, _options: Mapping[str, str]) -> tuple[Section, ...]:
    wanted = ground.frame.channel
    found = [one for one in ground.measured.channels() if wanted in ("", one.channel)]
    rows = [_row(ground, one) for one in found]
    blocks = table_or_word(ground.frame, HEADS, rows, NOTHING, numbers=(1, 2, 3, 4))
    whole = Section("Channel scorecards", blocks, is_wide=True)
    if not wanted:
        return (whole,)
    return (whole, *(_kpis(ground, one) for one in found))


def _row(ground: PartGround, one: ChannelBalance) -> Row:
    return (
        Cell(one.name, trace=page_address(ground.frame, f"/channels/{one.channel}/")),
        share_cell(one.pace),
        share_cell(one.lead),
        share_cell(one.lag),
        Cell(f"{one.counted} of {len(one.parts)}"),
        status_cell(one.status) if one.status else Cell(MISSING),
    )


def _kpis(ground: PartGround, one: ChannelBalance) -> Section:
    rows = [_part(part) for part in one.parts]
    blocks = table_or_word(ground.frame, KPI_HEADS, rows, NO_KPI, numbers=(1, 2, 3))
    return Section(f"{one.name}: KPIs", blocks, is_wide=True)


def _part(part: ChannelPart) -> Row:
    reading = part.reading
    unit = reading.actual.measured_in
    return (
        Cell(reading.kpi.name),
        number_cell(reading.actual.value, unit),
        number_cell(reading.expected, unit),
        share_cell(reading.pace),
        Cell(part.basis.value),
        status_cell(reading.status),
    )


REPORT_PART = ReportPart(
    name="channel-scorecards",
    title="Channel scorecards",
    about="Where each channel stands, by the KPIs that look at it.",
    make=_make,
)

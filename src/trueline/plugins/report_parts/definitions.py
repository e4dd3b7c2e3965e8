"""Definitions: what each metric of the KPIs counts, in which version, and how it misleads.

The version matters: a metric of the same name in another version counts something else. Formulas
name other metrics; where nothing is known of how a metric misleads, a dash stands.
"""

from collections.abc import Mapping

from trueline.briefing.blocks import Section
from trueline.briefing.cells import Cell, Row
from trueline.briefing.wording import MISSING
from trueline.contracts.report_part import PartGround, ReportPart
from trueline.contracts.reported.words import table_or_word
from trueline.metrics.metric import Metric

HEADS = ("Metric", "Version", "What it counts", "Formula", "How it misleads")
NOTHING = "No KPI names a metric yet."


def _make(ground: PartGround, _options: Mapping[str, str]) -> tuple[Section, ...]:
    readings = ground.measured.scorecard().readings
    used = sorted({one.kpi.metric for one in readings if ground.frame.takes(one.path)})
    metrics = ground.sourced.metrics()
    rows = [_row(metrics.get(name)) for name in used]
    blocks = table_or_word(ground.frame, HEADS, rows, NOTHING)
    return (Section("Definitions", blocks, is_wide=True),)


def _row(one: Metric) -> Row:
    return (
        Cell(one.name, trace=f"/metrics/{one.id}/"),
        Cell(one.reference),
        Cell(one.definition),
        Cell(one.formula or MISSING),
        Cell(one.pitfalls or MISSING),
    )


REPORT_PART = ReportPart(
    name="definitions",
    title="Definitions of metrics",
    about="What each metric of the KPIs counts, in which version.",
    make=_make,
)

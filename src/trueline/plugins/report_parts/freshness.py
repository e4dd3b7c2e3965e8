"""Figures: how new they are, and what was restated since the report was issued before.

A restatement is a number that was known at the issue before and is another one now, such as after
a corrected export. The issue before still says what it said; this one says what changed.
"""

from collections.abc import Mapping

from trueline.briefing.blocks import Paragraph, Section
from trueline.briefing.cells import Cell, Row
from trueline.briefing.wording import day_in_words
from trueline.contracts.report_part import PartGround, ReportPart
from trueline.contracts.reported.sourced import RestatedLine, SourceLine
from trueline.contracts.reported.words import number_cell, share_cell, table_or_word

HEADS = ("Account", "Metrics", "From", "To", "Of the newest 28 days")
CHANGED = ("Account", "Metric", "Values changed", "Change of the sum")
NOTHING = "Nothing was imported yet."


def _make(ground: PartGround, _options: Mapping[str, str]) -> tuple[Section, ...]:
    rows = [_source(one) for one in ground.sourced.sources()]
    fresh = table_or_word(ground.frame, HEADS, rows, NOTHING, numbers=(1, 4))
    return Section("How new the figures are", fresh, is_wide=True), _restated(ground)


def _source(one: SourceLine) -> Row:
    return (
        Cell(one.account, trace="/data/sources/"),
        Cell(str(one.metric_count) if one.metric_count else "single rows"),
        Cell(day_in_words(one.first_day)),
        Cell(day_in_words(one.last_day)),
        share_cell(one.coverage),
    )


def _restated(ground: PartGround) -> Section:
    title, before = "Restated since the issue before", ground.frame.issued_before
    found = ground.sourced.restated()
    if found is None or before is None:
        return Section(title, (Paragraph("This report was not issued before."),), is_wide=True)
    nothing = f"No figure was restated since {day_in_words(before.date())}."
    rows = [_change(one) for one in found]
    blocks = table_or_word(ground.frame, CHANGED, rows, nothing, numbers=(2, 3))
    return Section(title, blocks, is_wide=True)


def _change(one: RestatedLine) -> Row:
    return (
        Cell(one.account, trace="/data/changes/"),
        Cell(one.metric),
        Cell(str(one.count)),
        number_cell(one.difference, one.currency or "count"),
    )


REPORT_PART = ReportPart(
    name="freshness",
    title="Freshness and restatements",
    about="How new the figures of each account are, and what was restated since the last issue.",
    make=_make,
)

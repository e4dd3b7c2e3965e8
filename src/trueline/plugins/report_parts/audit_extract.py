"""Audit extract: who did what in the period, row by row, with marks by which it is found again.

Versions of the plan, imports and corrections, studies and their runs, decisions, action items and
meetings. Marks are digests, commits or numbers of entries; nothing of it can be changed afterwards.
"""

from collections.abc import Mapping

from trueline.briefing.blocks import Section
from trueline.briefing.cells import Cell
from trueline.contracts.report_part import PartGround, ReportPart
from trueline.contracts.reported.words import table_or_word

HEADS = ("When (UTC)", "Who", "What", "About", "Mark")


def _make(ground: PartGround, _options: Mapping[str, str]) -> tuple[Section, ...]:
    rows = [
        (
            Cell(f"{one.at:%Y-%m-%d %H:%M:%S}"),
            Cell(one.by),
            Cell(one.what),
            Cell(one.about),
            Cell(one.mark),
        )
        for one in ground.sourced.happened()
    ]
    nothing = f"Nothing was kept from {ground.frame.period_in_words}."
    return (
        Section("Who did what", table_or_word(ground.frame, HEADS, rows, nothing), is_wide=True),
    )


REPORT_PART = ReportPart(
    name="audit-extract",
    title="Audit extract",
    about="Who approved, imported, decided or ran what in the period, row by row.",
    make=_make,
)

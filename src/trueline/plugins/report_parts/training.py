"""Training: how many of each role have taken what they need, and who is past their day.

A person counts as trained when every course that they need holds on the day; one that has to be
repeated no longer holds after its time. The longest overdue stand first.
"""

from collections.abc import Mapping

from trueline.briefing.blocks import Section
from trueline.briefing.cells import Cell
from trueline.briefing.wording import day_in_words
from trueline.contracts.report_part import PartGround, ReportPart
from trueline.contracts.reported.words import share_cell, table_or_word

HEADS = ("Role", "Trained", "Of", "Share")
LATE = ("Who", "Course", "Since")


def _make(ground: PartGround, _options: Mapping[str, str]) -> tuple[Section, ...]:
    found = ground.coordinated.trained()
    rows = [
        (
            Cell(one.name, trace="/training/"),
            Cell(str(one.trained)),
            Cell(str(one.count)),
            share_cell(one.share),
        )
        for one in found.shares
    ]
    late = [
        (Cell(one.member.name), Cell(one.course.name), Cell(day_in_words(one.due)))
        for one in found.late
    ]
    return (
        Section(
            "Training",
            (
                *table_or_word(ground.frame, HEADS, rows, "Nobody needs a course.", (1, 2, 3)),
                *table_or_word(ground.frame, LATE, late, "Nobody is past their day."),
            ),
            is_wide=True,
        ),
    )


REPORT_PART = ReportPart(
    name="training",
    title="Training",
    about="How many of each role have taken what they need, and who is past their day.",
    make=_make,
)

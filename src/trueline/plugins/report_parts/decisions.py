"""Decisions log: what was decided, on what numbers, and what was found at the review day.

The numbers are those that people saw when they decided, frozen then. Those decided within the
period come, or all of them where the part is told so.

Reasons stand in the words of those who decided. Where a decision rests on a study they claim no
more than its grade allows; without one they are an opinion.
"""

from collections.abc import Mapping

from trueline.briefing.blocks import Section
from trueline.briefing.cells import Cell, Row
from trueline.briefing.wording import MISSING, day_in_words
from trueline.contracts.report_part import PartGround, ReportPart
from trueline.contracts.reported.words import table_or_word
from trueline.coordination.deciding.decision import Decision

HEADS = ("Day", "Decided", "Because (own words)", "Seen", "Owner", "Plan", "Review", "Found then")
ALL = "all"


def _make(ground: PartGround, options: Mapping[str, str]) -> tuple[Section, ...]:
    every, period = ground.coordinated.decisions(), ground.frame.period
    is_all = options.get("which") == ALL
    rows = [_row(one) for one in every if is_all or one.decided_on in period]
    inside = "" if is_all else f" from {ground.frame.period_in_words}"
    blocks = table_or_word(ground.frame, HEADS, rows, f"Nothing was decided{inside}.")
    return (Section("Decisions", blocks, is_wide=True),)


def _row(one: Decision) -> Row:
    seen = "; ".join(
        f"{each.what}: {each.text}{f' (grade {each.grade})' if each.grade else ''}"
        for each in one.seen
    )
    plan = f"version {one.plan_after}" if one.plan_after else "unchanged"
    return (
        Cell(day_in_words(one.decided_on)),
        Cell(one.what, trace=f"/decisions/{one.id}/"),
        Cell(one.because),
        Cell(seen or MISSING),
        Cell(one.owner or MISSING),
        Cell(plan),
        Cell(day_in_words(one.review_on)),
        Cell(one.outcome or MISSING),
    )


REPORT_PART = ReportPart(
    name="decisions",
    title="Decisions log",
    about="What was decided in the period, on what numbers, and what came of it.",
    make=_make,
    options={"which": "“all” for every decision; empty for those of the period"},
)

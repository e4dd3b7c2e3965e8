"""Policies: which text is in force, who approved it, and when it is looked at again."""

from collections.abc import Mapping
from datetime import date

from trueline.briefing.blocks import Section
from trueline.briefing.cells import Cell, Row, Standing
from trueline.briefing.wording import MISSING, day_in_words
from trueline.contracts.report_part import PartGround, ReportPart
from trueline.contracts.reported.words import table_or_word
from trueline.plan.organisation.policy import Policy

HEADS = ("Policy", "About", "Version", "Approved", "Legal review", "Review", "State")
NOTHING = "The plan has no policy yet."


def _make(ground: PartGround, _options: Mapping[str, str]) -> tuple[Section, ...]:
    channel, on = ground.frame.channel, ground.frame.on
    found = [
        one
        for one in ground.frame.plan.policies
        if not channel or not one.applies_to or channel in one.applies_to
    ]
    rows = [_row(one, on) for one in found]
    return (Section("Policies", table_or_word(ground.frame, HEADS, rows, NOTHING), is_wide=True),)


def _row(one: Policy, on: date) -> Row:
    state, standing = _state(one, on)
    return (
        Cell(one.title),
        Cell(one.kind.value),
        Cell(str(one.version)),
        Cell(f"{day_in_words(one.approved_on)}, {one.approved_by}" if one.approved_on else MISSING),
        Cell(day_in_words(one.legal_review_on)),
        Cell(day_in_words(one.review_on)),
        Cell(state, standing=standing),
    )


def _state(one: Policy, on: date) -> tuple[str, Standing]:
    if not one.body.strip():
        return "No text", Standing.BAD
    if one.approved_on is None or one.approved_on > on:
        return "Not approved", Standing.BAD
    if one.review_on is not None and one.review_on < on:
        return "Past its review", Standing.WATCH
    return "In force", Standing.GOOD


REPORT_PART = ReportPart(
    name="policies",
    title="Policies",
    about="Which policies are in force, who approved them, and what is past its review.",
    make=_make,
)

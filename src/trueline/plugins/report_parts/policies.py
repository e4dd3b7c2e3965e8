"""Policies: which text is in force, who approved it, how many accepted and know it.

A share is of the people who have to accept the text, as it is written today; an earlier text that
somebody accepted does not count. Where nobody has to accept it, or it has no quiz, a dash stands.
"""

from collections.abc import Mapping
from datetime import date

from trueline.briefing.blocks import Section
from trueline.briefing.cells import Cell, Row, Standing
from trueline.briefing.wording import MISSING, day_in_words
from trueline.contracts.report_part import PartGround, ReportPart
from trueline.contracts.reported.words import share_cell, table_or_word
from trueline.coordination.acknowledging.standing import PolicyStanding
from trueline.plan.organisation.policy import Policy

HEADS = ("Policy", "About", "Version", "Approved", "Accepted", "Know it", "Review", "State")
NOTHING = "The plan has no policy yet."


def _make(ground: PartGround, _options: Mapping[str, str]) -> tuple[Section, ...]:
    channel, on = ground.frame.channel, ground.frame.on
    found = [
        one
        for one in ground.coordinated.policies()
        if not channel or not one.policy.applies_to or channel in one.policy.applies_to
    ]
    rows = [_row(one, on) for one in found]
    blocks = table_or_word(ground.frame, HEADS, rows, NOTHING, numbers=(4, 5))
    return (Section("Policies", blocks, is_wide=True),)


def _row(standing: PolicyStanding, on: date) -> Row:
    one = standing.policy
    state, look = _state(one, on)
    return (
        Cell(one.title, trace=f"/policies/{one.id}/"),
        Cell(one.kind.value),
        Cell(str(one.version)),
        Cell(f"{day_in_words(one.approved_on)}, {one.approved_by}" if one.approved_on else MISSING),
        share_cell(standing.accepted_share),
        share_cell(standing.passed_share),
        Cell(day_in_words(one.review_on)),
        Cell(state, standing=look),
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
    about="Which policies are in force, how many accepted and know them, and what is past review.",
    make=_make,
)

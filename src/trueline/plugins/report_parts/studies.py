"""Studies: each question with its answer, grade, and what would raise the grade.

A null or harmful result stands in the same words and place as a good one. A question that was
registered and not answered yet is listed too: nothing is left out because it came out badly.
"""

from collections.abc import Mapping
from typing import cast

from trueline.briefing.blocks import Block, Bullets, Pairs, Paragraph, Section
from trueline.briefing.cells import GradeLetter
from trueline.briefing.key_figures import Claim
from trueline.briefing.wording import MISSING, day_in_words
from trueline.contracts.report_part import PartGround, ReportPart
from trueline.contracts.reported.addresses import page_address
from trueline.contracts.reported.caused import StudyLine

NOTHING = "No study was registered. A claim of cause needs one: `trueline study new`."
LONG = "full"
SHORT_DIGEST = 12


def _make(ground: PartGround, options: Mapping[str, str]) -> tuple[Section, ...]:
    studies, most = ground.caused.studies(), ground.frame.most
    if not studies:
        return (Section("Studies", (Paragraph(NOTHING),), is_wide=True),)
    if options.get("detail") == LONG:
        return tuple(
            Section(one.question, _in_full(ground, one), is_wide=True, begins_page=True)
            for one in studies
        )
    answered_first = sorted(studies, key=lambda one: not one.sentence)
    shown = answered_first[: most or len(studies)]
    blocks = [block for one in shown for block in _in_short(ground, one)]
    left = len(studies) - len(shown)
    more = (Paragraph(f"and {left} more studies", is_quiet=True),) if left else ()
    return (Section("Studies", (*blocks, *more), is_wide=True),)


def _in_short(ground: PartGround, one: StudyLine) -> tuple[Block, ...]:
    answer = _answer(ground, one)
    is_told = one.would_raise and not ground.frame.most
    raised = f"To raise the grade: {one.would_raise[0]}" if is_told else ""
    return (answer, *((Paragraph(raised, is_quiet=True),) if raised else ()))


def _answer(ground: PartGround, one: StudyLine) -> Block:
    if not one.grade or not one.sentence:
        state = "was run, and no method answered" if one.run_at else "is registered and not run yet"
        return Paragraph(f"“{one.question}” {state}.")
    why = f"The grade is that of {one.method}." if one.method else "No method carries weight."
    address = page_address(ground.frame, f"/evidence/{one.id}/")
    return Claim(one.sentence, cast("GradeLetter", one.grade), why, address)


def _in_full(ground: PartGround, one: StudyLine) -> tuple[Block, ...]:
    pairs = [
        ("Outcome", one.outcome),
        ("Method", one.method or MISSING),
        ("Registered", day_in_words(one.registered_at.date())),
        ("Run", day_in_words(one.run_at.date() if one.run_at else None)),
        *((f"Digest of the {name}", digest[:SHORT_DIGEST]) for name, digest in one.digests),
    ]
    stale = "The question was changed after this run; it was not run again."
    beside = (*one.beside, *((stale,) if one.run_at and not one.is_answered else ()))
    raised = tuple(f"Would raise the grade: {each}" for each in one.would_raise)
    breaks = (Paragraph(f"It would break if: {one.breaks_if}"),) if one.breaks_if else ()
    return (
        _answer(ground, one),
        *((Bullets(beside),) if beside else ()),
        *breaks,
        *((Bullets(raised),) if raised else ()),
        Pairs(tuple(pairs)),
    )


REPORT_PART = ReportPart(
    name="studies",
    title="Studies with their grade",
    about="Every question about a cause, its answer with interval and grade, and what would raise "
    "the grade.",
    make=_make,
    options={"detail": "“full” for a page a study with its provenance; empty for the answers"},
)

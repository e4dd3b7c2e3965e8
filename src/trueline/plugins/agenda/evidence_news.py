"""Evidence news: studies that were answered since the last meeting, and grades that changed.

What: one item for each study with an answer that the last meeting could not have seen, those whose
grade changed first. It names the grade and, where there was one before, that one too. Numbers and
the words that the grade allows stand on the study's own page.

Why it matters: what was believed to work decides what is kept and what is stopped. A grade that
fell is news as much as one that rose.

Source: mission, "Review session", part 5.
"""

from collections.abc import Iterator
from decimal import Decimal

from trueline.briefing.wording import day_in_words
from trueline.contracts.agenda_source import AgendaGround, AgendaSource, EvidenceNews
from trueline.coordination.reviewing.agenda import AgendaItem, AgendaPart
from trueline.plan.naming import path_of

MINUTES = 5


def _find(ground: AgendaGround) -> Iterator[AgendaItem]:
    for one in ground.evidence():
        yield AgendaItem(
            key=f"study:{one.study}:{one.on}",
            part=AgendaPart.EVIDENCE,
            title=one.question,
            says=_says(one),
            paths=(path_of(one.kpi),) if one.kpi else (),
            rank=Decimal(one.before not in ("", one.grade)),
            minutes=MINUTES,
            link=f"/evidence/{one.study}/",
        )


def _says(one: EvidenceNews) -> str:
    day = day_in_words(one.on)
    if not one.grade:
        return f"Run on {day}; no method gave an answer."
    if not one.before:
        return f"First answer, of {day}: grade {one.grade}."
    if one.before == one.grade:
        return f"Answered again on {day}: grade {one.grade}, as before."
    return f"Answered again on {day}: grade {one.grade}, before it was {one.before}."


SOURCE = AgendaSource(
    name="evidence-news", title="Evidence news", part=AgendaPart.EVIDENCE, find=_find
)

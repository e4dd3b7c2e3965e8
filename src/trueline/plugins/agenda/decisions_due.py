"""Decisions to review: those whose day of review came, with what was decided and what was expected.

What: one item for each, the longest overdue first. On the decision's page the numbers stand as they
were seen then, beside what they are now.

Why it matters: a decision that is never looked at again teaches nothing.

Source: features, row 66; mission, "Review session", part 6.
"""

from collections.abc import Iterator
from decimal import Decimal

from trueline.briefing.wording import day_in_words
from trueline.contracts.agenda_source import AgendaGround, AgendaSource
from trueline.coordination.reviewing.agenda import AgendaItem, AgendaPart

MINUTES = 5


def _find(ground: AgendaGround) -> Iterator[AgendaItem]:
    for one in ground.decisions():
        own = "" if one.study else " (own words, no study)"
        due = one.review_on or ground.on
        yield AgendaItem(
            key=f"decision:{one.id}",
            part=AgendaPart.DECISIONS,
            title=one.what,
            says=(
                f"Decided on {day_in_words(one.decided_on)} because{own}: {one.because} "
                f"To be looked at again on {day_in_words(due)}."
            ),
            paths=one.about,
            rank=Decimal((ground.on - due).days),
            minutes=MINUTES,
            link=f"/decisions/{one.id}/",
        )


SOURCE = AgendaSource(
    name="decisions-due", title="Decisions to review", part=AgendaPart.DECISIONS, find=_find
)

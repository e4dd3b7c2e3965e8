"""Ongoing support that is short of hours, or whose money ends.

What: one item for each activity of ongoing support that has fewer hours than the plan's own numbers
ask for, or whose money ends within 60 days, or ended.

Why it matters: support that ends takes its people along, and the answers with them. A committee
that hears of it two months before can still find the money, or take the activity out.

Source: Goldenberg, Calibrate: enough people for ongoing support, secured by the governance
structure; mission check A18.
"""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from trueline.briefing.wording import day_in_words
from trueline.contracts.agenda_source import AgendaGround, AgendaSource
from trueline.coordination.reviewing.agenda import AgendaItem, AgendaPart
from trueline.core.spoken_numbers import exactly
from trueline.plan.organisation.support import SupportActivity, same_queue
from trueline.plan.parts import join

MINUTES = 3
AHEAD = timedelta(days=60)
LINK = "/support/"


def _find(ground: AgendaGround) -> Iterator[AgendaItem]:
    for one in ground.plan.support:
        says = " ".join(_says(one, ground))
        if says:
            left = (one.funded_until - ground.on).days if one.funded_until else AHEAD.days
            yield AgendaItem(
                key=f"support:{one.id}",
                part=AgendaPart.UPKEEP,
                title=f"Ongoing support: {one.activity}",
                says=says,
                paths=(join("support", one.id),),
                rank=Decimal(AHEAD.days - left),
                minutes=MINUTES,
                link=LINK,
            )


def _says(one: SupportActivity, ground: AgendaGround) -> Iterator[str]:
    queue = (one,) if one.handling_min is None else same_queue(one, ground.plan.support)
    needed = one.hours_needed
    assigned = sum((each.hours_assigned for each in queue), Decimal(0))
    if needed is not None and needed > assigned and one is queue[0]:
        yield f"It takes {exactly(needed)} hours a week and has {exactly(assigned)}."
    until = one.funded_until
    if until is not None and until <= ground.on + AHEAD:
        word = "ended" if until < ground.on else "ends"
        yield f"Its money {word} on {day_in_words(until)}."


SOURCE = AgendaSource(name="support", title="Ongoing support", part=AgendaPart.UPKEEP, find=_find)

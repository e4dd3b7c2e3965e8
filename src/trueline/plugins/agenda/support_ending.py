"""Ongoing support that is short of hours, or whose money ends.

What: one item for each activity of ongoing support that has fewer hours than the page of ongoing
support says it takes, or whose money ends within 60 days, or ended.

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
from trueline.plan.organisation.support_hours import ActivityHours
from trueline.plan.parts import join

MINUTES = 3
AHEAD = timedelta(days=60)
LINK = "/support/"


def _find(ground: AgendaGround) -> Iterator[AgendaItem]:
    for hours in ground.support():
        one, says = hours.activity, " ".join(_says(hours, ground))
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


def _says(one: ActivityHours, ground: AgendaGround) -> Iterator[str]:
    if one.is_first and one.needed is not None and one.missing:
        takes, has = exactly(one.needed), exactly(one.assigned)
        yield f"It takes {takes} hours a week and has {has}: {exactly(one.missing)} are missing."
        yield one.how
    until = one.activity.funded_until
    if until is not None and until <= ground.on + AHEAD:
        word = "ended" if until < ground.on else "ends"
        yield f"Its money {word} on {day_in_words(until)}."


SOURCE = AgendaSource(name="support", title="Ongoing support", part=AgendaPart.UPKEEP, find=_find)

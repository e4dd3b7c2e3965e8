"""Open actions: what was agreed and is neither done nor dropped, on every agenda until it is.

What: one item for each action item that is open or under way, those that are overdue first, then by
due day. It comes from the book of action items itself, so nobody has to carry anything over.

Why it matters: what falls off a list without a word is not done, and nobody decided that.

Source: failure F12 of the product's features: an action that is not done stands on the next agenda
without a click.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from trueline.briefing.wording import day_in_words
from trueline.contracts.agenda_source import AgendaGround, AgendaSource
from trueline.coordination.deciding.action import ActionItem
from trueline.coordination.reviewing.agenda import AgendaItem, AgendaPart

MINUTES = 2
NO_HURRY = Decimal(-100_000)
"""Rank of an action without a due day: behind every one that has a day."""


def _find(ground: AgendaGround) -> Iterator[AgendaItem]:
    for one in ground.actions():
        yield AgendaItem(
            key=f"action:{one.id}",
            part=AgendaPart.ACTIONS,
            title=one.what,
            says=_says(one, ground.on),
            paths=one.about,
            rank=Decimal((ground.on - one.due).days) if one.due else NO_HURRY,
            minutes=MINUTES,
            link="/actions/",
        )


def _says(one: ActionItem, on: date) -> str:
    owner, due = one.owner or "Nobody yet", one.due
    parts = [f"{owner}, agreed on {day_in_words(one.since)}, {one.status}."]
    if due is None:
        parts.append("No due day was set.")
    elif one.is_overdue(on):
        parts.append(f"It was due on {day_in_words(due)}, {_days((on - due).days)} ago.")
    else:
        parts.append(f"Due on {day_in_words(due)}.")
    if one.said:
        parts.append(f"Said last: “{one.said}”")
    return " ".join(parts)


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"


SOURCE = AgendaSource(
    name="open-actions", title="Open actions", part=AgendaPart.ACTIONS, find=_find
)

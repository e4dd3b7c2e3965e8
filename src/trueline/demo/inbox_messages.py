"""What was said in the inbox: single messages behind the tickets of the last half year.

First answers and ends are those of the tickets. Between them customers and staff write back and
forth, a robot greets whoever writes while nobody is there, and a few tickets are spam.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Final

import numpy as np

from trueline.demo.inbox import CLOSES, FRIDAY, OPENS, Ticket, all_tickets
from trueline.demo.story import random_for

FIRST_MESSAGE: Final = date(2026, 5, 22)
"""Single messages were switched on half a year before the story's today."""

NETWORK_OF: Final = {
    "Instagram Direct": "instagram",
    "Facebook Private Message": "facebook",
    "Twitter": "x",
    "Mail": "email",
    "Web Form": "web",
}
GREETING_AFTER: Final = timedelta(seconds=20)
SPAM_SHARE: Final = 0.3
"""Share of tickets without an answer that were spam."""
SECOND_QUESTION_SHARE, NOTE_SHARE, HANDED_ON_SHARE = 0.15, 0.12, 0.1


@dataclass(frozen=True, slots=True)
class InboxMessage:
    """One message, or something that happened to a ticket.

    Attributes:
        ticket: To which it belongs.
        at: Local time of the inbox.
        author: ``customer``, ``agent``, ``bot`` or ``system``.
        kind: ``message``, ``note``, ``assigned``, ``resolved`` or ``spam``.
    """

    ticket: Ticket
    at: datetime
    author: str
    kind: str = "message"


@cache
def all_messages() -> tuple[InboxMessage, ...]:
    """Give every single message, ticket by ticket, each in order."""
    random = random_for("inbox messages")
    tickets = (one for one in all_tickets() if one.opened_at.date() >= FIRST_MESSAGE)
    return tuple(
        message
        for ticket in tickets
        for message in sorted(_messages(ticket, random), key=lambda one: one.at)
    )


def _messages(ticket: Ticket, random: np.random.Generator) -> Iterator[InboxMessage]:
    opened = ticket.opened_at
    chances = random.random(4)
    yield InboxMessage(ticket, opened, "customer")
    if not _is_staffed(opened):
        yield InboxMessage(ticket, opened + GREETING_AFTER, "bot")
    if ticket.replied_at is None or ticket.solved_at is None:
        if chances[0] < SPAM_SHARE:
            yield InboxMessage(ticket, opened + timedelta(hours=26), "agent", "spam")
        return
    wait = ticket.replied_at - opened
    if chances[0] < SECOND_QUESTION_SHARE:
        yield InboxMessage(ticket, opened + wait / 3, "customer")
    if chances[1] < HANDED_ON_SHARE:
        yield InboxMessage(ticket, opened + wait / 2, "system", "assigned")
    if chances[2] < NOTE_SHARE:
        yield InboxMessage(ticket, opened + wait * 0.8, "agent", "note")
    yield InboxMessage(ticket, ticket.replied_at, "agent")
    yield from _back_and_forth(ticket, ticket.replied_at, ticket.solved_at)
    yield InboxMessage(ticket, ticket.solved_at, "system", "resolved")


def _back_and_forth(
    ticket: Ticket, replied_at: datetime, solved_at: datetime
) -> Iterator[InboxMessage]:
    """Give the later questions, each answered on the way from the first answer to the end."""
    later = ticket.reply_count - 1
    step = (solved_at - replied_at) / (2 * later + 1)
    for place in range(later):
        asked = replied_at + step * (2 * place + 1)
        yield InboxMessage(ticket, asked, "customer")
        yield InboxMessage(ticket, asked + step, "agent")


def _is_staffed(moment: datetime) -> bool:
    return moment.weekday() <= FRIDAY and OPENS <= moment.time() < CLOSES

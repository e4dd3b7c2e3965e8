"""Conversations with customers: when they came in, who answered, how long it took."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cache
from typing import Final

import numpy as np

from trueline.demo.days import DAY_COUNT, counts_around, offset_of, story_days
from trueline.demo.story import random_for
from trueline.demo.texts import draw_text

OPENS: Final = time(9, 0)
CLOSES: Final = time(17, 30)
"""Working hours, Monday to Friday; nobody answers at weekends."""

FRIDAY: Final = 4
FIRST_TICKET: Final = 2201

ROUTES: Final = (
    ("Instagram Direct", 0.30),
    ("Facebook Private Message", 0.18),
    ("Twitter", 0.12),
    ("Mail", 0.28),
    ("Web Form", 0.12),
)
"""How a conversation came in, as the inbox writes it, with its share."""

AGENTS: Final = ("Emeka Obi", "Grace Whitlock", "Samira Azizi", "Jonas Petersen")

VOLUMES: Final = (4.6, 4.8, 5.2, 5.3, 5.6, 6.6, 12.5)
"""Conversations a day, at even distances: autumn 2026 brought far more than planned."""

REPLY_MINUTES: Final = (112.0, 108.0, 100.0, 80.0, 68.0, 66.0, 100.0)
"""Median working minutes to the first reply, at even distances."""

ANSWERED: Final = (0.88, 0.885, 0.89, 0.91, 0.925, 0.935, 0.938)
"""Share of conversations that get a reply, at even distances."""

CONTENT: Final = (0.80, 0.81, 0.82, 0.84, 0.86, 0.87, 0.88)
"""Share of rated conversations that were rated good, at even distances."""

RATED_SHARE: Final = 0.45
"""Share of answered conversations that the customer rated."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """One conversation.

    Attributes:
        number: Counts up with time.
        person: Number of the customer who wrote.
        opened_at: Local time of the inbox.
        route: How it came in.
        subject: What it is about.
        agent: Who took it.
        replied_at: First reply; None when nobody answered.
        reply_working_minutes: Minutes to the first reply inside working hours; None likewise.
        solved_at: When it was closed; None when nobody answered.
        solve_working_minutes: Minutes to the end inside working hours; None likewise.
        reply_count: Replies in the end.
        rating: ``Good``, ``Bad``, ``Offered`` or empty.
    """

    number: int
    person: int
    opened_at: datetime
    route: str
    subject: str
    agent: str
    replied_at: datetime | None
    reply_working_minutes: int | None
    solved_at: datetime | None
    solve_working_minutes: int | None
    reply_count: int
    rating: str


@cache
def all_tickets() -> tuple[Ticket, ...]:
    """Give every conversation of the story, oldest first."""
    random = random_for("inbox")
    volumes = counts_around(random, VOLUMES, kind="office", spread=0.2)
    opened = sorted(
        datetime.combine(day, time(int(random.triangular(7, 13, 23)), int(random.integers(60))))
        for day, count in zip(story_days(), volumes, strict=True)
        for _ in range(count)
    )
    return tuple(_ticket(FIRST_TICKET + place, when, random) for place, when in enumerate(opened))


def _ticket(number: int, opened_at: datetime, random: np.random.Generator) -> Ticket:
    gone = offset_of(opened_at.date()) / DAY_COUNT
    route = str(random.choice([name for name, _ in ROUTES], p=[share for _, share in ROUTES]))
    to_reply = max(int(random.lognormal(np.log(_along(REPLY_MINUTES, gone)), 0.9)), 1)
    to_solve = to_reply + int(random.lognormal(np.log(260), 1.0))
    is_answered = random.random() < _along(ANSWERED, gone)
    is_good = random.random() < _along(CONTENT, gone)
    rating = ("Good" if is_good else "Bad") if random.random() < RATED_SHARE else "Offered"
    return Ticket(
        number=number,
        person=int(random.integers(5600)),
        opened_at=opened_at,
        route=route,
        subject=draw_text(random, "ticket_subjects"),
        agent=str(random.choice(AGENTS)),
        replied_at=after_working_minutes(opened_at, to_reply) if is_answered else None,
        reply_working_minutes=to_reply if is_answered else None,
        solved_at=after_working_minutes(opened_at, to_solve) if is_answered else None,
        solve_working_minutes=to_solve if is_answered else None,
        reply_count=int(random.integers(1, 5)) if is_answered else 0,
        rating=rating if is_answered else "",
    )


def _along(levels: tuple[float, ...], gone: float) -> float:
    return float(np.interp(gone, np.linspace(0, 1, len(levels)), levels))


def after_working_minutes(start: datetime, minutes: int) -> datetime:
    """Give the moment that lies a number of working minutes after a start.

    Example:
        >>> after_working_minutes(datetime(2026, 11, 20, 17, 0), 45)
        datetime.datetime(2026, 11, 23, 9, 15)
    """
    moment, left = _next_working_moment(start), minutes
    while (today := _minutes_until_close(moment)) <= left:
        left -= today
        moment = _next_working_moment(datetime.combine(moment.date(), CLOSES))
    return moment + timedelta(minutes=left)


def _minutes_until_close(moment: datetime) -> int:
    return int((datetime.combine(moment.date(), CLOSES) - moment) / timedelta(minutes=1))


def _next_working_moment(moment: datetime) -> datetime:
    day = moment.date()
    if moment.time() >= CLOSES:
        day += timedelta(days=1)
    while day.weekday() > FRIDAY:
        day += timedelta(days=1)
    return max(moment, datetime.combine(day, OPENS))

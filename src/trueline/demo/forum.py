"""The owners' forum: who joined, who came on which day, who wrote what in which thread.

The forum opened with the new shop. Most members come a few times and stay away; a few write most.
In autumn 2026 the new series brings many questions at once: whoever gets an answer gets it sooner,
and more threads are left alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from trueline.demo.days import DAY_COUNT, counts_around, rhythm
from trueline.demo.people import email_of, name_of
from trueline.demo.story import FIRST, random_for

JOINS: Final = (1.6, 2.2, 2.5, 2.9, 2.6, 3.0, 4.6)
"""New members a day, at even distances over the story."""

FIRST_PERSON: Final = 20_000
"""Members are numbered apart from customers: the forum does not say who bought."""

COMING: Final = 0.34
"""Chance to come on the first days, for a member of middling zeal."""
FADING_DAYS: Final = 16.0
"""Days after which new members come about a third as often."""
LASTING: Final = 0.045
"""Chance to come on a day long after joining, for a member of middling zeal."""
ZEAL_SHAPE: Final = 0.42
"""Zeal differs between members as a gamma distribution of this shape: most have little."""
WRITING: Final = 0.16
"""Posts a visit, for a member of middling zeal."""
OPENING: Final = 0.26
"""Share of posts by members that open a thread."""
NEW_SERIES: Final = date(2026, 9, 14)
OPENING_AFTER: Final = 0.37
"""The same once the new series is out: more questions for each answer."""
NEAREST: Final = 0.2
"""Chance that an answer goes to the newest thread, and else to the one before, and so on."""
OPEN_THREADS: Final = 60
"""Older threads are found no more."""

BOARDS: Final = (
    ("Wool and cloth", 0.34),
    ("Wood and furniture", 0.24),
    ("Bowls and mugs", 0.16),
    ("Show your mend", 0.18),
    ("Swap and meet", 0.08),
)
"""Boards with their share of threads."""

STAFF: Final = ("noor.at.larkmoor", "emeka.at.larkmoor", "samira.at.larkmoor")
STAFF_SHARE: Final = 0.09
"""Share of answers that the shop's own people write."""

VIEWS: Final = 18.0
"""Members who read a post in the end, in the middle."""
SETTLING: Final = 6.0
"""Days after which about two thirds of a post's readers have come."""
FIRST_POST: Final = 1001
MINUTES_A_DAY: Final = 24 * 60

Chances = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ForumMember:
    """One member.

    Attributes:
        number: From 1, in order of joining.
        user: Name on the forum.
        name: In full.
        email: Address.
        joined: Day of joining.
    """

    number: int
    user: str
    name: str
    email: str
    joined: date


@dataclass(frozen=True, slots=True)
class ForumPost:
    """One post.

    Attributes:
        number: Counts up with time.
        thread: Number of its thread.
        place: In the thread, from 1.
        user: Who wrote it.
        is_staff: Whether it was one of the shop's own people.
        board: Where.
        sent_at: In UTC.
        readers: Who read it in the end.
    """

    number: int
    thread: int
    place: int
    user: str
    is_staff: bool
    board: str
    sent_at: datetime
    readers: int

    def read_by(self, when: datetime) -> int:
        """Give how many had read it at a moment."""
        age = max((when - self.sent_at) / timedelta(days=1), 0.0)
        return int(self.readers * (1 - np.exp(-age / SETTLING)) + 0.5)


@dataclass(slots=True)
class _Thread:
    number: int
    board: str
    newest: str
    length: int = 1


@cache
def all_members() -> tuple[ForumMember, ...]:
    """Give every member, in order of joining."""
    counts = counts_around(random_for("forum members"), JOINS, kind="leisure", spread=0.25)
    days = np.repeat(np.arange(DAY_COUNT), counts)
    return tuple(_member(number, int(day)) for number, day in enumerate(days, start=1))


def _member(number: int, day: int) -> ForumMember:
    person = FIRST_PERSON + number
    name = name_of(person)
    user = f"{name.lower().replace(' ', '.')}{number}"
    return ForumMember(number, user, name, email_of(person), FIRST + timedelta(days=day))


@cache
def all_visits() -> tuple[tuple[date, int], ...]:
    """Give day and member's number of every day on which a member came, in the order of days."""
    came = _came(random_for("forum visits"), _zeal())
    days, places = np.nonzero(came.T)
    pairs = zip(days.tolist(), places.tolist(), strict=True)
    return tuple((FIRST + timedelta(days=day), place + 1) for day, place in pairs)


@cache
def _zeal() -> Chances:
    drawn: Chances = random_for("forum zeal").gamma(ZEAL_SHAPE, 1 / ZEAL_SHAPE, len(all_members()))
    return drawn


def _came(random: np.random.Generator, zeal: Chances) -> NDArray[np.bool_]:
    """Draw who came on which day: shape (members, days of the story)."""
    joined = np.array([(one.joined - FIRST).days for one in all_members()])
    age = np.arange(DAY_COUNT)[None, :] - joined[:, None]
    mean = LASTING + (COMING - LASTING) * np.exp(-np.maximum(age, 0) / FADING_DAYS)
    chance = np.minimum(zeal[:, None] * mean * rhythm("leisure")[None, :], 0.93)
    came: NDArray[np.bool_] = (age >= 0) & (random.random(age.shape) < chance)
    came[age == 0] = True
    return came


@cache
def all_posts() -> tuple[ForumPost, ...]:
    """Give every post, oldest first."""
    random = random_for("forum posts")
    threads: list[_Thread] = []
    return tuple(
        _post(FIRST_POST + place, when, user, threads, random)
        for place, (when, user) in enumerate(_moments(random))
    )


def _moments(random: np.random.Generator) -> Iterator[tuple[datetime, str]]:
    """Yield when members write, in order."""
    zeal, people = _zeal(), all_members()
    means = np.array([min(WRITING * zeal[member - 1], 3.0) for _, member in all_visits()])
    written = []
    for (day, member), count in zip(all_visits(), random.poisson(means).tolist(), strict=True):
        for _ in range(count):
            minute = int(random.triangular(7 * 60, 20 * 60, MINUTES_A_DAY - 1))
            when = datetime.combine(day, time(minute // 60, minute % 60, int(random.integers(60))))
            written.append((when, people[member - 1].user))
    return iter(sorted(written))


def _post(
    number: int,
    when: datetime,
    user: str,
    threads: list[_Thread],
    random: np.random.Generator,
) -> ForumPost:
    thread = _answered(when, user, threads, random)
    is_staff = thread is not None and random.random() < STAFF_SHARE
    if is_staff:
        user = STAFF[int(random.integers(len(STAFF)))]
    if thread is None:
        board = str(random.choice([one for one, _ in BOARDS], p=[share for _, share in BOARDS]))
        thread = _Thread(number, board, user)
        threads.append(thread)
    else:
        thread.length += 1
        thread.newest = user
    readers = int(random.lognormal(np.log(VIEWS), 0.7))
    return ForumPost(
        number, thread.number, thread.length, user, is_staff, thread.board, when, readers
    )


def _answered(
    when: datetime, user: str, threads: list[_Thread], random: np.random.Generator
) -> _Thread | None:
    """Choose the thread that somebody answers; None to open one."""
    opening = OPENING_AFTER if when.date() >= NEW_SERIES else OPENING
    if random.random() < opening:
        return None
    back = int(random.geometric(NEAREST))
    recent = [one for one in threads[-OPEN_THREADS:] if one.newest != user]
    return recent[-back] if back <= len(recent) else None

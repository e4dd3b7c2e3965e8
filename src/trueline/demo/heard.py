"""What others say of Larkmoor and of three rivals, and what customers answer when asked."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Final

import numpy as np

from trueline.demo.days import story_days
from trueline.demo.story import LAST, TODAY, random_for

LISTENING_SINCE: Final = date(2026, 2, 1)
"""First day that the listening tool was asked about."""

LABELLED_ON: Final = date(2026, 11, 12)
SAMPLE: Final = "autumn-2026"
SAMPLE_FIRST: Final = date(2026, 8, 14)
SAMPLE_SIZE: Final = 200
IRRELEVANT: Final = 0.035
"""Share of mentions that are about something else of the same name."""

CLASSES: Final = ("positive", "neutral", "negative")
TOOL_SAYS: Final = {
    "positive": (0.82, 0.16, 0.02),
    "neutral": (0.10, 0.85, 0.05),
    "negative": (0.09, 0.29, 0.62),
}
"""What the tool makes of each: it takes irony for praise and complaints for news."""


@dataclass(frozen=True, slots=True)
class Rival:
    """A brand that is listened for.

    Attributes:
        handle: Its account in the ledger, after ``listening/``.
        query: As the tool has it.
        a_day: Mentions a day at first and in the end.
        moods: Share of positive, neutral and negative ones.
    """

    handle: str
    query: str
    a_day: tuple[float, float]
    moods: tuple[float, float, float]


RIVALS: Final = (
    Rival("larkmoormending", "Larkmoor", (2.6, 4.4), (0.36, 0.48, 0.16)),
    Rival("tinkerandthread", "Tinker and Thread", (4.9, 5.2), (0.30, 0.52, 0.18)),
    Rival("hartwickrepairs", "Hartwick Repairs", (3.0, 2.4), (0.25, 0.58, 0.17)),
    Rival("oddbuttonclub", "Oddbutton Club", (1.4, 2.2), (0.41, 0.47, 0.12)),
)

PLACES_TOLD: Final = (("instagram", 0.42), ("blog", 0.2), ("news", 0.12), ("reddit", 0.26))


@dataclass(frozen=True, slots=True)
class Mention:
    """One post or article by somebody else.

    Attributes:
        number: From 0, in order of time.
        at: When, in UTC.
        place: What kind of page it stood on.
        mood: What it says in truth.
        label: What the tool makes of it.
        likes: Of the post.
    """

    number: int
    at: datetime
    place: str
    mood: str
    label: str
    likes: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A survey of the story.

    Attributes:
        survey: Its name.
        scale: nps, csat or ces.
        a_day: People asked a day, on average.
        answering: Share of them that answers.
        scores: Each score with its share at first and in the end.
    """

    survey: str
    scale: str
    a_day: float
    answering: float
    scores: tuple[tuple[int, float, float], ...]


SURVEYS: Final = (
    Asked(
        "after-order", "nps", 7.0, 0.24,
        ((10, 0.27, 0.29), (9, 0.23, 0.22), (8, 0.19, 0.18), (7, 0.12, 0.11), (6, 0.07, 0.07),
         (5, 0.05, 0.05), (3, 0.04, 0.05), (0, 0.03, 0.03)),
    ),
    Asked(
        "after-answer", "csat", 3.4, 0.31,
        ((5, 0.46, 0.37), (4, 0.30, 0.28), (3, 0.12, 0.14), (2, 0.07, 0.11), (1, 0.05, 0.10)),
    ),
    Asked(
        "after-lesson", "ces", 0.55, 0.45,
        ((7, 0.3, 0.3), (6, 0.3, 0.3), (5, 0.2, 0.2), (4, 0.1, 0.1), (2, 0.1, 0.1)),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer.

    Attributes:
        number: From 0, in order of time.
        person: Number of the customer.
        at: Local time of the shop.
        score: As given.
    """

    number: int
    person: int
    at: datetime
    score: int


@cache
def mentions_of(rival: Rival) -> tuple[Mention, ...]:
    """Give every mention of a brand, oldest first."""
    random = random_for(f"mentions of {rival.handle}")
    found: list[Mention] = []
    for day in story_days(LISTENING_SINCE):
        for at in _moments(random, day, _level(rival.a_day, day)):
            mood = str(random.choice(CLASSES, p=_moods(rival, day)))
            label = str(random.choice(CLASSES, p=TOOL_SAYS[mood]))
            place = str(
                random.choice([one for one, _ in PLACES_TOLD], p=[p for _, p in PLACES_TOLD])
            )
            found.append(Mention(len(found), at, place, mood, label, int(random.poisson(6))))
    return tuple(found)


@cache
def labelled_by_hand() -> tuple[tuple[Mention, str], ...]:
    """Give the sample of our mentions, drawn at random, each with what a person said of it."""
    random = random_for("labels by hand")
    own = [one for one in mentions_of(RIVALS[0]) if SAMPLE_FIRST <= one.at.date() < LABELLED_ON]
    places = np.sort(random.choice(len(own), SAMPLE_SIZE, replace=False))
    return tuple(
        (own[place], "irrelevant" if random.random() < IRRELEVANT else own[place].mood)
        for place in places
    )


@cache
def answers_to(asked: Asked) -> tuple[Answer, ...]:
    """Give every answer to a survey, oldest first."""
    random = random_for(f"answers {asked.survey}")
    found: list[Answer] = []
    for day, sent in sent_by_day(asked):
        for _ in range(random.binomial(sent, asked.answering)):
            at = datetime.combine(day, time(int(random.integers(8, 22)), int(random.integers(60))))
            shares = np.array([_level((then, now), day) for _, then, now in asked.scores])
            scores = [score for score, _, _ in asked.scores]
            score = int(random.choice(scores, p=shares / shares.sum()))
            found.append(Answer(len(found), int(random.integers(4000)), at, score))
    return tuple(sorted(found, key=lambda one: (one.at, one.number)))


@cache
def sent_by_day(asked: Asked) -> tuple[tuple[date, int], ...]:
    """Give how many people were asked on each day, also on those when nobody was."""
    random = random_for(f"sent {asked.survey}")
    return tuple((day, int(random.poisson(asked.a_day))) for day in story_days(LISTENING_SINCE))


def _level(ends: tuple[float, float], day: date) -> float:
    share = (day - LISTENING_SINCE) / (LAST - LISTENING_SINCE)
    return ends[0] + (ends[1] - ends[0]) * share


def _moods(rival: Rival, day: date) -> list[float]:
    """Shares of moods; in the autumn of slow answers more of our mentions are complaints."""
    positive, neutral, negative = rival.moods
    if rival is RIVALS[0] and day >= TODAY - timedelta(days=60):
        positive, negative = positive - 0.06, negative + 0.06
    return [positive, neutral, negative]


def _moments(random: np.random.Generator, day: date, mean: float) -> list[datetime]:
    """Times within a day; the first and the last of the tool's days hold at least one mention."""
    count = max(int(random.poisson(mean)), 1 if day in (LISTENING_SINCE, LAST) else 0)
    minutes = np.sort(random.integers(0, 24 * 60, count))
    return [datetime.combine(day, time()) + timedelta(minutes=int(one)) for one in minutes]

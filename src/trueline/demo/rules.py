"""Rules of the demo: which policies its people accepted and know, what they learnt and tried."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

FILE: Final = Path(__file__).parent / "rules.yaml"


@dataclass(frozen=True, slots=True)
class StoryAccepted:
    """People who accepted a policy on a day.

    Attributes:
        policy: Its id.
        day: When.
        means: How.
        people: Their ids on the team.
        by: Who kept it; empty where each did so themselves.
    """

    policy: str
    day: date
    means: str
    people: tuple[str, ...]
    by: str = ""


@dataclass(frozen=True, slots=True)
class StoryQuiz:
    """Somebody who took the quiz of a policy.

    Attributes:
        policy: Its id.
        day: When.
        member: Their id on the team.
        answers: Number of the chosen answer by the question's id.
    """

    policy: str
    day: date
    member: str
    answers: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class StoryTaken:
    """People who took a course on a day.

    Attributes:
        course: Its id.
        day: When.
        proof: What shows it.
        by: Who kept it.
        people: Their ids on the team.
    """

    course: str
    day: date
    proof: str
    by: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoryEvent:
    """Something that happened in a drill.

    Attributes:
        at: When, in UTC.
        by: Who did it.
        answers: Who answered; empty where the next was called.
    """

    at: datetime
    by: str
    answers: str


@dataclass(frozen=True, slots=True)
class StoryDrill:
    """A drill.

    Attributes:
        path: Id of the escalation path.
        trigger: That was played.
        what: In words.
        opened_at: When, in UTC.
        by: Who held it.
        events: In order.
        closed_at: When it was over, in UTC.
        lessons: What was learnt.
    """

    path: str
    trigger: str
    what: str
    opened_at: datetime
    by: str
    events: tuple[StoryEvent, ...]
    closed_at: datetime
    lessons: str


def story_accepted() -> tuple[StoryAccepted, ...]:
    """Give who accepted which policy, in the order in which it is told."""
    return tuple(
        StoryAccepted(**{**one, "people": tuple(one["people"])}) for one in _told()["accepted"]
    )


def story_quizzes() -> tuple[StoryQuiz, ...]:
    """Give who answered which quiz, in the order in which it is told."""
    return tuple(StoryQuiz(**one) for one in _told()["quizzes"])


def story_taken() -> tuple[StoryTaken, ...]:
    """Give who took which course, in the order in which it is told."""
    return tuple(StoryTaken(**{**one, "people": tuple(one["people"])}) for one in _told()["taken"])


def story_drills() -> tuple[StoryDrill, ...]:
    """Give the drills, in the order in which they were held."""
    return tuple(_drill(one) for one in _told()["drills"])


def _drill(one: Mapping[str, Any]) -> StoryDrill:
    opened = datetime.fromisoformat(one["opened"])

    def after(minutes: float) -> datetime:
        return opened + timedelta(minutes=minutes)

    events = (
        StoryEvent(after(each["after_min"]), each["by"], each.get("answers", ""))
        for each in one["events"]
    )
    return StoryDrill(
        path=one["path"],
        trigger=one["trigger"],
        what=one["what"],
        opened_at=opened,
        by=one["by"],
        events=tuple(events),
        closed_at=after(one["closed_after_min"]),
        lessons=one["lessons"],
    )


@cache
def _told() -> dict[str, list[dict[str, Any]]]:
    told: dict[str, list[dict[str, Any]]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return told

"""Rules of the demo: which policies its people accepted and know, and what they learnt."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
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


def story_accepted() -> tuple[StoryAccepted, ...]:
    """Give who accepted which policy, in the order in which it is told."""
    return tuple(
        StoryAccepted(**{**one, "people": tuple(one["people"])}) for one in told_rules()["accepted"]
    )


def story_quizzes() -> tuple[StoryQuiz, ...]:
    """Give who answered which quiz, in the order in which it is told."""
    return tuple(StoryQuiz(**one) for one in told_rules()["quizzes"])


def story_taken() -> tuple[StoryTaken, ...]:
    """Give who took which course, in the order in which it is told."""
    return tuple(
        StoryTaken(**{**one, "people": tuple(one["people"])}) for one in told_rules()["taken"]
    )


@cache
def told_rules() -> dict[str, list[dict[str, Any]]]:
    """Give the file as it is written."""
    told: dict[str, list[dict[str, Any]]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return told

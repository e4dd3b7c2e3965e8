"""Stages of the demo: what its people closed, and how ready they saw themselves on two days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

FILE: Final = Path(__file__).parent / "staged.yaml"
SIDES: Final = ("people", "policies", "processes", "practices")


@dataclass(frozen=True, slots=True)
class StoryClosing:
    """A stage that was closed.

    Attributes:
        stage: Which.
        at: When, in UTC.
        by: Who kept it.
        body: Who decided.
        why: In words.
    """

    stage: str
    at: datetime
    by: str
    body: str
    why: str


@dataclass(frozen=True, slots=True)
class StoryAssessment:
    """How ready they saw themselves.

    Attributes:
        day: Of the assessment.
        at: When it was kept, in UTC.
        by: Who assessed.
        scores: Score and reason of each side.
        strategy: Stage of the strategy, and the reason.
    """

    day: date
    at: datetime
    by: str
    scores: Mapping[str, tuple[int, str]]
    strategy: tuple[str, str]


def story_closing() -> StoryClosing:
    """Give the stage that was closed, once the audit was judged."""
    told = dict(_told()["closed"])
    return StoryClosing(**{**told, "at": datetime.fromisoformat(told["at"])})


def story_assessments() -> tuple[StoryAssessment, ...]:
    """Give the assessments in their order."""
    return tuple(
        StoryAssessment(
            day=one["day"],
            at=datetime.fromisoformat(one["at"]),
            by=one["by"],
            scores={side: (one[side][0], one[side][1]) for side in SIDES},
            strategy=(one["strategy"][0], one["strategy"][1]),
        )
        for one in _told()["assessed"]
    )


@cache
def _told() -> dict[str, Any]:
    told: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return told

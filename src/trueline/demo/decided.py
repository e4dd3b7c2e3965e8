"""What the people of the story decided outside of meetings, and what they found of it later."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import yaml

FILE: Final = Path(__file__).parent / "decided.yaml"


@dataclass(frozen=True, slots=True)
class StoryReview:
    """What was found when a decision was looked at again.

    Attributes:
        by: Who looked.
        at: When, in UTC.
        outcome: What they found.
    """

    by: str
    at: datetime
    outcome: str


@dataclass(frozen=True, slots=True)
class StoryDecision:
    """Something that somebody of the story decided.

    Attributes:
        by: Who.
        at: When, in UTC.
        what: In a sentence.
        kind: What it does.
        because: Why.
        options: What else was possible.
        about: Paths of the KPIs that it is about.
        owner: Who sees to it.
        review_on: Day on which it is looked at again.
        reviewed: What was found; None where nobody looked.
    """

    by: str
    at: datetime
    what: str
    kind: str
    because: str
    options: tuple[str, ...]
    about: tuple[str, ...]
    owner: str
    review_on: date
    reviewed: StoryReview | None = None


def story_decisions() -> tuple[StoryDecision, ...]:
    """Give the decisions, in the order in which they were taken."""
    told = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return tuple(_decision(one) for one in told["decisions"])


def _decision(one: dict[str, Any]) -> StoryDecision:
    lists = {name: tuple(one[name]) for name in ("options", "about")}
    reviewed = one.get("reviewed")
    review = StoryReview(**_timed(reviewed)) if reviewed else None
    return StoryDecision(**{**_timed(one), **lists, "reviewed": review})


def _timed(one: dict[str, Any]) -> dict[str, Any]:
    return {**one, "at": datetime.fromisoformat(one["at"])}

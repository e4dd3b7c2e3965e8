"""Drills of the demo: what its people tried, who was called, and who answered when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from trueline.demo.rules import told_rules


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


def story_drills() -> tuple[StoryDrill, ...]:
    """Give the drills, in the order in which they were held."""
    return tuple(_drill(one) for one in told_rules()["drills"])


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

"""What the people of the story said beside their plan: what happened, notes and check-ins."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

FILE: Final = Path(__file__).parent / "said.yaml"
HOUR_OF_CHECK_INS: Final = time(15, 30, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class StoryAnnotation:
    """Something that happened in the story, and who wrote it down.

    Attributes:
        by: Who.
        at: When it was written down, in UTC.
        day: First day of what happened.
        title: In a few words.
        kind: What sort of thing it was.
        until: The day after its last; None for a single day.
        channels: Ids of the channels that it is about.
        kpis: Places of the KPIs that it is about.
        accounts: Accounts that it is about.
    """

    by: str
    at: datetime
    day: date
    title: str
    kind: str
    until: date | None = None
    channels: tuple[str, ...] = ()
    kpis: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryNote:
    """A note beside a part of the plan.

    Attributes:
        by: Who wrote it.
        at: When, in UTC.
        path: Of the part.
        text: What it says.
    """

    by: str
    at: datetime
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class StoryCheckIn:
    """What somebody said of a part of the plan on a day.

    Attributes:
        by: Who, and for whom: an owner of the plan.
        day: When.
        path: Of the part.
        health: As they saw it; empty for a skipped question.
        said: What changed and why; may be empty.
        next_step: What comes next; may be empty.
    """

    by: str
    day: date
    path: str
    health: str
    said: str
    next_step: str

    @property
    def at(self) -> datetime:
        """The moment at which it was said."""
        return datetime.combine(self.day, HOUR_OF_CHECK_INS)


def story_annotations() -> tuple[StoryAnnotation, ...]:
    """Give what happened outside the numbers, in the order in which it is told."""
    return tuple(
        StoryAnnotation(**{name: _as_kept(value) for name, value in _timed(one).items()})
        for one in _told()["annotations"]
    )


def story_notes() -> tuple[StoryNote, ...]:
    """Give the notes, each thread in its order."""
    return tuple(StoryNote(**_timed(one)) for one in _told()["notes"])


def story_check_ins() -> tuple[StoryCheckIn, ...]:
    """Give the check-ins, each part's in their order."""
    return tuple(StoryCheckIn(**one) for one in _told()["check_ins"])


@cache
def _told() -> dict[str, list[dict[str, Any]]]:
    told: dict[str, list[dict[str, Any]]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return told


def _timed(one: dict[str, Any]) -> dict[str, Any]:
    return {**one, "at": datetime.fromisoformat(one["at"])}


def _as_kept(value: Any) -> Any:  # noqa: ANN401 - whatever the file holds
    """Give lists as records have them."""
    return tuple(value) if isinstance(value, list) else value

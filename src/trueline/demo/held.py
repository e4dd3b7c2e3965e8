"""A meeting of the story as it was held: who came, what was said, decided, agreed and done."""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

FILE: Final = Path(__file__).parent / "held.yaml"


@dataclass(frozen=True, slots=True)
class Told:
    """Something that somebody of the story does in a meeting, or because of it.

    Attributes:
        by: Who.
        at: When, in UTC.
        fields: What they do, by the names that ``held.yaml`` uses.
    """

    by: str
    at: datetime
    fields: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HeldMeeting:
    """A meeting that was held.

    Attributes:
        id: Of the meeting.
        opened: Who opened it, and when.
        came: Seat and how it was taken, of each seat.
        said: What was minuted: item, text, why.
        decided: What was decided.
        agreed: What somebody agreed to do.
        closed: Who closed it, and when.
        moved: What became of action items afterwards.
    """

    id: str
    opened: Told
    came: tuple[tuple[str, str], ...]
    said: tuple[Told, ...]
    decided: tuple[Told, ...]
    agreed: tuple[Told, ...]
    closed: Told
    moved: tuple[Told, ...]


@cache
def held_meeting() -> HeldMeeting:
    """Give the plan review of October."""
    told: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return HeldMeeting(
        id=told["meeting"],
        opened=_told(told["opened"]),
        came=tuple((one["seat"], one["how"]) for one in told["came"]),
        said=tuple(map(_told, told["said"])),
        decided=tuple(map(_told, told["decided"])),
        agreed=tuple(map(_told, told["agreed"])),
        closed=_told(told["closed"]),
        moved=tuple(map(_told, told["moved"])),
    )


def days_of_meeting() -> tuple[date, ...]:
    """Give every day on which something of it happened."""
    held = held_meeting()
    every = (held.opened, *held.said, *held.decided, *held.agreed, held.closed, *held.moved)
    return tuple(one.at.date() for one in every)


def _told(one: dict[str, Any]) -> Told:
    fields = {name: value for name, value in one.items() if name not in ("by", "at")}
    return Told(one["by"], datetime.fromisoformat(one["at"]), fields)

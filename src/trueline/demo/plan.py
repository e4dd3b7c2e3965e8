"""The demo organisation's plan: its document, and what its people wrote into it.

The document is version 2. Version 1 and the draft of November are told by edits.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

import yaml

FOLDER: Final = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class StoryEntry:
    """What one person of the story wrote into the plan at once.

    Attributes:
        by: Who.
        at: When, in UTC.
        reason: Why; may be empty.
        edits: As documents of edits.
        takes_back: Number of the entry of the same draft that is taken back; 0 for none.
    """

    by: str
    at: datetime
    reason: str
    edits: tuple[Mapping[str, Any], ...] = ()
    takes_back: int = 0


@dataclass(frozen=True, slots=True)
class AcceptedFinding:
    """A finding that somebody of the story accepts for a while.

    Attributes:
        check: Name of the check.
        path: Where in the plan.
        reason: Why it may stay.
        by: Who accepts it.
        at: When, in UTC.
        until: First day on which it counts again.
    """

    check: str
    path: str
    reason: str
    by: str
    at: datetime
    until: date


ACCEPTED: Final = AcceptedFinding(
    check="only-lead-or-only-lag",
    path="scopes/people/social_goals/open-lessons/kpis",
    reason="Orders after a lesson are counted from January on; until then we have hours only.",
    by="Ciara Donnelly",
    at=datetime(2026, 11, 20, 10, 30, tzinfo=UTC),
    until=date(2027, 1, 21),
)
"""Until the review of January."""


def plan_text() -> str:
    """Give the plan document of the demo organisation as YAML: version 2."""
    return (FOLDER / "plan.yaml").read_text(encoding="utf-8")


def october_entries() -> tuple[StoryEntry, ...]:
    """Give what was written in October, in order; its edits lead back to what stood before."""
    return tuple(_entries("before_october.yaml"))


def november_entries() -> tuple[StoryEntry, ...]:
    """Give what is written in November, in order."""
    return tuple(_entries("november_draft.yaml"))


def _entries(name: str) -> Iterator[StoryEntry]:
    for written in yaml.safe_load((FOLDER / name).read_text(encoding="utf-8")):
        yield StoryEntry(**{**written, "edits": tuple(written.get("edits", ()))})

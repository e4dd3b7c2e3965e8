"""Reports of the story: a pack that the committee laid out itself, issued once and sent weekly."""

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class StoryReport:
    """A report of the story.

    Attributes:
        title: Of its layout.
        about: Whom it is for.
        parts: Names of its parts, in order.
        words: Heading and text of the first, which people wrote.
        issued_at: When it was issued, in UTC.
        by: Who did.
        recipients: Who gets it from now on.
        weekday: Day of the week on which it goes out, Monday is 0.
        hour: Of that day, in the zone.
        zone: Of the organisation.
    """

    title: str
    about: str
    parts: tuple[str, ...]
    words: tuple[str, str]
    issued_at: datetime
    by: str
    recipients: tuple[str, ...]
    weekday: int
    hour: int
    zone: str


REPORT = StoryReport(
    title="Committee pack, short",
    about="For the weekly committee: what moved, which guess broke, who owes what.",
    parts=(
        "own-words",
        "state-sentence",
        "assumptions",
        "scorecard",
        "studies",
        "return",
        "minutes",
        "decisions",
        "actions",
    ),
    words=(
        "Before we meet",
        (
            "Please read the broken assumption first; the basket is smaller than we planned.\n"
            "- Emeka brings the rota for the two evenings.\n"
            "- Priyanka says which exports are still missing."
        ),
    ),
    issued_at=datetime(2026, 11, 20, 9, 30, tzinfo=UTC),
    by="Ciara Donnelly",
    recipients=("committee@larkmoor.example",),
    weekday=3,
    hour=12,
    zone="Europe/Dublin",
)

"""Which studies Larkmoor asked, when, and the truth that it cannot see."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from trueline.demo.asked import counties, customers, spending

FOLDER: Final = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class StoryStudy:
    """A study of the story.

    Attributes:
        id: Of the study; its document is called so too.
        truth: Lift a unit and period that its numbers were drawn with; None where spend takes
            the place of one lift.
        registered_at: When it was locked, in UTC.
        run_at: When it was run, in UTC; None where it waits to be run.
        by: Who did both.
        table: Gives its data as the text of a CSV file.
    """

    id: str
    truth: float | None
    registered_at: datetime
    run_at: datetime | None
    by: str
    table: Callable[[], str]

    @property
    def document(self) -> str:
        """The study as YAML."""
        return (FOLDER / f"{self.id}.yaml").read_text(encoding="utf-8")


def story_studies() -> tuple[StoryStudy, ...]:
    """Give every study, in the order in which they were asked."""
    return (
        _study("refill-reminder", customers.REMINDER_LIFT, (3, 2), (6, 15), customers.reminder),
        _study("help-community", customers.HELP_LIFT, (3, 30), (10, 19), customers.help_community),
        _study("mending-evenings", counties.EVENING_LIFT, (5, 4), (10, 12), counties.evenings),
        _study("coast-posters", counties.POSTER_LIFT, (5, 11), (10, 13), counties.posters),
        _study("autumn-shorts", counties.SHORTS_LIFT, (5, 25), (10, 14), counties.shorts),
        _study("channel-mix", None, (11, 2), None, spending.weekly_spend),
    )


def _study(
    name: str,
    truth: float | None,
    registered: tuple[int, int],
    run: tuple[int, int] | None,
    table: Callable[[], str],
) -> StoryStudy:
    run_at = _at(*run) if run else None
    return StoryStudy(name, truth, _at(*registered), run_at, "Grace Whitlock", table)


def _at(month: int, day: int) -> datetime:
    return datetime(2026, month, day, 10, 30, tzinfo=UTC)

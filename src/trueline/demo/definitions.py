"""Metrics as the people of the story define them: one formula changed, one of their own."""

from dataclasses import dataclass
from datetime import UTC, date, datetime


@dataclass(frozen=True, slots=True)
class StoryDefinition:
    """What somebody of the story said that a metric is.

    Attributes:
        metric: Id.
        formula: Made of other metrics.
        since: First day in force.
        definition: What is counted.
        why: In their words.
        by: Who.
        at: When, in UTC.
        name: In words; empty for a metric that has a name already.
        measured_in: Empty for one that has a unit already.
        better: Which way is good; empty for one of which that is said already.
    """

    metric: str
    formula: str
    since: date
    definition: str
    why: str
    by: str
    at: datetime
    name: str = ""
    measured_in: str = ""
    better: str = ""


def story_definitions() -> tuple[StoryDefinition, ...]:
    """Give what was defined, in the order of the story."""
    return (
        StoryDefinition(
            metric="saves_per_view",
            formula="saves / first(views, impressions)",
            since=date(2026, 3, 2),
            definition="Saves for each view or, where there are no views, each impression.",
            why="Whoever saves a repair guide means to mend something.",
            by="Priyanka Rao",
            at=datetime(2026, 3, 2, 10, 15, tzinfo=UTC),
            name="Saves for each view",
            measured_in="fraction",
            better="up",
        ),
        StoryDefinition(
            metric="engagement_rate_impressions",
            formula="(engagements_std + optional(clicks_total)) / first(views, impressions)",
            since=date(2026, 10, 1),
            definition="Engagements and clicks, for each view or, without views, each impression.",
            why="The repair guides are there to be opened: a click counts from the new quarter on.",
            by="Priyanka Rao",
            at=datetime(2026, 9, 24, 13, 40, tzinfo=UTC),
        ),
    )

"""Meetings of the demo's committee that were held: who came, and which were not held at all."""

from dataclasses import dataclass
from typing import Final

SEATS: Final = ("sponsor", "marketing", "service", "community", "people", "workshop")
"""Of the committee, in the order of the letters below."""


@dataclass(frozen=True, slots=True)
class StoryMeeting:
    """A meeting of the story.

    Attributes:
        id: The series and the day by the rule.
        came: A letter a seat: p present, d sent the deputy, e excused, a absent; empty for a
            meeting that was cancelled.
        because: Why it was cancelled; empty otherwise.
    """

    id: str
    came: str
    because: str = ""


MEETINGS: Final = (
    StoryMeeting("plan-review-2026-01-15", "pppppp"),
    StoryMeeting("quarterly-2026-02-02", "pppppp"),
    StoryMeeting("plan-review-2026-02-19", "ppdppp"),
    StoryMeeting("plan-review-2026-03-19", "ppppdp"),
    StoryMeeting("plan-review-2026-04-16", "dppppa"),
    StoryMeeting("quarterly-2026-05-04", "pppppp"),
    StoryMeeting("plan-review-2026-05-21", "pppppp"),
    StoryMeeting("plan-review-2026-06-18", "ppppep"),
    StoryMeeting("plan-review-2026-07-16", "pdpdpp"),
    StoryMeeting("quarterly-2026-08-03", "pppppp"),
    StoryMeeting("plan-review-2026-08-20", "ppdppe"),
    StoryMeeting("weekly-2026-09-03", "pppppp"),
    StoryMeeting("weekly-2026-09-10", "dppppp"),
    StoryMeeting("weekly-2026-09-17", "pppppp"),
    StoryMeeting("plan-review-2026-09-17", "pppppp"),
    StoryMeeting("weekly-2026-09-24", "ppdppp"),
    StoryMeeting("weekly-2026-10-01", "pppppp"),
    StoryMeeting("plan-review-2026-10-15", "pppppp"),
    StoryMeeting("weekly-2026-10-15", "pppppp"),
    StoryMeeting("weekly-2026-10-22", "pppdpa"),
    StoryMeeting("weekly-2026-10-29", "", "Half of us were at the repair fair"),
    StoryMeeting("quarterly-2026-11-02", "pppppp"),
    StoryMeeting("weekly-2026-11-05", "epppdp"),
    StoryMeeting("weekly-2026-11-12", "pppppa"),
    StoryMeeting("plan-review-2026-11-19", "pppppp"),
    StoryMeeting("weekly-2026-11-19", "pppppp"),
)
"""The meeting of 8 October is not among them: it was forgotten over the autumn series."""

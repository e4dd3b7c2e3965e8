"""Door for what keeps accepted findings: what may stay as it is for a while, and why."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding that somebody accepted for a while, and why.

    Attributes:
        check: Name of the check.
        path: Where in the plan.
        reason: Why it may stay.
        by: Who accepted it.
        at: When, in UTC.
        until: First day on which it counts again.
        about: What the finding was about, as ``Finding.about``; one about anything else counts.
    """

    check: str
    path: str
    reason: str
    by: str
    at: datetime
    until: date
    about: str = ""


class WaiverShelf(Protocol):
    """Findings that somebody accepted for a while, with the reason."""

    def all(self, *, as_of: datetime | None = None) -> tuple[Waiver, ...]:
        """Give every waiver that was not taken back, also those past their last day.

        Args:
            as_of: Moment whose waivers count, in UTC; None for the present.
        """

    def add(self, *waivers: Waiver) -> None:
        """Keep waivers, all or none; each replaces one of the same check, path and about."""

    def take_back(
        self, check: str, path: str, *, by: str, now: datetime, about: str | None = None
    ) -> tuple[Waiver, ...]:
        """Let findings count again, and give their waivers as they were.

        Args:
            check: Name of the check.
            path: Where in the plan.
            by: Who takes them back.
            now: The moment, in UTC.
            about: What the finding is about; None for all that are accepted at this place.

        Raises:
            MissingError: It is not waived.
        """

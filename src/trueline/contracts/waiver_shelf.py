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
    """

    check: str
    path: str
    reason: str
    by: str
    at: datetime
    until: date


class WaiverShelf(Protocol):
    """Findings that somebody accepted for a while, with the reason."""

    def all(self) -> tuple[Waiver, ...]:
        """Give every waiver that was not taken back, ended ones too."""

    def add(self, waiver: Waiver) -> None:
        """Keep a waiver; it replaces one of the same check and path."""

    def take_back(self, check: str, path: str, *, by: str, now: datetime) -> Waiver:
        """Let a finding count again.

        Raises:
            MissingError: It is not waived.
        """

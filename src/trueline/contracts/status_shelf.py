"""Door for what keeps the status rules that an organisation made its own."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from trueline.measure.judging.rules import StatusRules


@dataclass(frozen=True, slots=True)
class KeptRules:
    """Status rules as they were kept once.

    Attributes:
        rules: All of them, in their order.
        by: Who kept them.
        at: When, in UTC; they are in force from then until the next are kept.
        reason: Why; may be empty.
    """

    rules: StatusRules
    by: str
    at: datetime
    reason: str = ""


class StatusShelf(Protocol):
    """The status rules of one organisation; nothing kept means the usual ones."""

    def in_force(self, *, as_of: datetime | None = None) -> KeptRules | None:
        """Give the newest that were kept; None while the usual ones are in force.

        Args:
            as_of: Moment at which they are in force, in UTC; None for now.
        """

    def history(self) -> tuple[KeptRules, ...]:
        """Give all that were ever kept, newest first."""

    def keep(self, kept: KeptRules) -> None:
        """Put rules in force; those before stay in the history."""

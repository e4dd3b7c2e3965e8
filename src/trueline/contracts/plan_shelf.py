"""Door for what keeps plans: every version, and the one in force."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from trueline.plan.document import Plan


@dataclass(frozen=True, slots=True)
class AdoptedPlan:
    """A plan that was put in force.

    Attributes:
        plan: The document.
        number: Its version, from 1.
        adopted_at: When, in UTC.
        by: By whom.
    """

    plan: Plan
    number: int
    adopted_at: datetime
    by: str


class PlanShelf(Protocol):
    """The plans of one organisation."""

    def adopted(self) -> AdoptedPlan | None:
        """Give the plan in force; None before the first."""

    def adopt(self, plan: Plan, *, by: str, now: datetime) -> AdoptedPlan:
        """Put a plan in force as the next version; one equal to that in force stays as it is."""

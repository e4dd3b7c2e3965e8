"""Door for what keeps plans: every version, the draft with its edits, and what was accepted."""

from datetime import datetime
from typing import Protocol

from trueline.contracts.draft_shelf import DraftShelf
from trueline.contracts.plan_version import AdoptedPlan, VersionLine
from trueline.contracts.waiver_shelf import WaiverShelf
from trueline.plan.document import Plan


class PlanShelf(Protocol):
    """The plans of one organisation."""

    def adopted(self, *, as_of: datetime | None = None) -> AdoptedPlan | None:
        """Give the plan in force, or that in force at a moment; None before the first."""

    def version(self, number: int) -> AdoptedPlan:
        """Give a version by its number.

        Raises:
            MissingError: There is none.
        """

    def versions(self) -> tuple[VersionLine, ...]:
        """Give every version, newest first."""

    def adopt(self, plan: Plan, *, by: str, now: datetime, reason: str = "") -> AdoptedPlan:
        """Put a plan in force as the next version; one equal to that in force stays as it is.

        Raises:
            ConflictError: A draft is being written, which would never learn of it.
        """

    @property
    def drafts(self) -> DraftShelf:
        """The versions that people are still writing."""

    @property
    def waivers(self) -> WaiverShelf:
        """Findings that were accepted for a while."""

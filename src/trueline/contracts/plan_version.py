"""Versions of a plan: what was approved, by whom, when and why."""

from dataclasses import dataclass
from datetime import datetime

from trueline.plan.document import Plan


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version that was approved, without its document.

    Attributes:
        number: From 1.
        title: Of the plan.
        digest: Of the document, as it was kept then.
        approved_at: When, in UTC.
        approved_by: By whom.
        writers: Who wrote it.
        reason: Why there is a new version; may be empty.
        superseded_at: When the next one was approved; None for the one in force.
        draft: Id of the draft that it was; 0 for one that came whole, as a document.
    """

    number: int
    title: str
    digest: str
    approved_at: datetime
    approved_by: str
    writers: tuple[str, ...] = ()
    reason: str = ""
    superseded_at: datetime | None = None
    draft: int = 0


@dataclass(frozen=True, slots=True)
class AdoptedPlan:
    """A plan that was put in force, as it was then.

    Attributes:
        plan: The document.
        number: Its version, from 1.
        adopted_at: When, in UTC.
        by: By whom.
        digest: Of the document as it was kept.
    """

    plan: Plan
    number: int
    adopted_at: datetime
    by: str
    digest: str

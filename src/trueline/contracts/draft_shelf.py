"""Door for what keeps drafts: the next version while people write it, with every edit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from trueline.contracts.plan_version import AdoptedPlan
from trueline.plan.document import Plan
from trueline.plan.edits import Edit


class DraftState(StrEnum):
    """How far a draft is."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    DISCARDED = "discarded"


@dataclass(frozen=True, slots=True)
class Draft:
    """The next version while people write it; an organisation has one at a time.

    Attributes:
        id: Of the draft; never used again.
        base: Number of the version that it began from; 0 when there was none.
        plan: With every edit up to now.
        edit_count: Edits up to now; raised by each.
        state: How far it is.
        started_by: Who began it.
        started_at: When, in UTC.
        writers: Who wrote what still stands in it, by name.
        submitted_by: Who submitted it; empty before.
        submitted_at: When; None before.
        reason: Why there should be a new version; empty before it is submitted.
        returned: Why it was sent back last; empty when it was not.
    """

    id: int
    base: int
    plan: Plan
    edit_count: int
    state: DraftState
    started_by: str
    started_at: datetime
    writers: tuple[str, ...] = ()
    submitted_by: str = ""
    submitted_at: datetime | None = None
    reason: str = ""
    returned: str = ""


@dataclass(frozen=True, slots=True)
class EditEntry:
    """What one person did at once: an entry of the history.

    Attributes:
        number: In its draft, from 1.
        edits: As they were done.
        by: Who.
        at: When, in UTC.
        reason: Why; may be empty.
        undoes: Number of the entry that it takes back; 0 when it takes back none.
        undone_by: Number of the entry that took it back; 0 while it stands.
        draft: Id of the draft.
        version: Number of the version that the draft became; 0 before.
    """

    number: int
    edits: tuple[Edit, ...]
    by: str
    at: datetime
    reason: str = ""
    undoes: int = 0
    undone_by: int = 0
    draft: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True)
class Writing:
    """What somebody is about to write into a draft.

    Attributes:
        edits: As they are to be kept.
        plan: The draft's plan with them.
        by: Who.
        at: When, in UTC.
        reason: Why; may be empty.
        undoes: Number of the entry that it takes back; 0 when it takes back none.
    """

    edits: tuple[Edit, ...]
    plan: Plan
    by: str
    at: datetime
    reason: str = ""
    undoes: int = 0


class DraftShelf(Protocol):
    """The draft of an organisation, its history, and the drafts before it."""

    def current(self) -> Draft | None:
        """Give the draft that people write or that waits for approval; None without one."""

    def begin(
        self,
        plan: Plan,
        *,
        base: int,
        by: str,
        now: datetime,
        writings: Sequence[Writing] = (),
    ) -> Draft:
        """Begin a draft from a plan; one that is there already is given as it is.

        Args:
            plan: As it is before the first edit.
            base: Number of the version that it is; 0 for none.
            by: Who begins it.
            now: When.
            writings: What is written into it at once, in order.

        Raises:
            ConflictError: There is a draft, and it would not get the writings.
        """

    def write(self, compose: Callable[[Draft], Writing]) -> tuple[Draft, EditEntry]:
        """Add an entry to the draft, while nobody else writes into it.

        Args:
            compose: Told the draft as it is now; what it raises is raised, and nothing is kept.

        Raises:
            MissingError: There is no draft that may be written.
        """

    def submit(self, *, by: str, now: datetime, reason: str, edit_count: int) -> Draft:
        """Let the draft wait for approval; nobody writes into it meanwhile.

        Args:
            by: Who submits it.
            now: When.
            reason: Why there should be a new version.
            edit_count: Edits of the draft that was looked at.

        Raises:
            MissingError: There is no draft that may be submitted.
            ConflictError: It has other edits than those.
        """

    def send_back(self, *, by: str, now: datetime, why: str) -> Draft:
        """Give a submitted draft back to its writers."""

    def approve(self, *, by: str, now: datetime, edit_count: int) -> AdoptedPlan:
        """Make the submitted draft the version in force.

        Args:
            by: Who approves.
            now: When.
            edit_count: Edits of the draft that was looked at.

        Raises:
            MissingError: No draft waits.
            ConflictError: It has other edits than those.
        """

    def discard(self, *, by: str, now: datetime) -> Draft:
        """Lay the draft aside; it can be taken up again."""

    def take_up(self, draft: int) -> Draft:
        """Go on with a draft that was laid aside.

        Raises:
            MissingError: There is none of this number.
            ConflictError: Another draft is being written, or the plan in force is a later one
                than that from which it began.
        """

    def laid_aside(self, *, limit: int = 20) -> tuple[Draft, ...]:
        """Give drafts that can be taken up again, newest first, at most so many."""

    def entries(
        self,
        *,
        path: str = "",
        draft: int | None = None,
        number: int | None = None,
        limit: int = 200,
    ) -> tuple[EditEntry, ...]:
        """Give the history, newest first.

        Args:
            path: Only what touched what stands here now, wherever it stood before, or what is in
                it; empty for all.
            draft: Only of one draft; None for all but those that were laid aside.
            number: Only the entry of this number in its draft; None for all.
            limit: At most so many.
        """

    @property
    def lone_approval(self) -> bool:
        """Whether somebody may approve what only they wrote."""

    def allow_lone_approval(self, *, allowed: bool) -> None:
        """Let people approve what only they wrote, or not."""

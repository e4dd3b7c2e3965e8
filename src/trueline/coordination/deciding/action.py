"""Action item: who does what by when; it stays on every agenda until it is done or dropped."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ActionStatus(StrEnum):
    """How far an action item is."""

    OPEN = "open"
    DOING = "under way"
    DONE = "done"
    DROPPED = "dropped"


UNFINISHED = frozenset({ActionStatus.OPEN, ActionStatus.DOING})
"""What is carried over to the next meeting without anybody's doing."""


@dataclass(frozen=True, slots=True)
class ActionItem:
    """Something that somebody agreed to do.

    Attributes:
        id: Unique in the organisation, such as ``2026-11-26-1``: its day and its place on that day.
        what: In words.
        owner: Who does it; a name of the plan.
        due: By when; None when nobody said.
        status: How far it is.
        since: Day on which it was agreed.
        meeting: Id of the meeting; empty when it was agreed outside of one.
        decision: Id of the decision that it follows from; empty for none.
        about: Paths of the parts of the plan that it is about.
        finished_on: When it was done or dropped; None before.
        said: The last that was said of it; a reason where it was dropped.
    """

    id: str
    what: str
    owner: str
    due: date | None
    status: ActionStatus
    since: date
    meeting: str = ""
    decision: str = ""
    about: tuple[str, ...] = ()
    finished_on: date | None = None
    said: str = ""

    @property
    def is_unfinished(self) -> bool:
        """Say whether it is still to be done."""
        return self.status in UNFINISHED

    def is_overdue(self, on: date) -> bool:
        """Say whether it should have been done before a day, and was not."""
        return self.is_unfinished and self.due is not None and self.due < on

"""Action items as they stand: what is still to be done is carried over by itself."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from trueline.contracts.books import Kept
from trueline.coordination.deciding.action import ActionItem, ActionStatus
from trueline.coordination.deciding.numbering import place_of_id
from trueline.core.errors import MissingError
from trueline.usecases.agreed.books import ACTIONS
from trueline.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class SoughtActions:
    """Which action items are wanted; what is empty asks for all.

    Attributes:
        status: How far they are; None for any.
        owner: Who does them.
        meeting: Id of the meeting at which they were agreed.
        decision: Id of the decision that they follow from.
        part: Path of a part of the plan that they are about.
    """

    status: ActionStatus | None = None
    owner: str = ""
    meeting: str = ""
    decision: str = ""
    part: str = ""

    def takes(self, one: ActionItem) -> bool:
        """Say whether an action item is among those wanted."""
        wanted = (
            (self.owner, one.owner),
            (self.meeting, one.meeting),
            (self.decision, one.decision),
        )
        is_status = self.status in (None, one.status)
        is_about = not self.part or self.part in one.about
        return is_status and is_about and all(asked in ("", is_) for asked, is_ in wanted)


def action_items(
    workspace: Workspace,
    sought: SoughtActions | None = None,
    *,
    own: str = "",
    as_of: datetime | None = None,
) -> tuple[Kept[ActionItem], ...]:
    """Give action items: unfinished first, by their due day; of one day a person's own first.

    Args:
        workspace: Of the organisation.
        sought: Which are wanted; None for all.
        own: Name of the person whose come first among equals; empty for nobody.
        as_of: Moment whose knowledge counts, in UTC; None for the present.
    """
    every = ACTIONS.newest(workspace.entries, as_of=as_of)
    found = [one for one in every if sought is None or sought.takes(one.record)]
    return tuple(sorted(found, key=lambda one: _place(one.record, own)))


def unfinished(
    workspace: Workspace, *, as_of: datetime | None = None
) -> tuple[Kept[ActionItem], ...]:
    """Give what is still to be done, whenever and wherever it was agreed, by due day."""
    return tuple(one for one in action_items(workspace, as_of=as_of) if one.record.is_unfinished)


def action_named(
    workspace: Workspace, name: str, *, as_of: datetime | None = None
) -> Kept[ActionItem]:
    """Give an action item by its id.

    Raises:
        MissingError: There is none, or it was taken back.
    """
    found = ACTIONS.find(workspace.entries, name, as_of=as_of)
    if found is None:
        raise MissingError(f"There is no action item {name}; it may have been taken back.")
    return found


def due_actions(found: Iterable[Kept[ActionItem]], until: date) -> Sequence[Kept[ActionItem]]:
    """Give what is still to be done and due by a day; the overdue comes first."""
    due = [
        one
        for one in found
        if one.record.is_unfinished and one.record.due is not None and one.record.due <= until
    ]
    return sorted(due, key=lambda one: _place(one.record, ""))


def _place(one: ActionItem, own: str) -> tuple[bool, date, bool, tuple[str, int]]:
    """Put the unfinished first, by due day; the finished after them, the last finished first."""
    if one.is_unfinished:
        return False, one.due or date.max, bool(own) and one.owner != own, place_of_id(one.id)
    ended = one.finished_on or one.since
    return (
        True,
        date.fromordinal(date.max.toordinal() - ended.toordinal()),
        False,
        place_of_id(one.id),
    )

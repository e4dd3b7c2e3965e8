"""Change an action item: how far it is, by when, who does it; and take the last change back."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from trueline.coordination.deciding.action import UNFINISHED, ActionItem, ActionStatus
from trueline.core.errors import FaultyInputError, MissingError
from trueline.core.issue import Issue, Severity
from trueline.plan.document import Plan
from trueline.usecases.agreed.books import ACTIONS
from trueline.usecases.coordinating.acting.action_items import action_named
from trueline.usecases.coordinating.acting.agree import due_issues, owner_issues, what_issues
from trueline.usecases.workspace import Workspace

LONGEST_WORDS = 1000
NO_DAY = date.min
"""Stands for “no due day any more”, where None leaves the day as it is."""


@dataclass(frozen=True, slots=True)
class ActionChange:
    """What becomes of an action item; None leaves a field as it is.

    Attributes:
        status: How far it is.
        due: By when; ``NO_DAY`` for no day any more.
        owner: Who does it.
        what: Its words, put right.
        said: What is said of it; a reason where it is dropped.
    """

    status: ActionStatus | None = None
    due: date | None = None
    owner: str | None = None
    what: str | None = None
    said: str | None = None


def change_action(
    workspace: Workspace,
    name: str,
    change: ActionChange,
    *,
    on: date,
    by: str,
    after: int | None = None,
) -> ActionItem:
    """Keep an action item as it is from now on, and give it.

    Args:
        workspace: Of the organisation.
        name: Its id.
        change: What becomes of it.
        on: Day on which it does; its last where it is finished.
        by: Who says so.
        after: How often it had been kept when they saw it; None for whatever stands.

    Raises:
        FaultyInputError: Something in it cannot be; the issues name the fields.
        MissingError: There is no such action item.
        ConflictError: Somebody else changed it since.
    """
    before = action_named(workspace, name).record
    changed = _changed(before, change, on)
    adopted = workspace.plans.adopted()
    if issues := tuple(_issues(before, changed, adopted.plan if adopted else None)):
        raise FaultyInputError(*issues)
    now = workspace.now()
    ACTIONS.keep(workspace.entries, changed, about=name, by=by, now=now, after=after)
    return changed


def undo_action(
    workspace: Workspace, name: str, *, by: str, after: int | None = None
) -> ActionItem | None:
    """Take the last change of an action item back; one that was just agreed on goes altogether.

    Args:
        workspace: Of the organisation.
        name: Its id.
        by: Who takes it back.
        after: How often it had been kept when they saw it; None for whatever stands.

    Returns:
        It as it stands now; None when it is gone.

    Raises:
        MissingError: There is no such action item.
        ConflictError: Somebody else changed it since.
    """
    if ACTIONS.find(workspace.entries, name) is None:
        raise MissingError(f"There is no action item {name}; it may have been taken back.")
    known = ACTIONS.history(workspace.entries, name)
    before = known[-2].record if len(known) > 1 else None
    now = workspace.now()
    ACTIONS.keep(workspace.entries, before, about=name, by=by, now=now, after=after)
    return before


def _changed(before: ActionItem, change: ActionChange, on: date) -> ActionItem:
    status = change.status or before.status
    due = before.due if change.due is None else change.due
    ended = None if status in UNFINISHED else on
    is_same_end = before.status is status and before.finished_on is not None
    return replace(
        before,
        status=status,
        due=None if due == NO_DAY else due,
        owner=before.owner if change.owner is None else change.owner.strip(),
        what=before.what if change.what is None else change.what.strip(),
        said=before.said if change.said is None else change.said.strip(),
        finished_on=before.finished_on if is_same_end else ended,
    )


def _issues(before: ActionItem, changed: ActionItem, plan: Plan | None) -> Iterator[Issue]:
    yield from what_issues(changed.what)
    if changed.owner != before.owner:
        yield from owner_issues(changed.owner, plan)
    if changed.due != before.due:
        yield from due_issues(changed.due, changed.since)
    if len(changed.said) > LONGEST_WORDS:
        much = f"It has {len(changed.said)} characters."
        yield Issue(Severity.BLOCKS, "said", much, f"Use {LONGEST_WORDS} at most.")
    is_dropped = changed.status is ActionStatus.DROPPED and before.status is not changed.status
    if is_dropped and (not changed.said or changed.said == before.said):
        yield Issue(
            Severity.BLOCKS, "said", "It does not say why it is dropped.", "Say it in a line."
        )

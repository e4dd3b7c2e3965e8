"""Withdraw a decision with what followed from it, and let both stand again.

Action items that follow from it and are not finished are dropped with it, with the reason; what was
done stays done. Letting it stand again takes up those that its withdrawal dropped.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from trueline.contracts.books import Kept
from trueline.contracts.entry_shelf import Entry
from trueline.coordination.deciding.action import ActionItem, ActionStatus
from trueline.coordination.deciding.decision import Decision
from trueline.core.errors import MissingError, RefusedQuestionError
from trueline.usecases.agreed.books import ACTIONS, DECISIONS
from trueline.usecases.agreed.decisions import decision_named
from trueline.usecases.coordinating.acting.action_items import SoughtActions, action_items
from trueline.usecases.coordinating.closed_meeting import keep_while_open, refuse_closed
from trueline.usecases.coordinating.deciding.change_decision import refuse_settled
from trueline.usecases.coordinating.deciding.place import place_taken
from trueline.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What was withdrawn.

    Attributes:
        decision: As it was.
        dropped: Action items that followed from it and are dropped with it.
    """

    decision: Decision
    dropped: tuple[ActionItem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Act:
    workspace: Workspace
    name: str
    by: str
    now: datetime

    def entry(self, item: ActionItem, after: int) -> Entry:
        shelf = self.workspace.entries
        return ACTIONS.entry(shelf, item, about=item.id, by=self.by, now=self.now, after=after)


def following(workspace: Workspace, name: str) -> tuple[Kept[ActionItem], ...]:
    """Give what is still to be done because of a decision, and is dropped if it is withdrawn."""
    found = action_items(workspace, SoughtActions(decision=name))
    return tuple(one for one in found if one.record.is_unfinished)


def withdraw(
    workspace: Workspace, name: str, *, on: date, by: str, after: int | None = None
) -> Withdrawn:
    """Undo a decision while its meeting is open, with the action items that follow from it.

    Args:
        workspace: Of the organisation.
        name: Id of the decision.
        on: Day on which it is done.
        by: Who does it.
        after: How often it had been kept when they saw it; None for whatever stands.

    Raises:
        RefusedQuestionError: The meeting is over, or another decision builds on it.
        MissingError: There is no such decision.
        ConflictError: Somebody else changed it, or an action item of it, since.
    """
    logged = decision_named(workspace, name)
    gone, seen = logged.decision, logged.number if after is None else after
    if logged.superseded_by:
        raise RefusedQuestionError(
            f"Decision {logged.superseded_by} took its place.",
            instead=f"Withdraw {logged.superseded_by} first.",
        )
    act = _Act(workspace, name, by, workspace.now())
    dropped: list[ActionItem] = []

    def entries() -> tuple[Entry, ...]:
        refuse_settled(workspace, gone, on)
        open_items = following(workspace, name)
        dropped[:] = [_dropped(one.record, name, on) for one in open_items]
        pairs = zip(dropped, open_items, strict=True)
        shelf = workspace.entries
        own = DECISIONS.entry(shelf, None, about=name, by=by, now=act.now, after=seen)
        return (own, *(act.entry(item, one.number) for item, one in pairs))

    keep_while_open(workspace, gone.meeting, entries, by=by)
    return Withdrawn(gone, tuple(dropped))


def put_back(workspace: Workspace, name: str, *, by: str) -> Decision:
    """Let a decision stand again that was withdrawn, as it was, with the items dropped with it.

    Raises:
        MissingError: There never was one of this id, or it stands.
        RefusedQuestionError: Its meeting closed meanwhile, or what it took the place of is gone or
            was replaced by another.
        ConflictError: Somebody else changed it, or an action item of it, at this moment.
    """
    shelf = workspace.entries
    known, (standing, number) = DECISIONS.history(shelf, name), DECISIONS.last(shelf, name)
    if not known or standing is not None:
        raise MissingError(f"No decision {name} was withdrawn.")
    again, act = known[-1].record, _Act(workspace, name, by, workspace.now())

    def entries() -> tuple[Entry, ...]:
        refuse_closed(workspace, again.meeting)
        own = DECISIONS.entry(shelf, again, about=name, by=by, now=act.now, after=number)
        before = place_taken(workspace, again, by=by, now=act.now)
        return (own, *before, *_taken_up(act))

    keep_while_open(workspace, again.meeting, entries, by=by)
    return again


def _taken_up(act: _Act) -> Iterator[Entry]:
    """Yield the items that the withdrawal dropped, as they stood before, unless changed since."""
    reason = _reason(act.name)
    for one in action_items(act.workspace, SoughtActions(decision=act.name)):
        if one.record.status is ActionStatus.DROPPED and one.record.said == reason:
            before = ACTIONS.history(act.workspace.entries, one.about)[-2].record
            yield act.entry(before, one.number)


def _dropped(item: ActionItem, name: str, on: date) -> ActionItem:
    return replace(item, status=ActionStatus.DROPPED, finished_on=on, said=_reason(name))


def _reason(name: str) -> str:
    return f"Decision {name}, from which it followed, was withdrawn."

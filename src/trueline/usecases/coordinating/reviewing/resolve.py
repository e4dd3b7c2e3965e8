"""Decide and agree in a meeting that is open."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from trueline.contracts.books import Book, Kept
from trueline.coordination.deciding.action import ActionItem
from trueline.coordination.deciding.decision import Decision
from trueline.coordination.deciding.numbering import place_of_id
from trueline.coordination.reviewing.session import Session, SessionStatus
from trueline.core.errors import MissingError, RefusedQuestionError
from trueline.usecases.agreed.books import ACTIONS, DECISIONS
from trueline.usecases.coordinating.acting.action_items import SoughtActions, action_items
from trueline.usecases.coordinating.acting.agree import ActionWish, agree
from trueline.usecases.coordinating.acting.change_action import undo_action
from trueline.usecases.coordinating.deciding.decide import decide
from trueline.usecases.coordinating.deciding.wish import DecisionWish
from trueline.usecases.coordinating.deciding.withdraw import Withdrawn, put_back, withdraw
from trueline.usecases.coordinating.reviewing.sitting import (
    change_sitting,
    require,
    sitting_of,
)
from trueline.usecases.workspace import Workspace

_Made = TypeVar("_Made", Decision, ActionItem)


def decide_in(workspace: Workspace, meeting: str, wish: DecisionWish, *, by: str) -> Decision:
    """Decide in a meeting, on the numbers that it saw when it opened.

    Raises:
        FaultyInputError: Something in the wish cannot be; the issues name the fields.
        MissingError: There is no such meeting, or no such study.
        RefusedQuestionError: The meeting is not open.
        ConflictError: Others decide or change it at this moment.
    """
    sitting = sitting_of(workspace, meeting)
    require(sitting.session, SessionStatus.OPEN)
    decided_by = wish.decided_by or (sitting.body.name if sitting.body else by)
    whole = replace(wish, meeting=meeting, decided_by=decided_by)
    made = decide(workspace, whole, on=workspace.today, by=by, as_of=sitting.session.as_of)
    return _in(workspace, meeting, DECISIONS, made, _with_decision, by)


def agree_in(workspace: Workspace, meeting: str, wish: ActionWish, *, by: str) -> ActionItem:
    """Agree on an action item in a meeting.

    Raises:
        FaultyInputError: Something in the wish cannot be; the issues name the fields.
        MissingError: There is no such meeting, or no such decision.
        RefusedQuestionError: The meeting is not open.
        ConflictError: Others agree or change it at this moment.
    """
    require(sitting_of(workspace, meeting).session, SessionStatus.OPEN)
    made = agree(workspace, replace(wish, meeting=meeting), on=workspace.today, by=by)
    return _in(workspace, meeting, ACTIONS, made, _with_action, by)


def withdraw_in(workspace: Workspace, meeting: str, name: str, *, by: str) -> Withdrawn:
    """Undo a decision of a meeting that is open, with the action items that follow from it.

    Raises:
        MissingError: The meeting made no such decision.
        RefusedQuestionError: The meeting is not open, or another decision builds on it.
        ConflictError: Somebody else changed it at this moment.
    """
    require(sitting_of(workspace, meeting).session, SessionStatus.OPEN)
    _of(meeting, DECISIONS.get(workspace.entries, name))
    return withdraw(workspace, name, on=workspace.today, by=by)


def put_back_in(workspace: Workspace, meeting: str, name: str, *, by: str) -> Decision:
    """Let a decision of a meeting that is open stand again.

    Raises:
        MissingError: The meeting withdrew no such decision.
        RefusedQuestionError: The meeting is not open.
        ConflictError: Somebody else changed it at this moment.
    """
    require(sitting_of(workspace, meeting).session, SessionStatus.OPEN)
    for one in DECISIONS.history(workspace.entries, name)[-1:]:
        _of(meeting, one)
    return put_back(workspace, name, by=by)


def take_action_back(workspace: Workspace, meeting: str, name: str, *, by: str) -> None:
    """Undo what was agreed in a meeting that is open.

    Raises:
        MissingError: The meeting agreed on no such thing.
        RefusedQuestionError: The meeting is not open, or something was done about it since.
        ConflictError: Somebody else changed it at this moment.
    """
    require(sitting_of(workspace, meeting).session, SessionStatus.OPEN)
    kept = ACTIONS.get(workspace.entries, name)
    _of(meeting, kept)
    if kept.number > 1:
        raise RefusedQuestionError("It was changed since.", instead="Drop it with a reason.")
    undo_action(workspace, name, by=by, after=kept.number)


def decided_in(
    workspace: Workspace, meeting: str, *, as_of: datetime | None = None
) -> tuple[Decision, ...]:
    """Give what was decided in a meeting and not withdrawn, in the order in which it was.

    Args:
        workspace: Of the organisation.
        meeting: Id of the meeting.
        as_of: Moment whose knowledge counts, in UTC; None for the present.
    """
    found = (one.record for one in DECISIONS.newest(workspace.entries, as_of=as_of))
    return tuple(sorted((one for one in found if one.meeting == meeting), key=_place))


def agreed_in(
    workspace: Workspace, meeting: str, *, as_of: datetime | None = None
) -> tuple[ActionItem, ...]:
    """Give the action items that were agreed in a meeting; arguments as for ``decided_in``."""
    found = action_items(workspace, SoughtActions(meeting=meeting), as_of=as_of)
    return tuple(sorted((one.record for one in found), key=_place))


def _in(
    workspace: Workspace,
    meeting: str,
    book: Book[_Made],
    made: _Made,
    add: Callable[[Session, str], Session],
    by: str,
) -> _Made:
    """Name what was made in the meeting; where it closed meanwhile without it, take it back."""
    try:
        change_sitting(workspace, meeting, lambda found: add(found.session, made.id), by=by)
    except RefusedQuestionError:
        if not _has(sitting_of(workspace, meeting).session, made.id):
            now = workspace.now()
            book.keep(workspace.entries, None, about=made.id, by=by, now=now)
            raise
    return made


def _of(meeting: str, kept: Kept[Decision] | Kept[ActionItem]) -> None:
    if kept.record.meeting != meeting:
        raise MissingError(f"{kept.about} belongs to another meeting, or to none.")


def _has(closed: Session, name: str) -> bool:
    return name in closed.decisions or name in closed.actions


def _with_decision(session: Session, name: str) -> Session:
    return replace(session, decisions=tuple(dict.fromkeys((*session.decisions, name))))


def _with_action(session: Session, name: str) -> Session:
    return replace(session, actions=tuple(dict.fromkeys((*session.actions, name))))


def _place(one: Decision | ActionItem) -> tuple[str, int]:
    return place_of_id(one.id)

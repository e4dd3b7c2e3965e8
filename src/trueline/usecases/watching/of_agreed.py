"""Alerts about what one person agreed to do, and about decisions that they are to look at again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from trueline.briefing.wording import day_in_words
from trueline.coordination.deciding.action import ActionItem
from trueline.usecases.agreed.decisions import (
    LoggedDecision,
    decisions,
    due_decisions,
)
from trueline.usecases.coordinating.acting.action_items import unfinished
from trueline.usecases.watching.alert import Alert, AlertKind
from trueline.usecases.workspace import Workspace

AHEAD = timedelta(days=7)
"""An action item is told of from so long before its due day."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """What is due of what people agreed on.

    Attributes:
        actions: Action items that are overdue, or due within a week; by due day.
        reviews: Decisions that are to be looked at again, the longest due first.
    """

    actions: Sequence[ActionItem] = ()
    reviews: Sequence[LoggedDecision] = ()


NOTHING = Agreed()


def agreed_by(workspace: Workspace, *, on: date, as_of: datetime | None = None) -> Agreed:
    """Give what is due on a day of what people agreed on.

    Args:
        workspace: Of the organisation.
        on: Day that is looked at.
        as_of: Moment whose knowledge counts, in UTC; None for the present.
    """
    open_ones = (one.record for one in unfinished(workspace, as_of=as_of))
    due = tuple(one for one in open_ones if one.due is not None and one.due <= on + AHEAD)
    every = decisions(workspace, on=on, as_of=as_of)
    return Agreed(due, tuple(due_decisions(every, on)))


def alerts_of_agreed(agreed: Agreed, names: Sequence[str], *, on: date) -> Iterator[Alert]:
    """Yield what one person agreed to do and is due, and which decisions they look at again.

    Args:
        agreed: By everybody.
        names: What the person may be called in the plan; nobody's are empty.
        on: Day that is looked at.
    """
    called = {one.strip().casefold() for one in names if one.strip()}
    for item in agreed.actions:
        if item.owner.casefold() in called:
            yield _of_action(item, on)
    for one in agreed.reviews:
        if one.decision.owner.casefold() in called:
            yield _of_review(one, on)


def _of_action(one: ActionItem, on: date) -> Alert:
    due = one.due or on
    when = f"was due on {day_in_words(due)}" if due < on else f"is due on {day_in_words(due)}"
    return Alert(
        id=f"action-item:{one.id}:{due}",
        kind=AlertKind.ACTION,
        since=due,
        title=f"“{one.what}” {when}",
        why=f"Agreed on {day_in_words(one.since)}.",
        about=one.id,
    )


def _of_review(one: LoggedDecision, on: date) -> Alert:
    decision = one.decision
    day = decision.review_on or on
    return Alert(
        id=f"review:{decision.id}:{day}",
        kind=AlertKind.REVIEW,
        since=day,
        title=f"“{decision.what}” is to be looked at again",
        why=f"Decided on {day_in_words(decision.decided_on)}; did it help?",
        about=decision.id,
    )

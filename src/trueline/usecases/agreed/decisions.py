"""The log of decisions: each as it stands, with what took its place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from trueline.contracts.books import Kept
from trueline.coordination.deciding.decision import Decision, DecisionKind
from trueline.coordination.deciding.numbering import place_of_id
from trueline.core.errors import MissingError
from trueline.usecases.agreed.books import DECISIONS
from trueline.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class LoggedDecision:
    """A decision among the others.

    Attributes:
        decision: As it stands.
        number: How often it was kept; whoever changes it says which they saw.
        by: Who kept it so.
        at: When, in UTC.
        superseded_by: Id of the decision that took its place; empty while none did.
    """

    decision: Decision
    number: int
    by: str
    at: datetime
    superseded_by: str = ""

    def is_due(self, on: date) -> bool:
        """Say whether it is to be looked at again by a day; not once another took its place."""
        return not self.superseded_by and self.decision.is_due_for_review(on)


@dataclass(frozen=True, slots=True)
class Sought:
    """Which decisions are wanted; what is empty asks for all.

    Attributes:
        kind: What is decided.
        owner: Who sees to it.
        decided_by: Name of the body or person.
        part: Path of a part of the plan that it is about, rests on or cites.
        study: Id of the study that it rests on.
        meeting: Id of the meeting.
    """

    kind: DecisionKind | None = None
    owner: str = ""
    decided_by: str = ""
    part: str = ""
    study: str = ""
    meeting: str = ""

    def takes(self, one: Decision) -> bool:
        """Say whether a decision is among those wanted."""
        wanted = (
            (self.owner, one.owner),
            (self.decided_by, one.decided_by),
            (self.study, one.study),
            (self.meeting, one.meeting),
        )
        is_kind = self.kind in (None, one.kind)
        return is_kind and all(asked in ("", is_) for asked, is_ in wanted) and self._is_about(one)

    def _is_about(self, one: Decision) -> bool:
        return not self.part or self.part in parts_of(one)


def parts_of(one: Decision) -> frozenset[str]:
    """Give the paths of all parts of the plan that a decision names, or whose numbers it saw."""
    return frozenset((*one.about, *one.cites, *(each.path for each in one.seen)))


def decisions(
    workspace: Workspace,
    sought: Sought | None = None,
    *,
    on: date,
    as_of: datetime | None = None,
) -> tuple[LoggedDecision, ...]:
    """Give the decisions: those that are due for review first, then the newest first.

    Args:
        workspace: Of the organisation.
        sought: Which are wanted; None for all.
        on: Day that says which are due.
        as_of: Moment whose knowledge counts, in UTC; None for the present.
    """
    every = _logged(DECISIONS.newest(workspace.entries, as_of=as_of))
    found = [one for one in every if sought is None or sought.takes(one.decision)]
    found.sort(key=lambda one: place_of_id(one.decision.id), reverse=True)
    due = sorted(
        (one for one in found if one.is_due(on)),
        key=lambda one: one.decision.review_on or on,
    )
    return (*due, *(one for one in found if not one.is_due(on)))


def decision_named(
    workspace: Workspace, name: str, *, as_of: datetime | None = None
) -> LoggedDecision:
    """Give a decision by its id.

    Raises:
        MissingError: There is none, or it was withdrawn.
    """
    for one in _logged(DECISIONS.newest(workspace.entries, as_of=as_of)):
        if one.decision.id == name:
            return one
    raise MissingError(f"There is no decision {name}; it may have been withdrawn.")


def due_decisions(found: Iterable[LoggedDecision], on: date) -> Sequence[LoggedDecision]:
    """Give those that are to be looked at again by a day, the longest due first."""
    due = [one for one in found if one.is_due(on)]
    return sorted(due, key=lambda one: one.decision.review_on or on)


def overdue_reviews(
    workspace: Workspace, *, on: date, as_of: datetime | None = None
) -> tuple[LoggedDecision, ...]:
    """Give the decisions that should have been looked at again before a day, longest first."""
    found = due_decisions(decisions(workspace, on=on, as_of=as_of), on)
    return tuple(one for one in found if one.decision.review_on != on)


def _logged(kept: Sequence[Kept[Decision]]) -> list[LoggedDecision]:
    later = {one.record.supersedes: one.record.id for one in kept if one.record.supersedes}
    return [
        LoggedDecision(one.record, one.number, one.by, one.at, later.get(one.about, ""))
        for one in kept
    ]

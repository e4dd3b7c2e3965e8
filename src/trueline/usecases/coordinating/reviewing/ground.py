"""The ground of an agenda: what its sources may look at, each part worked out when asked for."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from trueline.contracts.agenda_source import AgendaGround, OwedWord
from trueline.contracts.plan_version import AdoptedPlan
from trueline.coordination.deciding.action import ActionItem
from trueline.coordination.deciding.decision import Decision
from trueline.coordination.reviewing.session import Session, SessionStatus
from trueline.measure.scorecard import Scorecard
from trueline.usecases.agreed.books import SESSIONS
from trueline.usecases.agreed.decisions import decisions, due_decisions
from trueline.usecases.checking_in.questions import questions
from trueline.usecases.coordinating.acting.action_items import unfinished
from trueline.usecases.coordinating.meeting.planned import next_meeting
from trueline.usecases.coordinating.reviewing.evidence_news import evidence_news
from trueline.usecases.coordinating.reviewing.exceptions_found import (
    exceptions_of,
    ranked,
    tested_guesses,
)
from trueline.usecases.coordinating.reviewing.rules_owed import rules_owed
from trueline.usecases.coordinating.reviewing.sitting import Sitting
from trueline.usecases.deciding.needs_decision import (
    DecisionGround,
    NeededDecision,
    decision_ground,
)
from trueline.usecases.score import score
from trueline.usecases.staffing.read_support import activity_hours
from trueline.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Looked:
    """By what knowledge an agenda is made.

    Attributes:
        on: Day of its readings.
        as_of: Moment whose knowledge counts, in UTC; None for the present.
        card: The plan's readings on that day by that knowledge, where they are at hand.
    """

    on: date
    as_of: datetime | None = None
    card: Scorecard | None = None


def agenda_ground(
    workspace: Workspace, sitting: Sitting, adopted: AdoptedPlan, looked: Looked
) -> AgendaGround:
    """Give what sources of an agenda may look at.

    Args:
        workspace: Of the organisation.
        sitting: The meeting.
        adopted: The plan in force.
        looked: By what knowledge.
    """
    plan, session, as_of = adopted.plan, sitting.session, looked.as_of
    before = last_closed(workspace, session, as_of=as_of)
    since = before.closed_at if before else None

    @cache
    def card() -> Scorecard:
        return looked.card or score(workspace, plan, on=looked.on, as_of=as_of)

    @cache
    def needed() -> tuple[DecisionGround, tuple[NeededDecision, ...]]:
        ground = decision_ground(workspace, plan, card(), as_of=as_of)
        return ground, ranked(ground)

    def owed() -> tuple[OwedWord, ...]:
        asked = questions(plan, card(), workspace.check_ins.all(as_of=as_of))
        return tuple(
            OwedWord(one.owner, one.name, one.path, one.due) for one in asked if one.due < looked.on
        )

    return AgendaGround(
        session=session,
        plan=plan,
        body=sitting.body,
        on=looked.on,
        since=since,
        next_on=next_on(workspace, sitting),
        actions=lambda: _actions(workspace, session, as_of),
        guesses=lambda: tested_guesses(*needed()),
        exceptions=lambda: exceptions_of(*needed()),
        evidence=lambda: evidence_news(workspace, since=since, as_of=as_of),
        decisions=lambda: _decisions(workspace, session, looked.on, as_of),
        owed=owed,
        support=lambda: activity_hours(workspace, plan, on=looked.on, as_of=as_of),
        rules=lambda: rules_owed(workspace, plan, on=looked.on, as_of=as_of),
    )


def last_closed(
    workspace: Workspace, session: Session, *, as_of: datetime | None = None
) -> Session | None:
    """Give the last meeting of the same series that was closed before one; None without one.

    Of a meeting that was called by hand it is the last of the same body.
    """

    def is_like(one: Session) -> bool:
        if session.series:
            return one.series == session.series
        return one.body == session.body

    closed = [
        one.record
        for one in SESSIONS.newest(workspace.entries, as_of=as_of)
        if one.record.status is SessionStatus.CLOSED
        and one.record.starts < session.starts
        and is_like(one.record)
    ]
    return max(closed, key=lambda one: one.starts, default=None)


def next_on(workspace: Workspace, sitting: Sitting) -> date | None:
    """Give the day of the next meeting of the same series; None when none is planned."""
    session, adopted = sitting.session, sitting.adopted
    if adopted is None or not session.series:
        return None
    found = next_meeting(workspace, adopted.plan, session.series, after=session.starts)
    return found.day if found else None


def _bodies(workspace: Workspace, as_of: datetime | None) -> dict[str, str]:
    """Give the body of every meeting that was kept, by the meeting's id."""
    kept = SESSIONS.newest(workspace.entries, as_of=as_of)
    return {one.about: one.record.body for one in kept}


def _actions(
    workspace: Workspace, session: Session, as_of: datetime | None
) -> tuple[ActionItem, ...]:
    """Give what the body still has to do, and what was agreed in no meeting."""
    bodies = _bodies(workspace, as_of)
    return tuple(
        one.record
        for one in unfinished(workspace, as_of=as_of)
        if bodies.get(one.record.meeting, session.body) == session.body
    )


def _decisions(
    workspace: Workspace, session: Session, on: date, as_of: datetime | None
) -> tuple[Decision, ...]:
    """Give decisions of the body, or of no meeting, whose day of review came."""
    bodies = _bodies(workspace, as_of)
    due = due_decisions(decisions(workspace, on=on, as_of=as_of), on)
    return tuple(
        one.decision
        for one in due
        if bodies.get(one.decision.meeting, session.body) == session.body
    )

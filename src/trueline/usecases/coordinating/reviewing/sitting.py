"""Sitting: one meeting as it stands, with its body and its plan; and how it is changed safely."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from trueline.contracts.plan_version import AdoptedPlan
from trueline.coordination.reviewing.quorum import Quorum, quorum_of
from trueline.coordination.reviewing.session import Session, SessionStatus
from trueline.core.errors import ConflictError, RefusedQuestionError
from trueline.plan.governance.body import Body
from trueline.plan.governance.clock import zone_of
from trueline.usecases.agreed.books import SESSIONS
from trueline.usecases.coordinating.meeting.planned import meeting_of
from trueline.usecases.workspace import Workspace

TRIES = 8
"""How often a change is made again on top of what somebody else changed at the same moment."""
WHY_NOT = {
    SessionStatus.PLANNED: "It has not begun.",
    SessionStatus.OPEN: "It has begun already.",
    SessionStatus.CLOSED: "It is closed, and what was said in it stays.",
    SessionStatus.CANCELLED: "It was cancelled.",
}
INSTEAD = {
    SessionStatus.PLANNED: "Open it first.",
    SessionStatus.CLOSED: "Write a correction with its reason.",
    SessionStatus.CANCELLED: "Let it take place again first.",
}


@dataclass(frozen=True, slots=True)
class Sitting:
    """One meeting with what it stands on.

    Attributes:
        session: As it stands.
        number: How often it was kept; 0 for one that only its series plans.
        adopted: The plan: that of its opening once it is open, before that the one in force; None
            where there is none.
    """

    session: Session
    number: int
    adopted: AdoptedPlan | None

    @property
    def body(self) -> Body | None:
        """Who meets; None where no body of the plan is named."""
        bodies = self.adopted.plan.bodies if self.adopted else ()
        return next((one for one in bodies if one.id == self.session.body), None)

    @property
    def quorum(self) -> Quorum:
        """How many seats are taken, and how many must be."""
        return quorum_of(self.body, self.session.attendance)

    @property
    def day(self) -> date:
        """Day of the meeting where it takes place."""
        return self.session.starts.astimezone(zone_of(self.session.zone)).date()


def sitting_of(
    workspace: Workspace,
    meeting: str,
    *,
    as_of: datetime | None = None,
    adopted: AdoptedPlan | None = None,
) -> Sitting:
    """Give a meeting by its id, kept or planned by its series.

    Args:
        workspace: Of the organisation.
        meeting: Its id.
        as_of: Moment whose knowledge counts; None for the present.
        adopted: The plan in force then, where it is at hand; None looks it up.

    Raises:
        MissingError: There is no such meeting.
    """
    adopted = adopted or workspace.plans.adopted(as_of=as_of)
    found = meeting_of(workspace, adopted.plan if adopted else None, meeting, as_of=as_of)
    opened_on = found.session.plan_before
    if opened_on is not None and (adopted is None or adopted.number != opened_on):
        adopted = workspace.plans.version(opened_on)
    return Sitting(found.session, found.changes, adopted)


def require(session: Session, status: SessionStatus) -> None:
    """Refuse what a meeting is too early or too late for.

    Raises:
        RefusedQuestionError: It is in another state.
    """
    if session.status is not status:
        raise RefusedQuestionError(WHY_NOT[session.status], instead=INSTEAD.get(session.status, ""))


def change_sitting(
    workspace: Workspace, meeting: str, change: Callable[[Sitting], Session], *, by: str
) -> Session:
    """Change a meeting that is open, on top of whatever stands; give it as it is then.

    Two people who change different things at one moment both succeed. ``change`` is asked again on
    what stands then, and refuses where it would undo what somebody else did to the same thing.

    Args:
        workspace: Of the organisation.
        meeting: Id.
        change: Gives the session as it is to be.
        by: Who changes it.

    Raises:
        MissingError: There is no such meeting.
        RefusedQuestionError: It is not open.
        ConflictError: Others change it at this moment, again and again.
    """
    for _ in range(TRIES):
        found = sitting_of(workspace, meeting)
        require(found.session, SessionStatus.OPEN)
        changed = change(found)
        if changed == found.session:
            return changed
        try:
            SESSIONS.keep(
                workspace.entries,
                changed,
                about=meeting,
                by=by,
                now=workspace.now(),
                after=found.number,
            )
        except ConflictError:
            continue
        return changed
    raise ConflictError("Others change this meeting at the same moment; do it again.")

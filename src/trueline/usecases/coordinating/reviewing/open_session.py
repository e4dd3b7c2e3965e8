"""Open a meeting: from then on its agenda, its facts and its plan stay as they are.

One that was opened by mistake is planned again, as long as nothing was said in it.
"""

from dataclasses import replace
from datetime import date, timedelta

from trueline.briefing.wording import day_in_words
from trueline.coordination.reviewing.session import Session, SessionStatus
from trueline.core.errors import RefusedQuestionError
from trueline.measure.scorecard import Scorecard
from trueline.usecases.agreed.books import SESSIONS
from trueline.usecases.coordinating.reviewing.agenda import made_agenda
from trueline.usecases.coordinating.reviewing.ground import Looked, next_on
from trueline.usecases.coordinating.reviewing.resolve import agreed_in, decided_in
from trueline.usecases.coordinating.reviewing.sitting import (
    Sitting,
    require,
    sitting_of,
)
from trueline.usecases.workspace import Workspace

DAY_BEFORE = timedelta(days=1)
"""So long before its own day a meeting may be opened, for those who prepare it on the eve."""


def open_session(
    workspace: Workspace, meeting: str, *, by: str, card: Scorecard | None = None
) -> Session:
    """Open a meeting, and give it with its agenda.

    Args:
        workspace: Of the organisation.
        meeting: Id of the meeting.
        by: Who opens it.
        card: The plan's readings of today, where they are at hand.

    Raises:
        MissingError: There is no such meeting.
        RefusedQuestionError: It is open or over, its day is more than a day ahead, or there is no
            plan in force.
        ConflictError: Somebody else opens or moves it at this moment.
    """
    sitting = sitting_of(workspace, meeting)
    require(sitting.session, SessionStatus.PLANNED)
    _refuse_early(sitting, workspace.today)
    if sitting.adopted is None:
        raise RefusedQuestionError("No plan is in force.", instead="Adopt one first.")
    now = workspace.now()
    opened = replace(
        sitting.session,
        status=SessionStatus.OPEN,
        agenda=made_agenda(workspace, sitting, Looked(workspace.today, None, card)),
        as_of=now,
        plan_before=sitting.adopted.number,
        next_on=next_on(workspace, sitting),
    )
    SESSIONS.keep(workspace.entries, opened, about=meeting, by=by, now=now, after=sitting.number)
    return opened


def take_opening_back(workspace: Workspace, meeting: str, *, by: str) -> Session | None:
    """Let a meeting be planned again that was opened by mistake.

    Args:
        workspace: Of the organisation.
        meeting: Id of the meeting.
        by: Who takes it back.

    Returns:
        What was kept of it before it opened; None where its series alone planned it.

    Raises:
        MissingError: There is no such meeting.
        RefusedQuestionError: It is not open, or something was said, decided or agreed in it.
        ConflictError: Somebody else changes it at this moment.
    """
    sitting = sitting_of(workspace, meeting)
    session = sitting.session
    require(session, SessionStatus.OPEN)
    made = decided_in(workspace, meeting) or agreed_in(workspace, meeting)
    if session.attendance or session.minuted or made:
        raise RefusedQuestionError(
            "Something was said in it already.", instead="Close it with what was said."
        )
    earlier, now = _before_opening(workspace, meeting), workspace.now()
    SESSIONS.keep(workspace.entries, earlier, about=meeting, by=by, now=now, after=sitting.number)
    return earlier


def opens_on(sitting: Sitting) -> date:
    """Give the first day on which a meeting may be opened: the one before its own.

    Opened long ahead, its agenda and its facts would be older than the day on which people meet.
    """
    return sitting.day - DAY_BEFORE


def _refuse_early(sitting: Sitting, today: date) -> None:
    first = opens_on(sitting)
    if today < first:
        raise RefusedQuestionError(
            f"The meeting is on {day_in_words(sitting.day)}; it opens from {day_in_words(first)}.",
            instead="Wait until then, or move the meeting to the day on which people meet.",
        )


def _before_opening(workspace: Workspace, meeting: str) -> Session | None:
    """Give what was kept right before a meeting opened; None where nothing was."""
    number = 0
    for one in reversed(SESSIONS.history(workspace.entries, meeting)):
        if number and one.number != number - 1:
            return None
        if one.record.status is not SessionStatus.OPEN:
            return one.record
        number = one.number
    return None

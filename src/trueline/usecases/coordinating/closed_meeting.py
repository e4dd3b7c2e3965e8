"""A meeting that was closed takes nothing more: its minutes were sent."""

from trueline.coordination.reviewing.session import SessionStatus
from trueline.core.errors import RefusedQuestionError
from trueline.usecases.agreed.books import SESSIONS
from trueline.usecases.workspace import Workspace


def is_closed(workspace: Workspace, meeting: str) -> bool:
    """Say whether a meeting was closed; one of which nothing is kept was not."""
    session = SESSIONS.find(workspace.entries, meeting) if meeting else None
    return session is not None and session.record.status is SessionStatus.CLOSED


def refuse_closed(workspace: Workspace, meeting: str) -> None:
    """Refuse to add to a meeting that was closed; outside of one nothing is refused.

    Raises:
        RefusedQuestionError: It was.
    """
    if is_closed(workspace, meeting):
        raise RefusedQuestionError(
            f"The meeting {meeting} is closed; its minutes were sent.",
            instead="Do it outside of a meeting, or at the next one.",
        )

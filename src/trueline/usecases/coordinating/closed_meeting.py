"""A meeting that was closed takes nothing more: its minutes were sent."""

from collections.abc import Callable, Iterable

from trueline.contracts.entry_shelf import Entry
from trueline.coordination.reviewing.session import SessionStatus
from trueline.core.errors import ConflictError, RefusedQuestionError
from trueline.usecases.agreed.books import SESSIONS
from trueline.usecases.workspace import Workspace

TRIES = 8
"""How often entries are kept again on top of what others changed in the meeting at that moment."""


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


def keep_while_open(
    workspace: Workspace, meeting: str, entries: Callable[[], Iterable[Entry]], *, by: str
) -> None:
    """Keep entries that belong to a meeting, unless it closes at the same moment.

    The meeting is kept once more as it is: closing it meanwhile takes its number, so that either
    the entries are there when it closes, or they are refused as coming after it.

    Args:
        workspace: Of the organisation.
        meeting: Its id; empty outside of one.
        entries: Gives what is kept, on top of what stands then. It refuses where the meeting is
            closed, and raises ConflictError where somebody else changed what it changes.
        by: Who keeps it.

    Raises:
        ConflictError: As of ``entries``, or others change the meeting again and again.
    """
    shelf = workspace.entries
    for _ in range(TRIES):
        held = SESSIONS.find(shelf, meeting) if meeting else None
        kept = list(entries())
        try:
            if held is not None and held.record.status is SessionStatus.OPEN:
                again, after, now = held.record, held.number, workspace.now()
                kept.append(
                    SESSIONS.entry(shelf, again, about=meeting, by=by, now=now, after=after)
                )
            shelf.keep_all(kept)
        except ConflictError:
            continue
        return
    raise ConflictError("Others change this at the same moment; look again, then do it again.")

"""Correct the minutes of a closed meeting: they stay, and what is right stands beside them."""

from collections.abc import Iterator

from trueline.contracts.books import Kept
from trueline.coordination.reviewing.changing import item_of
from trueline.coordination.reviewing.session import SessionStatus
from trueline.coordination.reviewing.wishes import Correction
from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue, Severity
from trueline.usecases.coordinating.reviewing.books import CORRECTIONS
from trueline.usecases.coordinating.reviewing.sitting import require, sitting_of
from trueline.usecases.workspace import Workspace


def correct_minutes(
    workspace: Workspace, meeting: str, correction: Correction, *, by: str
) -> Correction:
    """Keep what is right where minutes are wrong.

    Args:
        workspace: Of the organisation.
        meeting: Id of the meeting.
        correction: What is right, and why.
        by: Who says so.

    Raises:
        FaultyInputError: It does not say what is right, or why.
        RefusedQuestionError: The meeting is not closed; its minutes can still be written.
        MissingError: There is no such meeting, or no such item.
        ConflictError: Somebody else corrects them at this moment.
    """
    session = sitting_of(workspace, meeting).session
    require(session, SessionStatus.CLOSED)
    if correction.key:
        item_of(session, correction.key)
    if issues := tuple(_faults(correction)):
        raise FaultyInputError(*issues)
    CORRECTIONS.keep(workspace.entries, correction, about=meeting, by=by, now=workspace.now())
    return correction


def corrections_of(workspace: Workspace, meeting: str) -> tuple[Kept[Correction], ...]:
    """Give what was put right in the minutes of a meeting, oldest first."""
    return CORRECTIONS.history(workspace.entries, meeting)


def _faults(correction: Correction) -> Iterator[Issue]:
    if not correction.text.strip():
        yield Issue(Severity.BLOCKS, "text", "It does not say what is right.", "Say it.")
    if not correction.reason.strip():
        yield Issue(Severity.BLOCKS, "reason", "It does not say why.", "Say it in a line.")

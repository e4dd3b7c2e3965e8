"""Taking the place of a decision: one other may, and of two who do it at once only the first."""

from datetime import datetime

from trueline.contracts.entry_shelf import Entry
from trueline.coordination.deciding.decision import Decision
from trueline.core.errors import MissingError, RefusedQuestionError
from trueline.usecases.agreed.books import DECISIONS
from trueline.usecases.agreed.decisions import decision_named
from trueline.usecases.workspace import Workspace


def place_taken(
    workspace: Workspace, later: Decision, *, by: str, now: datetime
) -> tuple[Entry, ...]:
    """Give what is kept with a decision that takes the place of another; nothing where it does not.

    The earlier decision is kept once more as it is. Whoever changes it at the same moment, or takes
    its place too, finds its number taken and is told.

    Args:
        workspace: Of the organisation.
        later: The decision that takes the place.
        by: Who decides.
        now: The present moment, in UTC.

    Raises:
        MissingError: There never was such a decision.
        RefusedQuestionError: It was withdrawn, or another took its place already.
        ConflictError: Somebody else changes it at this moment.
    """
    name, shelf = later.supersedes, workspace.entries
    if not name:
        return ()
    try:
        logged = decision_named(workspace, name)
    except MissingError:
        if not DECISIONS.history(shelf, name):
            raise
        raise RefusedQuestionError(
            f"Decision {name}, whose place it takes, was withdrawn.",
            instead="Let that one stand again, or decide without naming it.",
        ) from None
    if logged.superseded_by:
        raise RefusedQuestionError(
            f"Decision {logged.superseded_by} took the place of {name} already.",
            instead=f"Supersede {logged.superseded_by}.",
        )
    again = logged.decision
    return (DECISIONS.entry(shelf, again, about=name, by=by, now=now, after=logged.number),)

"""Allow or forbid that names of people are kept beside their keyed hashes."""

from trueline.usecases.workspace import Workspace


def allow_names(workspace: Workspace, *, allowed: bool) -> int:
    """Allow names or forbid them; forbidding removes those that are kept, and says how many.

    Names are noted by imports from then on. They stand in the application database only; facts
    hold keyed hashes in any case.
    """
    removed = workspace.privacy.allow_names(allowed=allowed)
    if removed:
        workspace.privacy.wipe()
    return removed

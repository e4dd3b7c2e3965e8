"""Tend a ledger's files: merge the small ones of its history, remove what nobody names."""

from datetime import timedelta

from trueline.facts.batch import Batch
from trueline.facts.ledger.leftovers import GRACE, Leftover
from trueline.usecases.workspace import Workspace


def compact_ledger(workspace: Workspace) -> Batch | None:
    """Merge files of history where a partition has many; give the commit, None when none has.

    No answer changes, nor one as of an earlier day.

    Raises:
        ConflictError: Others kept changing the ledger.
    """
    return workspace.facts.upkeep.compact(now=workspace.now())


def collect_leftovers(
    workspace: Workspace, *, grace: timedelta = GRACE, dry_run: bool = False
) -> tuple[Leftover, ...]:
    """Remove files that no commit names and that are older than ``grace``; give them.

    Args:
        workspace: Whose ledger.
        grace: How long a file stays after it was replaced, since readers may have its name.
        dry_run: Remove nothing.
    """
    upkeep = workspace.facts.upkeep
    return tuple(upkeep.collect(now=workspace.now(), grace=grace, dry_run=dry_run))

"""Verify a ledger: read every file again and say what is not as it was written."""

from trueline.contracts.store import Progress
from trueline.facts.upkeep.verifying import Verification
from trueline.usecases.import_file import silent
from trueline.usecases.workspace import Workspace


def verify_ledger(workspace: Workspace, progress: Progress = silent) -> Verification:
    """Give what a look at every file of the ledger found; nothing is changed.

    Raises:
        StoppedError: ``progress`` asked to stop.
    """
    return workspace.facts.upkeep.verify(progress)

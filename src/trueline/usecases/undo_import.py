"""Take an import or a correction back, or say beforehand what that would change."""

from trueline.facts.batch import Batch
from trueline.usecases.workspace import Workspace


def undo_import(workspace: Workspace, revision: int, *, by: str) -> Batch:
    """Take a batch back as a new revision; what was known before it comes forward again.

    Raises:
        MissingError: There is no such batch.
        RefusedQuestionError: It was taken back before.
    """
    return workspace.facts.undo(revision, by=by, now=workspace.now())


def preview_undo(workspace: Workspace, revision: int, *, by: str) -> Batch:
    """Give the record that taking a batch back would make; nothing is kept.

    Raises:
        MissingError: There is no such batch.
        RefusedQuestionError: It was taken back before.
    """
    return workspace.facts.undo(revision, by=by, now=workspace.now(), dry_run=True)

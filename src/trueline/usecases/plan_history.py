"""What was done to the plan or to a part of it, newest first, and the way back."""

from collections.abc import Iterator
from itertools import islice

from trueline.contracts.draft_shelf import EditEntry
from trueline.contracts.plan_version import VersionLine
from trueline.plan.applying import Refused
from trueline.plan.difference import edits_between
from trueline.plan.edits import Edit
from trueline.plan.restoring import restore_edits, stands_at
from trueline.plan.touching import path_before, touches
from trueline.usecases.edit_plan import Edited, edit_plan
from trueline.usecases.workspace import Workspace

ALL = 10**6
"""More entries than any draft has."""


def history(workspace: Workspace, path: str = "", limit: int = 200) -> tuple[EditEntry, ...]:
    """Give what was done, newest first: in the draft, and in every version before.

    A version that came whole, as a document, is one entry with the number 0; the first version is
    one without edits. Drafts that were laid aside came to nothing and are not told.

    Args:
        workspace: Whose plan.
        path: Only what touched what stands here now, wherever it stood before and however it was
            called, or what is in it; empty for all.
        limit: At most so many.
    """
    return tuple(islice(_entries(workspace, path, limit), limit))


def restore(
    workspace: Workspace, path: str, *, version: int, by: str, reason: str = ""
) -> Edited | Refused:
    """Write into the draft that what stands at a path be as it was in a version.

    It is looked for where it stood then; it stays where it stands now.

    Raises:
        MissingError: There is no such version, it has nothing there, or the draft waits.
    """
    older = workspace.plans.version(version).plan
    why = reason or f"As in version {version}"
    was_at = _path_in(workspace, path, version)
    return edit_plan(
        workspace, lambda now: restore_edits(now, older, path, was_at), by=by, reason=why
    )


def _path_in(workspace: Workspace, path: str, version: int) -> str:
    """Give where what stands at a path stood in a version."""
    for entry in _entries(workspace, path, ALL):
        if 0 < entry.version <= version:
            break
        path = path_before(entry.edits, path)
    return path


def _entries(workspace: Workspace, path: str, limit: int) -> Iterator[EditEntry]:
    at, plans = path, workspace.plans
    draft = plans.drafts.current()
    if draft is not None:
        for entry in plans.drafts.entries(draft=draft.id, path=at, limit=limit):
            yield entry
            at = path_before(entry.edits, at)
    for line in plans.versions():
        if line.draft:
            found = plans.drafts.entries(draft=line.draft, path=at, limit=limit)
        else:
            found = tuple(_whole(workspace, line, at))
        for entry in found:
            yield entry
            at = path_before(entry.edits, at)
        if line.number == 1 and stands_at(plans.version(1).plan, at):
            yield _as_document(line, ())


def _whole(workspace: Workspace, line: VersionLine, path: str) -> Iterator[EditEntry]:
    """Yield a later version that came as a document as one entry, if it touched the path."""
    if line.number > 1:
        older, newer = (workspace.plans.version(line.number - back).plan for back in (1, 0))
        edits = tuple(one for one in edits_between(older, newer) if touches(one, path))
        if edits:
            yield _as_document(line, edits)


def _as_document(line: VersionLine, edits: tuple[Edit, ...]) -> EditEntry:
    by = ", ".join(line.writers) or line.approved_by
    return EditEntry(0, edits, by, line.approved_at, line.reason, version=line.number)

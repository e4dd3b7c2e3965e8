"""Edit the plan: into the draft, never into what is in force; each edit can be taken back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from trueline.contracts.draft_shelf import Draft, EditEntry, Writing
from trueline.core.errors import MissingError, TruelineError
from trueline.metrics.catalogue import load_catalogue
from trueline.plan.applying import Refused, apply_edits
from trueline.plan.document import Plan
from trueline.plan.edits import Edit, inverse
from trueline.usecases.workspace import Workspace

Compose = Callable[[Plan], Sequence[Edit]]


@dataclass(frozen=True, slots=True)
class Edited:
    """What an edit came to.

    Attributes:
        draft: As it is now.
        entry: The entry of the history.
    """

    draft: Draft
    entry: EditEntry


class _EditRefusedError(TruelineError):
    def __init__(self, refused: Refused) -> None:
        super().__init__(refused.issues[0].what)
        self.refused = refused


def edit_plan(
    workspace: Workspace, edits: Sequence[Edit] | Compose, *, by: str, reason: str = ""
) -> Edited | Refused:
    """Write edits into the draft, all or none; a draft is begun from the plan in force if need be.

    Args:
        workspace: Whose plan.
        edits: In order; or what gives them, told the plan as it is at that moment.
        by: Who writes.
        reason: Why, in their words.

    Raises:
        MissingError: There is no plan in force and no draft, or the draft waits for approval.
    """

    def compose(draft: Draft) -> Writing:
        chosen = edits(draft.plan) if callable(edits) else edits
        return _writing(workspace, draft, chosen, by=by, reason=reason, undoes=0)

    begin_draft(workspace, by=by)
    return _write(workspace, compose)


def undo_edit(workspace: Workspace, number: int, *, by: str) -> Edited | Refused:
    """Take an entry of the draft back by writing its inverse; the history keeps both.

    Args:
        workspace: Whose plan.
        number: Of the entry.
        by: Who takes it back.

    Raises:
        MissingError: The draft has no such entry, or it was taken back before.
    """

    def compose(draft: Draft) -> Writing:
        found = workspace.plans.drafts.entries(draft=draft.id, number=number)
        if not found or found[0].undone_by:
            raise MissingError(f"The draft has no edit {number} that could be taken back.")
        [entry] = found
        edits = tuple(inverse(one) for one in reversed(entry.edits))
        return _writing(workspace, draft, edits, by=by, reason="", undoes=number)

    return _write(workspace, compose)


def begin_draft(workspace: Workspace, *, by: str) -> Draft:
    """Give the draft; begun from the plan in force when there is none.

    Raises:
        MissingError: There is neither.
    """
    drafts = workspace.plans.drafts
    if (current := drafts.current()) is not None:
        return current
    adopted = workspace.plans.adopted()
    if adopted is None:
        raise MissingError("There is no plan yet; begin one first.")
    return drafts.begin(adopted.plan, base=adopted.number, by=by, now=workspace.now())


def _writing(
    workspace: Workspace, draft: Draft, edits: Sequence[Edit], *, by: str, reason: str, undoes: int
) -> Writing:
    applied = apply_edits(draft.plan, edits, load_catalogue())
    if isinstance(applied, Refused):
        raise _EditRefusedError(applied)
    at = workspace.now()
    return Writing(applied.edits, applied.plan, by=by, at=at, reason=reason, undoes=undoes)


def _write(workspace: Workspace, compose: Callable[[Draft], Writing]) -> Edited | Refused:
    try:
        draft, entry = workspace.plans.drafts.write(compose)
    except _EditRefusedError as refused:
        return refused.refused
    return Edited(draft, entry)

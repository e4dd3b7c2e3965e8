"""Edit the plan: into the draft, never into what is in force; each edit can be taken back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from trueline.contracts.draft_shelf import Draft, EditEntry, Writing
from trueline.contracts.plan_version import AdoptedPlan
from trueline.core.errors import ConflictError, MissingError, TruelineError
from trueline.plan.applying import Refused, apply_edits
from trueline.plan.document import Plan
from trueline.plan.edits import Edit, SetField, inverse
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.workspace import Workspace

Compose = Callable[[Plan], Sequence[Edit]]


@dataclass(frozen=True, slots=True)
class Edited:
    """What an edit came to.

    Attributes:
        draft: As it is now.
        entry: The entry of the history; its number is 0 when nothing was another afterwards.
    """

    draft: Draft
    entry: EditEntry


class _NotWrittenError(TruelineError):
    """Edits that are not kept: refused, or None where they change nothing."""

    def __init__(self, refused: Refused | None) -> None:
        super().__init__(refused.issues[0].what if refused else "Nothing was changed.")
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

    def compose(plan: Plan) -> Writing:
        chosen = edits(plan) if callable(edits) else edits
        return _writing(workspace, plan, chosen, by=by, reason=reason, undoes=0)

    try:
        if workspace.plans.drafts.current() is None:
            return _begun_with(workspace, compose, by=by)
        return Edited(*workspace.plans.drafts.write(lambda draft: compose(draft.plan)))
    except _NotWrittenError as not_written:
        if not_written.refused is not None:
            return not_written.refused
        nothing = EditEntry(0, (), by, workspace.now())
        return Edited(begin_draft(workspace, by=by), nothing)


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
        return _writing(workspace, draft.plan, edits, by=by, reason="", undoes=number)

    try:
        return Edited(*workspace.plans.drafts.write(compose))
    except _NotWrittenError as not_written:
        if not_written.refused is None:
            raise MissingError(f"Edit {number} left nothing that could be taken back.") from None
        return not_written.refused


def begin_draft(workspace: Workspace, *, by: str) -> Draft:
    """Give the draft; begun from the plan in force when there is none.

    Raises:
        MissingError: There is neither.
    """
    drafts = workspace.plans.drafts
    if (current := drafts.current()) is not None:
        return current
    adopted = _in_force(workspace)
    return drafts.begin(adopted.plan, base=adopted.number, by=by, now=workspace.now())


def _begun_with(workspace: Workspace, compose: Callable[[Plan], Writing], *, by: str) -> Edited:
    """Begin a draft with its first entry; edits that are refused begin none."""
    drafts, adopted = workspace.plans.drafts, _in_force(workspace)
    try:
        draft = drafts.begin(
            adopted.plan,
            base=adopted.number,
            by=by,
            now=workspace.now(),
            writings=[compose(adopted.plan)],
        )
    except ConflictError:  # somebody else began one in the same moment
        return Edited(*drafts.write(lambda draft: compose(draft.plan)))
    [entry] = drafts.entries(draft=draft.id, number=1)
    return Edited(draft, entry)


def _in_force(workspace: Workspace) -> AdoptedPlan:
    adopted = workspace.plans.adopted()
    if adopted is None:
        raise MissingError("There is no plan yet; begin one first.")
    return adopted


def _writing(
    workspace: Workspace, plan: Plan, edits: Sequence[Edit], *, by: str, reason: str, undoes: int
) -> Writing:
    wanted = [one for one in edits if not (isinstance(one, SetField) and one.value == one.was)]
    applied = apply_edits(plan, wanted, catalogue_of(workspace))
    if isinstance(applied, Refused):
        raise _NotWrittenError(applied)
    if not applied.edits:
        raise _NotWrittenError(None)
    at = workspace.now()
    return Writing(applied.edits, applied.plan, by=by, at=at, reason=reason, undoes=undoes)

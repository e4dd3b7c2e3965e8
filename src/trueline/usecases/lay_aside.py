"""Lay a draft aside, and take it up again, even when a later version came into force meanwhile."""

from trueline.contracts.draft_shelf import Draft, Writing
from trueline.contracts.plan_version import AdoptedPlan
from trueline.core.errors import ConflictError, MissingError
from trueline.metrics.catalogue import load_catalogue
from trueline.plan.applying import Refused, apply_edits
from trueline.usecases.workspace import Workspace


def discard_draft(workspace: Workspace, *, by: str) -> Draft:
    """Lay the draft aside; it can be taken up again.

    Raises:
        MissingError: There is none.
    """
    return workspace.plans.drafts.discard(by=by, now=workspace.now())


def take_up_draft(workspace: Workspace, draft: int, *, by: str) -> Draft | Refused:
    """Go on with a draft that was laid aside.

    When a later version is in force, a new draft begins from that and takes every edit of the old
    one that stands, as written by who wrote it; where both changed the same, nothing is done and
    both values are told.

    Args:
        workspace: Whose plan.
        draft: Id of the draft.
        by: Who takes it up.

    Raises:
        MissingError: No draft of this number was laid aside.
        ConflictError: Another draft is being written.
    """
    plans = workspace.plans
    aside = next((one for one in plans.drafts.laid_aside() if one.id == draft), None)
    if aside is None:
        raise MissingError(f"No draft {draft} was laid aside.")
    adopted = plans.adopted()
    if adopted is None or adopted.number == aside.base:
        return plans.drafts.take_up(draft)
    if aside.base == 0:
        raise ConflictError("This draft was begun before there was a plan; it can only be read.")
    return _carried_over(workspace, aside, adopted, by=by)


def _carried_over(
    workspace: Workspace, aside: Draft, adopted: AdoptedPlan, *, by: str
) -> Draft | Refused:
    drafts, plan, now = workspace.plans.drafts, adopted.plan, workspace.now()
    entries = drafts.entries(draft=aside.id, limit=aside.edit_count)
    writings = []
    for entry in reversed(entries):
        if entry.undone_by or entry.undoes:
            continue  # it came to nothing
        applied = apply_edits(plan, entry.edits, load_catalogue())
        if isinstance(applied, Refused):
            return applied
        plan = applied.plan
        writings.append(Writing(applied.edits, plan, by=entry.by, at=entry.at, reason=entry.reason))
    return drafts.begin(adopted.plan, base=adopted.number, by=by, now=now, writings=writings)

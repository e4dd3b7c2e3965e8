"""Bring a whole plan document into the draft: its difference to the draft becomes edits."""

from dataclasses import dataclass

from trueline.contracts.draft_shelf import Draft, DraftState, EditEntry
from trueline.core.errors import MissingError
from trueline.plan.applying import Refused, apply_edits
from trueline.plan.difference import edits_between
from trueline.plan.document import Plan
from trueline.usecases.compare_plans import Comparison, compare_plans
from trueline.usecases.edit_plan import edit_plan
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ImportedPlan:
    """What a document changes in the draft.

    Attributes:
        comparison: With the draft as it was, or with the plan in force where there was none; None
            for an organisation's first plan.
        draft: As it is then; None when nothing was kept.
        entry: Of the history, to take it back by; None when nothing was written.
        plan: As it would be, or is then; None for an organisation's first plan.
    """

    comparison: Comparison | None
    draft: Draft | None
    entry: EditEntry | None = None
    plan: Plan | None = None


def preview_plan(workspace: Workspace, plan: Plan) -> ImportedPlan | Refused:
    """Say what a document would change; nothing is kept.

    Raises:
        MissingError: The draft waits for approval.
    """
    before = plan_before(workspace)
    if before is None:
        return ImportedPlan(None, None)
    comparison = compare_plans(workspace, before, plan)
    applied = apply_edits(before, comparison.edits, catalogue_of(workspace))
    return (
        applied
        if isinstance(applied, Refused)
        else ImportedPlan(comparison, None, plan=applied.plan)
    )


def import_plan(
    workspace: Workspace, plan: Plan, *, by: str, reason: str = ""
) -> ImportedPlan | Refused:
    """Let the draft say what a document says.

    Args:
        workspace: Whose plan.
        plan: The document.
        by: Who brings it.
        reason: Why, in their words.

    Raises:
        MissingError: The draft waits for approval.
    """
    before, drafts = plan_before(workspace), workspace.plans.drafts
    if before is None:
        return ImportedPlan(None, drafts.begin(plan, base=0, by=by, now=workspace.now()))
    said = edit_plan(workspace, lambda now: edits_between(now, plan), by=by, reason=reason)
    if isinstance(said, Refused):
        return said
    comparison = compare_plans(workspace, before, plan)
    return ImportedPlan(comparison, said.draft, said.entry, said.draft.plan)


def plan_before(workspace: Workspace) -> Plan | None:
    """Give the plan that an import would change; None before the first.

    Raises:
        MissingError: The draft waits for approval.
    """
    draft, adopted = workspace.plans.drafts.current(), workspace.plans.adopted()
    if draft is not None and draft.state is DraftState.SUBMITTED:
        raise MissingError("The draft waits for approval; ask for it back first.")
    if draft is not None:
        return draft.plan
    return adopted.plan if adopted else None

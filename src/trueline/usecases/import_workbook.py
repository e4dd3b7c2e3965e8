"""Bring an edited workbook into the draft: what its owner changed, and nothing that others did."""

from collections.abc import Sequence
from dataclasses import replace

from trueline.core.errors import MissingError
from trueline.core.issue import Issue
from trueline.metrics.catalogue import MetricCatalogue
from trueline.plan.applying import Conflict, Refused, apply_edits
from trueline.plan.document import Plan
from trueline.plan.edits import Edit
from trueline.usecases.compare_plans import compare_plans
from trueline.usecases.edit_plan import edit_plan
from trueline.usecases.import_plan import ImportedPlan, plan_before
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.plan_workbook import WorkbookEdits
from trueline.usecases.workspace import Workspace


def preview_workbook(
    workspace: Workspace, asked: WorkbookEdits, *, keep_theirs: bool = False
) -> ImportedPlan | Refused:
    """Say what a workbook would change in the plan as it is now; nothing is kept.

    Args:
        workspace: Whose plan.
        asked: What the workbook asks for.
        keep_theirs: Whether what somebody else changed meanwhile stays as it is; otherwise it
            refuses the whole, and every such conflict is named.

    Raises:
        MissingError: There is no plan to change, or the draft waits for approval.
    """
    before = _before(workspace)
    agreed = _agreed(catalogue_of(workspace), before, asked, keep_theirs=keep_theirs)
    return agreed if isinstance(agreed, Refused) else _previewed(workspace, before, agreed)


def import_workbook(
    workspace: Workspace,
    asked: WorkbookEdits,
    *,
    by: str,
    reason: str = "",
    keep_theirs: bool = False,
) -> ImportedPlan | Refused:
    """Write what a workbook asks for into the draft, all or nothing.

    Args:
        workspace: Whose plan.
        asked: What it asks for.
        by: Who brings it.
        reason: Why, in their words.
        keep_theirs: Whether what somebody else changed meanwhile stays as it is.

    Raises:
        MissingError: There is no plan to change, or the draft waits for approval.
    """
    before = _before(workspace)
    agreed = _agreed(catalogue_of(workspace), before, asked, keep_theirs=keep_theirs)
    if isinstance(agreed, Refused):
        return agreed
    previewed = _previewed(workspace, before, agreed)
    if isinstance(previewed, Refused) or not agreed.edits:
        return previewed
    said = edit_plan(workspace, agreed.edits, by=by, reason=reason)
    if isinstance(said, Refused):
        return said
    return replace(previewed, draft=said.draft, entry=said.entry, plan=said.draft.plan)


def _before(workspace: Workspace) -> Plan:
    before = plan_before(workspace)
    if before is None:
        raise MissingError("There is no plan yet that a workbook could change.")
    return before


def _previewed(workspace: Workspace, before: Plan, agreed: WorkbookEdits) -> ImportedPlan | Refused:
    applied = apply_edits(before, agreed.edits, catalogue_of(workspace))
    if isinstance(applied, Refused):
        return applied
    comparison = compare_plans(workspace, before, applied.plan)
    return ImportedPlan(comparison, None, plan=applied.plan)


def _agreed(
    metrics: MetricCatalogue, plan: Plan, asked: WorkbookEdits, *, keep_theirs: bool
) -> WorkbookEdits | Refused:
    """Give what a workbook asks for without what conflicts, or every conflict at once."""
    agreed, issues, conflicts = _sorted_out(metrics, plan, asked.edits)
    if conflicts and not keep_theirs:
        return Refused(issues, conflicts)
    return replace(asked, edits=agreed)


def _sorted_out(
    metrics: MetricCatalogue, plan: Plan, edits: Sequence[Edit]
) -> tuple[tuple[Edit, ...], tuple[Issue, ...], tuple[Conflict, ...]]:
    """Leave out one conflict after the other until none is left."""
    left, issues, conflicts = tuple(edits), list[Issue](), list[Conflict]()
    while isinstance(said := apply_edits(plan, left, metrics), Refused):
        paths = {one.path for one in said.conflicts}
        rest = tuple(one for one in left if one.path not in paths)
        if len(rest) == len(left):
            break
        left, issues, conflicts = rest, [*issues, *said.issues], [*conflicts, *said.conflicts]
    return left, tuple(issues), tuple(conflicts)

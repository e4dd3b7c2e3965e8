"""Bring an edited workbook into the draft: what its owner changed, and nothing that others did."""

from trueline.core.errors import MissingError
from trueline.metrics.catalogue import load_catalogue
from trueline.plan.applying import Refused, apply_edits
from trueline.usecases.compare_plans import compare_plans
from trueline.usecases.edit_plan import edit_plan
from trueline.usecases.import_plan import ImportedPlan, plan_before
from trueline.usecases.plan_workbook import WorkbookEdits
from trueline.usecases.workspace import Workspace


def preview_workbook(workspace: Workspace, asked: WorkbookEdits) -> ImportedPlan | Refused:
    """Say what a workbook would change in the plan as it is now; nothing is kept.

    Raises:
        MissingError: There is no plan to change, or the draft waits for approval.
    """
    before = plan_before(workspace)
    if before is None:
        raise MissingError("There is no plan yet that a workbook could change.")
    applied = apply_edits(before, asked.edits, load_catalogue())
    if isinstance(applied, Refused):
        return applied
    return ImportedPlan(compare_plans(before, applied.plan, on=workspace.today), None)


def import_workbook(
    workspace: Workspace, asked: WorkbookEdits, *, by: str, reason: str = ""
) -> ImportedPlan | Refused:
    """Write what a workbook asks for into the draft, all or nothing.

    Args:
        workspace: Whose plan.
        asked: What it asks for.
        by: Who brings it.
        reason: Why, in their words.

    Raises:
        MissingError: There is no plan to change, or the draft waits for approval.
    """
    previewed = preview_workbook(workspace, asked)
    if isinstance(previewed, Refused) or not asked.edits:
        return previewed
    said = edit_plan(workspace, asked.edits, by=by, reason=reason)
    return said if isinstance(said, Refused) else ImportedPlan(previewed.comparison, said.draft)

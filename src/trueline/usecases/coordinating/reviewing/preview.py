"""What became of the plan since a meeting opened: shown before it closes, and kept when it does."""

from dataclasses import dataclass

from trueline.contracts.draft_shelf import Draft, DraftState
from trueline.contracts.plan_version import AdoptedPlan
from trueline.coordination.reviewing.closing import PlanChange
from trueline.coordination.reviewing.strategy import changed_assumptions, strategic
from trueline.core.issue import Issue, Severity
from trueline.plan.upgrades import plan_digest
from trueline.usecases.check_plan import what_blocks
from trueline.usecases.compare_plans import Comparison, compare_plans
from trueline.usecases.coordinating.reviewing.sitting import Sitting
from trueline.usecases.workspace import Workspace

NOTHING = Comparison((), (), ())


@dataclass(frozen=True, slots=True)
class PlanPreview:
    """How the plan of a meeting's opening differs from what may come into force.

    Attributes:
        adopted: From the plan at the opening to the one in force now; nothing where none came.
        drafted: From the plan in force now to the draft; nothing where there is none.
        draft: The draft; None where there is none, or it says what the plan in force says.
        number: Of the version that is in force now; None without one.
        changed: Paths of assumptions whose numbers changed from the opening to the draft.
        changed_adopted: Those that changed from the opening to the plan in force.
    """

    adopted: Comparison = NOTHING
    drafted: Comparison = NOTHING
    draft: Draft | None = None
    number: int | None = None
    changed: frozenset[str] = frozenset()
    changed_adopted: frozenset[str] = frozenset()

    def change(self, *, with_draft: bool) -> PlanChange:
        """Give what closing would bring about, with the draft or without it."""
        edits = (*self.adopted.edits, *(self.drafted.edits if with_draft else ()))
        return PlanChange(
            count=len(edits),
            strategic=len(strategic(edits)),
            assumptions=self.changed if with_draft else self.changed_adopted,
        )


def plan_preview(
    workspace: Workspace, sitting: Sitting, *, adopted: AdoptedPlan | None = None
) -> PlanPreview:
    """Say how the plan changed since a meeting opened, and how the draft would change it.

    Args:
        workspace: Of the organisation.
        sitting: The meeting, open.
        adopted: The plan in force now, where it is at hand; None looks it up.
    """
    then, now = sitting.adopted, adopted or workspace.plans.adopted()
    if then is None or now is None:
        return PlanPreview()
    draft = workspace.plans.drafts.current()
    if draft is not None and plan_digest(draft.plan) == plan_digest(now.plan):
        draft = None
    came = compare_plans(workspace, then.plan, now.plan) if now != then else NOTHING
    return PlanPreview(
        adopted=came,
        drafted=compare_plans(workspace, now.plan, draft.plan) if draft else NOTHING,
        draft=draft,
        number=now.number,
        changed=changed_assumptions(then.plan, draft.plan) if draft else frozenset(),
        changed_adopted=changed_assumptions(then.plan, now.plan) if now != then else frozenset(),
    )


def what_stops(workspace: Workspace, draft: Draft, *, by: str) -> tuple[Issue, ...]:
    """Give what stops a draft from coming into force by somebody's approval.

    Args:
        workspace: Of the organisation.
        draft: As it stands.
        by: Who would approve it.
    """
    found = [
        Issue(one.severity, one.path or "the plan", one.what, one.remedy)
        for one in what_blocks(workspace, draft.plan)
    ]
    if set(draft.writers) <= {by} and not workspace.plans.drafts.lone_approval:
        found.append(
            Issue(
                Severity.BLOCKS,
                "draft",
                f"Nobody but {by} wrote this draft, and nobody approves what only they wrote.",
                "Let another person close the meeting, or leave the draft as it is.",
            )
        )
    return tuple(found)


def is_submitted(draft: Draft) -> bool:
    """Say whether a draft waits for approval already."""
    return draft.state is DraftState.SUBMITTED

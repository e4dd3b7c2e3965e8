"""What became of the plan at a meeting, in the words in which versions are compared."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from trueline.contracts.plan_version import AdoptedPlan
from trueline.coordination.reviewing.session import Session
from trueline.usecases.compare_plans import compare_plans
from trueline.usecases.coordinating.reviewing.preview import PlanPreview, is_submitted
from trueline.usecases.coordinating.reviewing.sitting import Sitting
from trueline.usecases.workspace import Workspace
from trueline.web.version_rows import (
    ChangeGroup,
    EffectRow,
    address_of_comparison,
    change_groups,
    effect_rows,
)


@dataclass(frozen=True, slots=True)
class PlanShown:
    """How the plan differs.

    Attributes:
        title: From what to what.
        count: Changes.
        strategic: Those that change goals, KPIs, targets or tactics.
        groups: The changes, sorted by where they stand.
        effects: What becomes of targets.
        address: Page on which the two plans are compared in full.
        edit_count: Edits of the draft, where it is about one; None for versions in force.
        is_submitted: Whether the draft waits for approval.
        writers: Of the draft.
        next_number: Of the version that the draft would become.
    """

    title: str
    count: int
    strategic: int
    groups: Sequence[ChangeGroup]
    effects: Sequence[EffectRow]
    address: str
    edit_count: int | None = None
    is_submitted: bool = False
    writers: Sequence[str] = ()
    next_number: int = 0


def plan_shown(sitting: Sitting, preview: PlanPreview) -> PlanShown | None:
    """Give what closing would put in force, or what came into force since the meeting opened."""
    draft, adopted = preview.draft, sitting.adopted
    if adopted is None or preview.number is None:
        return None
    if draft is not None:
        found = preview.drafted
        number = preview.number
        return PlanShown(
            title=_("Draft of version {0} against version {1}").format(number + 1, number),
            count=len(found.edits),
            strategic=preview.change(with_draft=True).strategic,
            groups=change_groups(found.changes, draft.plan, adopted.plan),
            effects=list(effect_rows(found.effects)),
            address=address_of_comparison(number, "draft"),
            edit_count=draft.edit_count,
            is_submitted=is_submitted(draft),
            writers=draft.writers,
            next_number=number + 1,
        )
    if preview.number == adopted.number:
        return None
    found = preview.adopted
    return PlanShown(
        title=_("Version {0} came into force meanwhile").format(preview.number),
        count=len(found.edits),
        strategic=preview.change(with_draft=False).strategic,
        groups=change_groups(found.changes, adopted.plan, adopted.plan),
        effects=list(effect_rows(found.effects)),
        address=address_of_comparison(adopted.number, preview.number),
    )


def plan_shown_between(
    workspace: Workspace, session: Session, at_hand: Iterable[AdoptedPlan | None]
) -> PlanShown | None:
    """Give what a closed meeting brought about; None where it changed nothing.

    Args:
        workspace: Of the organisation.
        session: The meeting.
        at_hand: Versions of the plan that need not be looked up.
    """
    if session.plan_before is None or session.plan_after is None:
        return None
    known = {one.number: one for one in at_hand if one is not None}
    old, new = (
        (known.get(number) or workspace.plans.version(number)).plan
        for number in (session.plan_before, session.plan_after)
    )
    found = compare_plans(workspace, old, new)
    return PlanShown(
        title=_("Version {0} became version {1}").format(session.plan_before, session.plan_after),
        count=len(found.edits),
        strategic=0,
        groups=change_groups(found.changes, new, old),
        effects=list(effect_rows(found.effects)),
        address=address_of_comparison(session.plan_before, session.plan_after),
    )

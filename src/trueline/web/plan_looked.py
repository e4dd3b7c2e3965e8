"""Which plan a page of the plan shows: that in force, the draft, or an earlier version."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from trueline.contracts.draft_shelf import Draft, DraftState
from trueline.contracts.plan_version import AdoptedPlan
from trueline.core.errors import MissingError
from trueline.metrics.catalogue import MetricCatalogue
from trueline.plan.document import Plan
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.plan_on_day import plan_in_force
from trueline.usecases.workspace import Workspace
from trueline.web.access import Role
from trueline.web.days import as_of
from trueline.web.visit import Visit

DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class PlanLooked:
    """The plan that a page shows.

    Attributes:
        workspace: Of the organisation.
        plan: The document.
        version: Number of the version; 0 for the draft.
        adopted: The version; None for the draft.
        draft: The draft that is being written, whatever is shown; None without one.
        is_editable: Whether the person may write into what is shown.
        why_not: Why they may not; empty when they may.
        named: What the address named, so that every link from here does too.
    """

    workspace: Workspace
    plan: Plan
    version: int
    adopted: AdoptedPlan | None
    draft: Draft | None
    is_editable: bool
    why_not: str
    named: dict[str, str]

    @property
    def metrics(self) -> MetricCatalogue:
        """Every metric that the organisation knows."""
        return catalogue_of(self.workspace)

    def address(self, name: str, *parts: str) -> str:
        """Give the address of a page that shows the same plan."""
        at = reverse(name, args=parts)
        return f"{at}?{urlencode(self.named)}" if self.named else at


def look_at_plan(visit: Visit) -> PlanLooked | None:
    """Give the plan that an address asks for; None before there is any.

    ``?plan=draft`` shows the draft, ``?plan=3`` a version, ``?as_of=`` that in force on a day;
    without, the plan in force, or the draft of the first one.

    Raises:
        MissingError: There is no such plan.
    """
    workspace = visit.workspace()
    asked = visit.request.GET.get("plan") or visit.request.POST.get("plan", "")
    draft = workspace.plans.drafts.current()
    then = as_of(visit)
    moment = then.moment if then else None
    adopted = None if asked else plan_in_force(workspace, as_of=moment)
    if asked == DRAFT or (not asked and not then and adopted is None):
        if draft is None and asked:
            raise MissingError(_("There is no draft; edit the plan in force to begin one."))
        return None if draft is None else _draft(visit, workspace, draft)
    if asked:
        adopted = workspace.plans.version(_number(asked))
    if adopted is None:
        return None
    named = {
        key: visit.request.GET[key] for key in ("plan", "as_of", "on") if visit.request.GET.get(key)
    }
    why = _("This version is agreed; edit the draft of the next one.")
    return PlanLooked(
        workspace=workspace,
        plan=adopted.plan,
        version=adopted.number,
        adopted=adopted,
        draft=draft,
        is_editable=False,
        why_not=why,
        named=named,
    )


def draft_to_edit(visit: Visit) -> PlanLooked:
    """Give the draft for somebody who is about to write into it.

    Raises:
        MissingError: There is none, or they may not write into it now.
    """
    workspace = visit.workspace()
    draft = workspace.plans.drafts.current()
    if draft is None:
        raise MissingError(_("There is no draft; edit the plan in force to begin one."))
    looked = _draft(visit, workspace, draft)
    if not looked.is_editable:
        raise MissingError(looked.why_not)
    return looked


def look_at_draft(visit: Visit) -> PlanLooked | None:
    """Give the draft, whatever the address asks for; None without one."""
    workspace = visit.workspace()
    draft = workspace.plans.drafts.current()
    return None if draft is None else _draft(visit, workspace, draft)


def _draft(visit: Visit, workspace: Workspace, draft: Draft) -> PlanLooked:
    why = ""
    if draft.state is not DraftState.DRAFT:
        why = _("The draft waits for approval; nobody writes into it meanwhile.")
    elif not visit.may(Role.PLANNER):
        why = _("Planners write the plan.")
    return PlanLooked(workspace, draft.plan, 0, None, draft, not why, why, {"plan": DRAFT})


def _number(asked: str) -> int:
    if not asked.isdecimal() or len(asked) > 6:  # noqa: PLR2004 - far more versions than anyone has
        raise MissingError(_("There is no such version of the plan."))
    return int(asked)

"""Begin the plan: what the checks find, and the way to the first version in force."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from trueline.contracts.draft_shelf import DraftState
from trueline.core.errors import ConflictError, FaultyInputError, MissingError
from trueline.core.issue import Issue
from trueline.plan.beginning import BeginStep, kpis_of_scopes
from trueline.usecases.approve_plan import approve_plan, submit_plan
from trueline.web.access import Role
from trueline.web.alignment import FindingRow, align
from trueline.web.begin_page import first_draft, show_step
from trueline.web.page import page
from trueline.web.plan_looked import PlanLooked
from trueline.web.stores.people import people_with
from trueline.web.visit import Visit


@page("begin/check/", name="begin-check", role=Role.PLANNER)
def check(visit: Visit) -> HttpResponse:
    """Show what keeps the first plan from approval, and submit or approve it."""
    return _show(visit)


@page("begin/check/submit/", name="begin-submit", role=Role.PLANNER, methods=("POST",))
def submit(visit: Visit) -> HttpResponse:
    """Let the first plan wait for approval."""
    try:
        reason = visit.request.POST.get("reason", "")
        submit_plan(visit.workspace(), by=visit.member.email, reason=reason)
    except FaultyInputError as refused:
        return _show(visit, refused.issues)
    except (ConflictError, MissingError) as refused:
        visit.say(str(refused))
    return visit.go("begin-check")


@page("begin/check/approve/", name="begin-approve", role=Role.APPROVER, methods=("POST",))
def approve(visit: Visit) -> HttpResponse:
    """Put the first plan in force; who administers may allow to approve alone at the same time."""
    workspace = visit.workspace()
    drafts = workspace.plans.drafts
    was_allowed, is_approved = drafts.lone_approval, False
    if visit.request.POST.get("alone") == "yes" and visit.may(Role.ADMINISTRATOR):
        drafts.allow_lone_approval(allowed=True)
    try:
        adopted = approve_plan(workspace, by=visit.member.email)
        is_approved = True
    except FaultyInputError as refused:
        return _show(visit, refused.issues)
    except (ConflictError, MissingError) as refused:
        visit.say(str(refused))
        return visit.go("begin-check")
    finally:
        if not is_approved:
            drafts.allow_lone_approval(allowed=was_allowed)
    visit.say(_("Version {0} is in force.").format(adopted.number))
    return visit.go("overview")


def _show(visit: Visit, issues: Sequence[Issue] = ()) -> HttpResponse:
    looked = first_draft(visit)
    if looked is None or looked.draft is None:
        return visit.go("begin")
    revision = looked.workspace.facts.snapshot().revision
    rows = [row for group in align(looked, revision).groups for row in group.rows]
    blocking = [(row, _mended_at(looked, row)) for row in rows if row.finding.is_blocking]
    known: dict[str, object] = {
        "draft": looked.draft,
        "has_facts": revision > 0,
        "is_open": looked.draft.state is DraftState.DRAFT,
        "blocking": blocking,
        "others": len(rows) - len(blocking),
        "reason": visit.request.POST.get("reason", _("Our first plan")),
    }
    if not known["is_open"]:
        known |= _who_may(visit, looked)
    return show_step(visit, BeginStep.CHECK, known, looked=looked, issues=issues)


def _mended_at(looked: PlanLooked, row: FindingRow) -> str:
    """Give where a finding is mended: for a KPI its page in the wizard, which leads back here."""
    paths = [one.path for one in kpis_of_scopes(looked.plan)]
    at = next((one for one in paths if f"{row.finding.path}/".startswith(f"{one}/")), "")
    return reverse("begin-kpi", args=[at]) if at else row.address


def _who_may(visit: Visit, looked: PlanLooked) -> dict[str, object]:
    """Say whether the person may approve, alone or not, and who else may."""
    writers = set(looked.draft.writers) if looked.draft else set()
    approvers = people_with(visit.organisation.slug, Role.APPROVER)
    is_alone = writers <= {visit.member.email}
    return {
        "is_alone": is_alone and not looked.workspace.plans.drafts.lone_approval,
        "other_approvers": [name for email, name in approvers if email != visit.member.email],
    }

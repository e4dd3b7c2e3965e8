"""Versions: the draft and what becomes of it, and every plan that was agreed on."""

from collections.abc import Callable, Sequence

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.contracts.draft_shelf import Draft, DraftState
from trueline.core.errors import ConflictError, FaultyInputError, MissingError
from trueline.core.issue import Issue
from trueline.plan.applying import Refused
from trueline.plan.upgrades import plan_digest
from trueline.usecases.approve_plan import approve_plan, send_back, submit_plan
from trueline.usecases.lay_aside import discard_draft, take_up_draft
from trueline.web.access import Role
from trueline.web.alignment import align
from trueline.web.page import Menu, page
from trueline.web.plan_looked import PlanLooked, look_at_draft
from trueline.web.version_rows import entry_rows
from trueline.web.visit import Visit

MENU = Menu(gettext_lazy("Plan"), gettext_lazy("Versions"), "document-duplicate", 22, "v")
NEWEST = 100
"""Entries of the draft's history that are shown."""


@page("plan/versions/", name="versions", menu=MENU)
def versions(visit: Visit) -> HttpResponse:
    """Show the draft with what keeps it from approval, and every version, newest first."""
    return _show(visit)


@page("plan/versions/submit/", name="submit-plan", role=Role.PLANNER, methods=("POST",))
def submit(visit: Visit) -> HttpResponse:
    """Let the draft wait for approval."""
    reason = visit.request.POST.get("reason", "")

    def act() -> str:
        submit_plan(visit.workspace(), by=visit.member.email, reason=reason)
        return _("The draft waits for approval.")

    return _act(visit, act, reason=reason)


@page("plan/versions/send-back/", name="send-back-plan", role=Role.APPROVER, methods=("POST",))
def back(visit: Visit) -> HttpResponse:
    """Give the draft back to its writers, with the reason."""
    why = visit.request.POST.get("why", "")

    def act() -> str:
        send_back(visit.workspace(), by=visit.member.email, why=why)
        return _("The draft is with its writers again.")

    return _act(visit, act)


@page("plan/versions/approve/", name="approve-plan", role=Role.APPROVER, methods=("POST",))
def approve(visit: Visit) -> HttpResponse:
    """Put the draft in force."""

    def act() -> str:
        adopted = approve_plan(visit.workspace(), by=visit.member.email)
        return _("Version {0} is in force.").format(adopted.number)

    return _act(visit, act)


@page("plan/versions/lay-aside/", name="lay-draft-aside", role=Role.PLANNER, methods=("POST",))
def lay_aside(visit: Visit) -> HttpResponse:
    """Lay the draft aside; it can be taken up again."""

    def act() -> str:
        discard_draft(visit.workspace(), by=visit.member.email)
        return _("The draft is laid aside. It waits below and can be taken up again.")

    return _act(visit, act)


@page(
    "plan/versions/take-up/<int:draft>/", name="take-draft-up", role=Role.PLANNER, methods=("POST",)
)
def take_up(visit: Visit, draft: int) -> HttpResponse:
    """Go on with a draft that was laid aside."""

    def act() -> str:
        taken = take_up_draft(visit.workspace(), draft, by=visit.member.email)
        if isinstance(taken, Refused):
            raise FaultyInputError(*taken.issues)
        return _("The draft is taken up again.")

    return _act(visit, act)


@page(
    "plan/versions/lone-approval/",
    name="lone-approval",
    role=Role.ADMINISTRATOR,
    methods=("POST",),
)
def lone_approval(visit: Visit) -> HttpResponse:
    """Let people approve what only they wrote, or not."""
    allowed = visit.request.POST.get("allowed") == "yes"

    def act() -> str:
        visit.workspace().plans.drafts.allow_lone_approval(allowed=allowed)
        if allowed:
            return _("People may approve what only they wrote.")
        return _("Nobody approves what only they wrote.")

    return _act(visit, act)


def _act(visit: Visit, act: Callable[[], str], *, reason: str = "") -> HttpResponse:
    """Do something with the draft and show the page again, with what was done or why not."""
    try:
        visit.say(act())
    except FaultyInputError as refused:
        return _show(visit, issues=refused.issues, reason=reason, status=422)
    except (ConflictError, MissingError) as refused:
        visit.say(str(refused))
    return visit.go("versions")


def _show(
    visit: Visit, *, issues: Sequence[Issue] = (), reason: str = "", status: int = 200
) -> HttpResponse:
    title = _("Versions")
    looked = look_at_draft(visit)
    plans = (looked.workspace if looked else visit.workspace()).plans
    lines, draft = plans.versions(), looked.draft if looked else None
    context: dict[str, object] = {
        "title": title,
        "crumbs": [(_("Cascade"), "/plan/"), (title, "")],
        "lines": lines,
        "draft": draft,
        "lone_approval": plans.drafts.lone_approval,
        "laid_aside": plans.drafts.laid_aside(),
        "issues": issues,
        "reason": reason,
    }
    if looked is not None and draft is not None:
        context |= _of_draft(visit, looked, draft)
    return visit.render("pages/versions.html", context, status=status)


def _of_draft(visit: Visit, looked: PlanLooked, draft: Draft) -> dict[str, object]:
    is_open = draft.state is DraftState.DRAFT
    entries = looked.workspace.plans.drafts.entries(draft=draft.id, limit=NEWEST)
    may_write = is_open and visit.may(Role.PLANNER)
    is_alone = set(draft.writers) <= {visit.member.email}
    return {
        "is_open": is_open,
        "digest": plan_digest(draft.plan)[:12],
        "entries": list(entry_rows(entries, draft.plan, may_write=may_write)),
        "more_entries": draft.edit_count > NEWEST,
        **_judged(looked),
        "is_alone": is_alone,
    }


def _judged(looked: PlanLooked) -> dict[str, object]:
    """Give what keeps the draft from approval, and what was accepted, for whoever approves."""
    alignment = align(looked, looked.workspace.facts.snapshot().revision)
    rows = (row for group in alignment.groups for row in group.rows)
    blocking = [row for row in rows if row.finding.is_blocking]
    return {"blocking": blocking, "accepted": alignment.waived}

"""Audit: where the organisation stands, how ready it is, and what is to be done about it."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.core.errors import ConflictError
from trueline.plan.applying import Refused
from trueline.usecases.audit_gaps import AUDIT_TEMPLATE, audit_gaps
from trueline.usecases.use_template import TemplateOrder, use_template
from trueline.web.access import Role
from trueline.web.audit_rows import SCORE_WORDS, gap_rows, side_rows
from trueline.web.days import as_of
from trueline.web.page import Menu, page
from trueline.web.plan_looked import PlanLooked, look_at_plan
from trueline.web.undoing import say_done, say_refused
from trueline.web.visit import Visit

MENU = Menu(gettext_lazy("Plan"), gettext_lazy("Audit"), "clipboard-document-check", 29, "3")


@page("plan/audit/", name="audit", menu=MENU)
def audit(visit: Visit) -> HttpResponse:
    """Show the questions with their answers, side by side, and the gaps, worst first."""
    title = _("Audit")
    known: dict[str, object] = {"title": title, "crumbs": [(title, "")]}
    looked = look_at_plan(visit)
    if looked is None:
        return visit.render("pages/audit.html", known)
    reading = audit_gaps(looked.plan)
    may_edit = _may_edit(visit, looked)
    known |= {
        "looked": looked,
        "as_of": as_of(visit),
        "reading": reading,
        "may_edit": may_edit,
        "sides": list(side_rows(looked, reading, may_edit=may_edit)),
        "gaps": gap_rows(looked, reading.gaps),
        "scores": list(enumerate(SCORE_WORDS)),
        "people": [one.name for one in looked.plan.team],
        "here": f"{reverse('audit')}?plan=draft",
    }
    return visit.render("pages/audit.html", known)


@page("plan/audit/bring/", name="bring-audit", role=Role.PLANNER, methods=("POST",))
def bring(visit: Visit) -> HttpResponse:
    """Write the questions of the template that the plan does not have into the draft.

    Raises:
        MissingError: There is no plan yet, or the draft waits for approval.
    """
    order = TemplateOrder(AUDIT_TEMPLATE)
    try:
        done = use_template(visit.workspace(), order, by=visit.member.email)
    except ConflictError as has_all:
        visit.say(str(has_all))
    else:
        if isinstance(done, Refused):
            say_refused(visit, done)
        else:
            say_done(visit, _("The questions are in the draft."), done.entry)
    return HttpResponseRedirect(f"{reverse('audit')}?plan=draft")


def _may_edit(visit: Visit, looked: PlanLooked) -> bool:
    """Say whether what is written here goes into what is shown: the draft, or the one it begins."""
    begins_one = looked.draft is None and not looked.named and visit.may(Role.PLANNER)
    return looked.is_editable or begins_one

"""Assumptions: the guesses that targets rest on, and which of them still hold."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.measure.verdict import Verdict
from trueline.usecases.read_assumptions import read_assumptions
from trueline.web.access import Role
from trueline.web.assumption_rows import LOOKS, assumption_rows, in_order
from trueline.web.calibrating.found import calibration_on
from trueline.web.days import as_of
from trueline.web.page import Menu, page
from trueline.web.plan_looked import look_at_plan
from trueline.web.visit import Visit

ON_A_PAGE = 50
MENU = Menu(gettext_lazy("Plan"), gettext_lazy("Assumptions"), "calculator", 25, "u")


@page("assumptions/", name="assumptions", menu=MENU)
def assumptions(visit: Visit) -> HttpResponse:
    """List every guess with what was measured; what is broken comes first, then what is due."""
    title = _("Assumptions")
    known: dict[str, object] = {"title": title, "crumbs": [(title, "")]}
    looked = look_at_plan(visit)
    if looked is None:
        return visit.render("pages/assumptions.html", known)
    then = as_of(visit)
    today = looked.workspace.today
    on = min(today, then.day) if then else today
    moment = then.moment if then else None
    readings = read_assumptions(looked.workspace, looked.plan, on=on, as_of=moment)
    tests = calibration_on(looked.workspace, on, then)
    counts = [(LOOKS[one], sum(it.verdict is one for it in readings)) for one in Verdict]
    pages = Paginator(in_order(readings, on), ON_A_PAGE)
    shown = pages.get_page(visit.request.GET.get("page"))
    known |= {
        "plan_looked": looked,
        "as_of": then,
        "pages": shown,
        "rows": assumption_rows(looked, shown.object_list, tests=tests, on=on),
        "calibration_address": looked.address("calibration"),
        "plan_address": looked.address("plan"),
        "counts": counts,
        "may_edit": visit.may(Role.PLANNER) and not then,
    }
    return visit.render("pages/assumptions.html", known)

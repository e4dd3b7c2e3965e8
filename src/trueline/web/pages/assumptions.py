"""Assumptions: the guesses that targets rest on, and which of them still hold."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.measure.verdict import Verdict
from trueline.usecases.read_assumptions import read_assumptions
from trueline.web.access import Role
from trueline.web.assumption_rows import LOOKS, assumption_rows
from trueline.web.days import as_of
from trueline.web.page import Menu, page
from trueline.web.plan_looked import look_at_plan
from trueline.web.visit import Visit

MENU = Menu(gettext_lazy("Plan"), gettext_lazy("Assumptions"), "calculator", 25, "u")


@page("assumptions/", name="assumptions", menu=MENU)
def assumptions(visit: Visit) -> HttpResponse:
    """List every guess with what was measured; what is broken comes first."""
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
    rows = assumption_rows(looked, readings, on=on)
    counts = [(LOOKS[one], sum(row.reading.verdict is one for row in rows)) for one in Verdict]
    known |= {
        "plan_looked": looked,
        "as_of": then,
        "rows": rows,
        "plan_address": looked.address("plan"),
        "counts": counts,
        "may_edit": visit.may(Role.PLANNER) and not then,
    }
    return visit.render("pages/assumptions.html", known)

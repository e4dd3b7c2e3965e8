"""Cascade: what serves what, as a map, as an outline or as a strategy map."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.web.cascade_page import VIEWS, cascade_page
from trueline.web.days import as_of
from trueline.web.page import Menu, page
from trueline.web.plan_looked import look_at_plan
from trueline.web.visit import Visit

MENU = Menu(gettext_lazy("Plan"), gettext_lazy("Cascade"), "rectangle-group", 20, "p")


@page("plan/", name="plan", menu=MENU)
def plan(visit: Visit) -> HttpResponse:
    """Show a plan from why to how: that in force, the draft, or an earlier version."""
    title = _("Cascade")
    known: dict[str, object] = {"title": title, "crumbs": [(title, "")], "views": VIEWS}
    looked = look_at_plan(visit)
    if looked is None:
        return visit.render("pages/plan.html", known)
    shown = cascade_page(visit, looked, visit.request.GET)
    known |= {"looked": looked, "cascade": shown, "as_of": as_of(visit)}
    if visit.is_fragment and shown.view == "outline":
        return visit.render("parts/outline.html", known)
    return visit.render("pages/plan.html", known)

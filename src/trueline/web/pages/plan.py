"""Cascade: what serves what, as a map, as an outline or as a strategy map."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.web.cascade_page import VIEWS, cascade_page, outline_at_once
from trueline.web.days import as_of
from trueline.web.page import Menu, page
from trueline.web.plan_looked import look_at_plan
from trueline.web.visit import Visit

MENU = Menu(gettext_lazy("Plan"), gettext_lazy("Cascade"), "rectangle-group", 20, "p")


OUTLINE = "section#outline"
PARTS = {OUTLINE: "parts/outline.html", "section#alignment": "parts/alignment.html"}
"""What is answered where htmx puts only a part of the page."""


@page("plan/", name="plan", menu=MENU)
def plan(visit: Visit) -> HttpResponse:
    """Show a plan from why to how: that in force, the draft, or an earlier version."""
    title = _("Cascade")
    known: dict[str, object] = {"title": title, "crumbs": [(title, "")], "views": VIEWS}
    looked = look_at_plan(visit)
    if looked is None:
        return visit.render("pages/plan.html", known)
    asked = visit.request.GET
    target = visit.request.headers.get("HX-Target", "") if visit.is_fragment else ""
    known |= {"looked": looked, "as_of": as_of(visit)}
    if target == OUTLINE and looked.adopted is None:
        place = asked.get("turn", "").partition(" ")[2]
        known |= {"cascade": outline_at_once(looked, asked), "place": place}
    else:
        known |= {"cascade": cascade_page(visit, looked, asked)}
    return visit.render(PARTS.get(target, "pages/plan.html"), known)

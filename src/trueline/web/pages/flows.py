"""Process flows: the ways that people are led, with the links that they are given."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.web.flow_rows import flow_rows
from trueline.web.page import Menu, page
from trueline.web.plan_day import day_of
from trueline.web.plan_looked import look_at_plan
from trueline.web.visit import Visit

MENU = Menu(gettext_lazy("Plan"), gettext_lazy("Flows and links"), "link", 27, "l")


@page("flows/", name="flows", menu=MENU)
def flows(visit: Visit) -> HttpResponse:
    """List the process flows with their tagged links."""
    title = _("Flows and links")
    known: dict[str, object] = {"title": title, "crumbs": [(title, "")]}
    looked = look_at_plan(visit)
    if looked is not None:
        at = day_of(visit, looked)
        known |= {"looked": at.looked, "at": at, "as_of": at.as_of, "flows": flow_rows(at)}
    return visit.render("pages/flows.html", known)

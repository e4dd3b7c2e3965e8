"""Channels: how many there are, how far each goes, and whether the hours suffice."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.plan.workload import priority_steps
from trueline.web.channel_rows import channel_rows
from trueline.web.days import as_of
from trueline.web.page import Menu, page
from trueline.web.plan_looked import look_at_plan
from trueline.web.visit import Visit

MENU = Menu(gettext_lazy("Plan"), gettext_lazy("Channel action plans"), "megaphone", 22, "c")


@page("channels/", name="channels", menu=MENU)
def channels(visit: Visit) -> HttpResponse:
    """List the channels with what their plans lack, and the hours by priority."""
    title = _("Channel action plans")
    known: dict[str, object] = {"title": title, "crumbs": [(title, "")]}
    looked = look_at_plan(visit)
    if looked is not None:
        known |= {
            "looked": looked,
            "as_of": as_of(visit),
            "rows": channel_rows(looked),
            "steps": priority_steps(looked.plan),
        }
    return visit.render("pages/channels.html", known)

"""Settings: what an organisation decides for itself."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.web.page import Menu, page
from trueline.web.visit import Visit

MENU = Menu(gettext_lazy("Organisation"), gettext_lazy("Settings"), "cog-6-tooth", 90, "s")


@page("settings/", name="settings", menu=MENU)
def settings(visit: Visit) -> HttpResponse:
    """List what can be set, with where it is set."""
    title = _("Settings")
    return visit.render("pages/settings.html", {"title": title, "crumbs": [(title, "")]})

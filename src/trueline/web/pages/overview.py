"""Executive overview: are we on pace, and what must we decide?"""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.web.deciding.due_block import due_block
from trueline.web.looked_at import LookedAt, look_at
from trueline.web.overview.blocks import overview_of
from trueline.web.overview.steps import steps_of
from trueline.web.page import Menu, page
from trueline.web.visit import Visit

MENU = Menu(gettext_lazy("Overview"), gettext_lazy("Executive overview"), "squares-2x2", 10, "o")
PRESENT = "present"


@page("", name="overview", menu=MENU)
def overview(visit: Visit) -> HttpResponse:
    """Show where the plan stands, what must be decided, and the scorecard; or present them."""
    title = _("Executive overview")
    known: dict[str, object] = {"title": title, "crumbs": [(title, "")]}
    looked = look_at(visit)
    if looked is None:
        return visit.render("pages/overview.html", known)
    known |= overview_of(looked)
    known["agreed"] = due_block(visit, looked)
    known["aligned_at"] = looked.address("plan")
    if visit.request.GET.get(PRESENT):
        known |= {"steps": steps_of(known), "back": _back(looked)}
        return visit.render("pages/present.html", known)
    return visit.render("pages/overview.html", known)


def _back(looked: LookedAt) -> str:
    return looked.address("overview") if looked.named else reverse("overview")

"""Executive overview: are we on pace, and what needs attention?"""

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from trueline.web.page import Menu, page
from trueline.web.visit import Visit


@page(
    "", name="overview", menu=Menu(_("Overview"), _("Executive overview"), "squares-2x2", 10, "o")
)
def overview(visit: Visit) -> HttpResponse:
    """Give the scorecard by perspective."""
    return visit.render("pages/overview.html", {})

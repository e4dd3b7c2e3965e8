"""Data and imports: what came in, from where?"""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.web.access import Role
from trueline.web.drop_view import drop_view, said_of_state
from trueline.web.imported import imported
from trueline.web.page import Menu, page
from trueline.web.stores.drops import newest_drops
from trueline.web.visit import Visit


@page(
    "data/",
    name="data",
    menu=Menu(gettext_lazy("Measure"), gettext_lazy("Data and imports"), "circle-stack", 40, "d"),
)
def data(visit: Visit) -> HttpResponse:
    """Offer to bring files; show what was brought and waits or is in work, and every batch."""
    workspace = visit.workspace()
    batches = workspace.facts.batches()
    undone = {one.revision: one.undone_by for one in batches if one.undone_by is not None}
    drops = [drop_view(one, undone) for one in newest_drops(visit.organisation.slug)]
    context = {
        **imported(workspace, batches, wants_all="all" in visit.request.GET),
        "title": _("Data and imports"),
        "crumbs": [(_("Data and imports"), "")],
        "drops": [(one, said_of_state(one)) for one in drops],
        "may_import": visit.may(Role.ANALYST),
    }
    return visit.render("pages/data.html", context)

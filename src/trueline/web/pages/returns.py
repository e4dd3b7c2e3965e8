"""Return: what each euro brought back by the studies about it, and how sure that is."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.usecases.plan_on_day import plan_in_force
from trueline.usecases.returning.read_return import read_return
from trueline.web.days import as_of
from trueline.web.page import Menu, page
from trueline.web.studying.returns import returns_shown
from trueline.web.visit import Visit

MENU = Menu(gettext_lazy("Evidence"), gettext_lazy("Return"), "scale", 62, "r")


@page("return/", name="return", menu=MENU)
def returned(visit: Visit) -> HttpResponse:
    """Show what tactics returned, one by one, by kind and by channel, with what is left out.

    Raises:
        MissingError: The address names a day that is none.
    """
    title, then, workspace = _("Return"), as_of(visit), visit.workspace()
    moment = then.moment if then else None
    adopted = plan_in_force(workspace, as_of=moment)
    plan = adopted.plan if adopted else None
    said = read_return(workspace, plan, as_of=moment)
    names = {one.id: one.name for one in plan.channels} if plan else {}
    context = {
        "title": title,
        "crumbs": [(title, "")],
        "as_of": then,
        "shown": returns_shown(said, names) if said.studies else None,
    }
    return visit.render("pages/return.html", context)

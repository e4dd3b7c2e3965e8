"""Return: what each euro brought back by the studies about it, and how sure that is."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.contracts.plan_version import AdoptedPlan
from trueline.usecases.plan_on_day import plan_in_force
from trueline.usecases.returning.read_return import read_return
from trueline.usecases.returning.split_revenue import SplitRevenue, split_revenue
from trueline.usecases.workspace import Workspace
from trueline.web.days import AsOf, as_of
from trueline.web.page import Menu, page
from trueline.web.remembered import Remembered
from trueline.web.studying.returns import returns_shown
from trueline.web.studying.split_rows import split_shown
from trueline.web.visit import Visit

MENU = Menu(gettext_lazy("Evidence"), gettext_lazy("Return"), "scale", 62, "4")

SPLITS: Remembered[SplitRevenue | str] = Remembered(16)


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
    split = _split(workspace, adopted, then) if adopted else ""
    context = {
        "title": title,
        "crumbs": [(title, "")],
        "as_of": then,
        "shown": returns_shown(said, names) if said.studies else None,
        "split": split_shown(split) if isinstance(split, SplitRevenue) else None,
        "why_no_split": split if isinstance(split, str) else "",
    }
    return visit.render("pages/return.html", context)


def _split(workspace: Workspace, adopted: AdoptedPlan, then: AsOf | None) -> SplitRevenue | str:
    moment = then.moment if then else None
    ledger = workspace.facts.snapshot(as_of=moment)
    on = min(workspace.today, then.day) if then else workspace.today
    key = (workspace.organisation, adopted.number, ledger.revision, ledger.known_at, on)
    return SPLITS.get(key, lambda: split_revenue(workspace, adopted.plan, on=on, as_of=moment))

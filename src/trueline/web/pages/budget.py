"""Budget: what the plan costs over its days, who says so, and what is left out."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.usecases.plan_costs import CostSide, PlanCosts, plan_costs
from trueline.web.budget_rows import SIDE_NAMES, left_out_rows, share_rows
from trueline.web.budget_words import rounding_words, say_days, say_totals
from trueline.web.days import as_of
from trueline.web.page import Menu, page
from trueline.web.plan_looked import look_at_plan
from trueline.web.visit import Visit

MENU = Menu(gettext_lazy("Plan"), gettext_lazy("Budget"), "banknotes", 28, "m")


@page("plan/budget/", name="budget", menu=MENU)
def budget(visit: Visit) -> HttpResponse:
    """Show what the plan costs, shared out as the address asks."""
    title = _("Budget")
    known: dict[str, object] = {"title": title, "crumbs": [(title, "")]}
    looked = look_at_plan(visit)
    if looked is None:
        return visit.render("pages/budget.html", known)
    asked = visit.request.GET.get("by", "")
    costs = plan_costs(looked.plan, CostSide(asked) if asked in SIDE_NAMES else CostSide.KIND)
    known |= {
        "looked": looked,
        "as_of": as_of(visit),
        "sides": {side.value: words for side, words in SIDE_NAMES.items()},
        "costs": costs,
        "days": say_days(costs.days),
        "totals": say_totals(costs.whole),
        "unsourced": _unsourced(costs),
        "shares": list(share_rows(looked, costs)),
        "left_out": list(left_out_rows(looked, costs)),
        "rounding": rounding_words(costs.rounding),
    }
    return visit.render("pages/budget.html", known)


def _unsourced(costs: PlanCosts) -> int:
    """Count the lines that do not say where their number was read."""
    return sum(not one.source for one in costs.whole.lines)

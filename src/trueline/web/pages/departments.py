"""Departments: who takes part, what each keeps and has to know, and what nobody looks after."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.usecases.coordinating.coverage_map import coverage_map
from trueline.web.days import as_of
from trueline.web.page import Menu, page
from trueline.web.plan_looked import look_at_plan
from trueline.web.visit import Visit

MENU = Menu(gettext_lazy("Coordinate"), gettext_lazy("Departments"), "building-office-2", 74, "z")


@page("departments/", name="departments", menu=MENU)
def departments(visit: Visit) -> HttpResponse:
    """Show departments against their seats, accounts, people, policies and training.

    Raises:
        MissingError: The address names a plan or a day that there is not.
    """
    title, looked = _("Departments"), look_at_plan(visit)
    context: dict[str, Any] = {"title": title, "crumbs": [(title, "")], "as_of": as_of(visit)}
    if looked is not None:
        plan = looked.plan
        for_all = {
            "policies": sum(not one.for_departments for one in plan.policies),
            "courses": sum(not one.for_departments for one in plan.courses),
        }
        context |= {"looked": looked, "map": coverage_map(plan), "for_all": for_all}
    return visit.render("pages/departments.html", context)

"""Departments: who takes part, what each keeps and has to know, and what nobody looks after."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.usecases.coordinating.coverage_map import CoverageMap, DepartmentLine, coverage_map
from trueline.usecases.coordinating.coverage_shares import CoverageShares, coverage_shares
from trueline.web.days import as_of
from trueline.web.owed.known import known_owed
from trueline.web.page import Menu, page
from trueline.web.plan_looked import PlanLooked, look_at_plan
from trueline.web.visit import Visit

Row = tuple[DepartmentLine, CoverageShares | None]
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
        found = coverage_map(looked.plan)
        context |= {"looked": looked, "map": found, "rows": _rows(visit, looked, found)}
    return visit.render("pages/departments.html", context)


def _rows(visit: Visit, looked: PlanLooked, found: CoverageMap) -> list[Row]:
    """Put shares beside departments; a plan that is not in force asks nothing of people yet."""
    known = known_owed(visit)
    if known is None or known.adopted != looked.adopted:
        return [(line, None) for line in found.lines]
    return [(line, coverage_shares(known.owed, line.department)) for line in found.lines]

"""Responsibilities: tasks against people, with who does, answers for, is asked and is told."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from trueline.web.days import as_of
from trueline.web.owed.raci import raci_of
from trueline.web.page import page
from trueline.web.plan_looked import look_at_plan
from trueline.web.visit import Visit


@page("responsibilities/", name="responsibilities")
def responsibilities(visit: Visit) -> HttpResponse:
    """Show who answers for what by the plan that the address asks for.

    Raises:
        MissingError: The address names a plan or a day that there is not.
    """
    title, looked = _("Who answers for what"), look_at_plan(visit)
    context: dict[str, Any] = {"title": title, "crumbs": [(title, "")], "as_of": as_of(visit)}
    if looked is not None:
        context |= {"looked": looked, "matrix": raci_of(looked.plan)}
    return visit.render("pages/responsibilities.html", context)

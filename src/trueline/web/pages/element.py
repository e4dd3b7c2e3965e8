"""Element: any part of the plan with its fields, what stands in it and what was done to it."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from trueline.core.errors import MissingError
from trueline.web.page import page
from trueline.web.part_address import part_address
from trueline.web.part_page import PartShown, part_context
from trueline.web.part_place import find_place
from trueline.web.plan_looked import PlanLooked, look_at_plan
from trueline.web.visit import Visit


@page("plan/part/", name="plan-part")
def plan_part(visit: Visit) -> HttpResponse:
    """Show the plan itself, with every list that it has."""
    return _show(visit, "")


@page("plan/part/<path:path>/", name="part")
def part(visit: Visit, path: str) -> HttpResponse:
    """Show a part or a list of parts; the address of a field leads to the field of its part.

    Raises:
        MissingError: The plan has nothing there.
    """
    return _show(visit, path)


def _show(visit: Visit, path: str) -> HttpResponse:
    looked = look_at_plan(visit)
    if looked is None:
        raise MissingError(_("There is no plan yet."))
    place = find_place(looked.plan, path)
    if place.rest and not place.is_list:
        fragment = place.rest.replace("/", "-")
        return HttpResponseRedirect(f"{part_address(looked, place.path)}#f-{fragment}")
    return show_part(visit, looked, PartShown(place))


def show_part(
    visit: Visit, looked: PlanLooked, shown: PartShown, *, status: int = 200
) -> HttpResponse:
    """Give the page of a part, or what of it goes beside another page."""
    context: dict[str, Any] = part_context(visit, looked, shown)
    template = "parts/element.html" if visit.is_fragment else "pages/element.html"
    return visit.render(template, context, status=status)

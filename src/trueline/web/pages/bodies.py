"""Bodies: who decides and works together, with charter, seats, deputies and attendance."""

from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.web.meeting.body_rows import body_rows
from trueline.web.meeting.known_meetings import known_meetings
from trueline.web.page import Menu, page
from trueline.web.visit import Visit

MENU = Menu(gettext_lazy("Coordinate"), gettext_lazy("Who decides"), "user-group", 72, "f")


@page("bodies/", name="bodies", menu=MENU)
def bodies(visit: Visit) -> HttpResponse:
    """Show each body of the plan in force with its attendance.

    Raises:
        MissingError: The address names a day that is none, or one before the first plan.
    """
    title, known = _("Who decides"), known_meetings(visit)
    context: dict[str, Any] = {"title": title, "crumbs": [(title, "")], "as_of": known.as_of}
    if known.adopted is not None:
        plan = known.adopted.plan
        has = sum((one.hours_week for one in plan.team), Decimal(0))
        enabling = sum((one.enabling_hours for one in plan.team), Decimal(0))
        context |= {
            "plan": plan,
            "rows": body_rows(plan, known.attendance),
            "doing": max(has - enabling, Decimal(0)),
            "enabling": enabling,
            "enabling_share": enabling / has if has else None,
        }
    return visit.render("pages/bodies.html", context)

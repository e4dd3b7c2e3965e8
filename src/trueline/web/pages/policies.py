"""Policies: the four kinds, what is missing, who accepted each, and who knows what they say."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.web.days import as_of
from trueline.web.owed.known import known_owed
from trueline.web.owed.policy_rows import policy_row
from trueline.web.owed.policy_shares import shares_of
from trueline.web.page import Menu, page
from trueline.web.visit import Visit

MENU = Menu(
    gettext_lazy("Coordinate"), gettext_lazy("Policies and training"), "document-check", 80, "2"
)


@page("policies/", name="policies", menu=MENU)
def policies(visit: Visit) -> HttpResponse:
    """List policies with the shares that accepted and know them.

    Raises:
        MissingError: The address names a day that is none, or one before the first plan.
    """
    title, known = _("Policies"), known_owed(visit)
    context: dict[str, Any] = {"title": title, "crumbs": [(title, "")], "as_of": as_of(visit)}
    if known is not None:
        reading, own = known.owed.policies, known.own
        context |= {
            "known": known,
            "rows": [policy_row(one) for one in reading.standings],
            "missing": reading.missing,
            "shares": shares_of(reading.standings),
            "waiting": [one for one in reading.standings if own and own in one.outstanding],
        }
    return visit.render("pages/policies.html", context)

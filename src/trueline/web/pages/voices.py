"""Reach and response: who is seen and answered on a topic, part by part."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from trueline.measure.voices.index_report import IndexReport
from trueline.usecases.voices.rank_accounts import rank_accounts
from trueline.web.access import Role
from trueline.web.page import page
from trueline.web.remembered import Remembered
from trueline.web.visit import Visit
from trueline.web.voices.looking import HeardOn, hear
from trueline.web.voices.rows import account_rows

FOUND: Remembered[tuple[IndexReport, ...]] = Remembered(32)


@page("listening/voices/", name="voices")
def voices(visit: Visit) -> HttpResponse:
    """Show every reach-and-response index of the plan in force.

    Raises:
        MissingError: The address names a day that is none, or one before the first plan.
    """
    title = _("Reach and response")
    known: dict[str, Any] = {"title": title, "looked": hear(visit)}
    known["may_plan"] = visit.may(Role.PLANNER)
    if (looked := known["looked"]) is None:
        known["crumbs"] = [(title, "")]
        return visit.render("pages/voices.html", known)
    known["crumbs"] = [(_("What others say"), looked.address("listening")), (title, "")]
    known["indexes"] = [
        {
            "found": one,
            "rows": account_rows(one),
            "address": looked.address("part", f"response_indexes/{one.declared.id}"),
        }
        for one in _found(looked)
    ]
    return visit.render("pages/voices.html", known)


def _found(looked: HeardOn) -> tuple[IndexReport, ...]:
    return FOUND.get(
        looked.key,
        lambda: rank_accounts(looked.workspace, looked.plan, on=looked.on, as_of=looked.revision),
    )

"""Reach and response: who is seen and answered on a topic, part by part."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from trueline.measure.voices.index_report import IndexReport
from trueline.metrics.catalogue import MetricCatalogue
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.voices.rank_accounts import rank_accounts
from trueline.web.access import Role
from trueline.web.networks import network_name
from trueline.web.page import page
from trueline.web.remembered import Remembered
from trueline.web.visit import Visit
from trueline.web.voices.index_rows import account_rows, formula_in_words, part_rows
from trueline.web.voices.looking import HeardOn, hear

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
    metrics = catalogue_of(looked.workspace, as_of=looked.known)
    known["indexes"] = [_shown(one, looked, metrics) for one in _found(looked)]
    return visit.render("pages/voices.html", known)


def _shown(found: IndexReport, looked: HeardOn, metrics: MetricCatalogue) -> dict[str, Any]:
    declared = found.declared
    return {
        "found": found,
        "rows": account_rows(found),
        "parts": part_rows(found, metrics),
        "outcome": formula_in_words(declared.outcome, declared.outcome_per, metrics),
        "network": network_name(declared.network),
        "address": looked.address("part", f"response_indexes/{declared.id}"),
    }


def _found(looked: HeardOn) -> tuple[IndexReport, ...]:
    return FOUND.get(
        looked.key,
        lambda: rank_accounts(looked.workspace, looked.plan, on=looked.on, as_of=looked.known),
    )

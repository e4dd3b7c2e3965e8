"""Calibration: how good the guesses of the plan turned out to be."""

from collections.abc import Callable
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils.translation import gettext as _

from trueline.measure.calibrating.hits import FEWEST, PROMISED
from trueline.plan.parts import walk
from trueline.usecases.calibrating.read_calibration import CalibrationReading
from trueline.web.calibrating.drawing import draw_reliability
from trueline.web.calibrating.found import calibration_on
from trueline.web.calibrating.rows import (
    JUDGED,
    LEANS,
    group_rows,
    quantile_rows,
    say_shares,
    unscored_rows,
)
from trueline.web.calibrating.tested import test_rows
from trueline.web.days import as_of, read_day
from trueline.web.page import page
from trueline.web.part_address import part_address
from trueline.web.plan_looked import PlanLooked, look_at_plan
from trueline.web.visit import Visit

ON_A_PAGE = 50


@page("assumptions/calibration/", name="calibration")
def calibration(visit: Visit) -> HttpResponse:
    """Show whether ranges held as often as they promise, by kind and by how far ahead.

    Raises:
        MissingError: The address names a day that is none, or one before the first plan.
    """
    title, given = _("Calibration"), visit.request.GET
    known: dict[str, Any] = {"title": title, "as_of": (then := as_of(visit))}
    looked = look_at_plan(visit)
    if looked is None:
        known["crumbs"] = [(title, "")]
        return visit.render("pages/calibration.html", known)
    today = looked.workspace.today
    usual = min(today, then.day) if then else today
    on = read_day(given["on"]) if given.get("on") else usual
    found = calibration_on(looked.workspace, on, then)
    pages = Paginator(found.tests, ON_A_PAGE)
    known |= {
        "crumbs": [(_("Assumptions"), looked.address("assumptions")), (title, "")],
        "plan_looked": looked,
        "on": on,
        "pages": (shown := pages.get_page(given.get("page"))),
        "tests": list(test_rows(shown.object_list, _address_in(looked), looked.plan.currency)),
        **_judged(found),
    }
    return visit.render("pages/calibration.html", known)


def _judged(found: CalibrationReading) -> dict[str, Any]:
    """Give what is said of all guesses; drawings and scores only where there are enough."""
    whole = found.whole
    quantiles = quantile_rows(whole)
    is_judged = not found.missing
    return {
        "found": found,
        "whole": whole,
        "interval": say_shares(whole.hits),
        "look": JUDGED[found.judgement],
        "lean": LEANS[whole.lean],
        "is_judged": is_judged,
        "promised": PROMISED,
        "fewest": FEWEST,
        "quantiles": quantiles,
        "drawn": draw_reliability(tuple((one.share, one.hits) for one in quantiles)),
        "groups": list(group_rows(found)) if is_judged else [],
        "unscored": unscored_rows(found),
    }


def _address_in(looked: PlanLooked) -> Callable[[str], str]:
    """Give what finds the address of a path, empty where the plan has nothing there any more."""
    known = {one.path for one in walk(looked.plan)}
    return lambda path: part_address(looked, path) if path in known else ""

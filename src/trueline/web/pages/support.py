"""Ongoing support: what each activity needs and has, and what other people or hours would bring."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.core.errors import FaultyInputError
from trueline.plan.upgrades import plan_digest
from trueline.usecases.staffing.read_support import read_support
from trueline.usecases.staffing.support_lines import (
    SupportReading,
    hours_short,
)
from trueline.usecases.staffing.tried_staffing import (
    USUAL,
    TriedStaffing,
    read_tried,
)
from trueline.web.days import as_of, read_day
from trueline.web.page import Menu, page
from trueline.web.part_texts import entries_of
from trueline.web.plan_looked import PlanLooked, look_at_plan
from trueline.web.remembered import Remembered
from trueline.web.responding.heat import weekdays
from trueline.web.staffing.rows import (
    APART,
    FITS,
    agents_rows,
    fit_words,
    summary,
    support_rows,
    tried_rows,
)
from trueline.web.visit import Visit

MENU = Menu(gettext_lazy("Coordinate"), gettext_lazy("Ongoing support"), "lifebuoy", 84, "g")
READ: Remembered[SupportReading] = Remembered(32)
FAULTY = 422
FIELDS = ("people", "minutes", "hours", "full_week")


@page("support/", name="support", menu=MENU)
def support(visit: Visit) -> HttpResponse:
    """Show ongoing support, and what is tried on it.

    Raises:
        MissingError: The address names a day that is none, or a plan that there is not.
    """
    title, given = _("Ongoing support"), visit.request.GET
    looked, then = look_at_plan(visit), as_of(visit)
    known: dict[str, Any] = {
        "title": title,
        "crumbs": [(title, "")],
        "as_of": then,
        "looked": looked,
        "asked": {name: given.get(name, "") for name in FIELDS},
        "issues": {},
    }
    if looked is None:
        return visit.render("pages/support.html", known)
    tried = USUAL
    try:
        tried = _tried(visit)
    except FaultyInputError as faulty:
        known["issues"] = {one.where: f"{one.what} {one.remedy}" for one in faulty.issues}
    today = looked.workspace.today
    usual = min(today, then.day) if then else today
    found = _read(visit, looked, read_day(given["on"]) if given.get("on") else usual, tried)
    known |= {
        "found": found,
        "rows": support_rows(looked, found.lines),
        "say": summary(found.lines, hours_short(found.lines)),
        "short": hours_short(found.lines),
        "queues": list(_queues(found, has_asked=tried.people is not None or bool(tried.hours))),
        "weekdays": weekdays(),
        "service": looked.address("service"),
    }
    return visit.render("pages/support.html", known, status=FAULTY if known["issues"] else 200)


def _tried(visit: Visit) -> TriedStaffing:
    given = visit.request.GET
    people, minutes, full_week = (given.get(one, "") for one in ("people", "minutes", "full_week"))
    return read_tried(people, minutes, entries_of(given.get("hours", "")), full_week)


def _read(visit: Visit, looked: PlanLooked, on: date, tried: TriedStaffing) -> SupportReading:
    then = as_of(visit)
    ledger = looked.workspace.facts.snapshot(as_of=then.moment if then else None)
    organisation = looked.workspace.organisation
    key = (organisation, ledger.revision, ledger.known_at, plan_digest(looked.plan), on, tried)
    return READ.get(
        key,
        lambda: read_support(
            looked.workspace, looked.plan, on=on, as_of=ledger.revision, tried=tried
        ),
    )


def _queues(found: SupportReading, *, has_asked: bool) -> Iterator[dict[str, Any]]:
    """Give the activities that answer conversations, each queue once."""
    for one in found.lines:
        if one.answering is None or not one.is_first:
            continue
        predicted = one.answering.predicted
        yield {
            "line": one,
            "answering": one.answering,
            "agents": agents_rows(one.answering.required) if one.answering.required else [],
            "tried": tried_rows(one.answering, has_asked=has_asked),
            "fit": fit_words(predicted) if predicted else "",
            "fit_look": (FITS if predicted.fits else APART) if predicted else None,
        }

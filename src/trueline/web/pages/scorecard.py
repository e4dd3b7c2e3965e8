"""Balanced scorecard: perspectives by scope or by channel, lead and lag apart."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.core.errors import MissingError
from trueline.measure.balanced import balanced
from trueline.plan.document import Plan, Scope
from trueline.web.page import Menu, page
from trueline.web.plan_day import PlanDay, day_of
from trueline.web.plan_looked import look_at_plan
from trueline.web.scorecard_grid import channel_grid, channels_shown, scope_rows
from trueline.web.visit import Visit

MENU = Menu(gettext_lazy("Plan"), gettext_lazy("Balanced scorecard"), "scale", 23, "b")
COLUMNS = {"scope": gettext_lazy("By scope"), "channel": gettext_lazy("By channel")}
DIFFERING = "differing"


@page("scorecard/", name="scorecard", menu=MENU)
def scorecard(visit: Visit) -> HttpResponse:
    """Show each perspective with its pace, and where its parts stand elsewhere than the whole."""
    title = _("Balanced scorecard")
    known: dict[str, Any] = {"title": title, "crumbs": [(title, "")]}
    looked = look_at_plan(visit)
    if looked is None:
        return visit.render("pages/scorecard.html", known)
    at = day_of(visit, looked)
    given = visit.request.GET
    columns = given.get("columns", "")
    columns = columns if columns in COLUMNS else next(iter(COLUMNS))
    only = given.get("show") == DIFFERING
    sides = balanced(looked.plan, at.scorecard())
    known |= {
        "looked": at.looked,
        "at": at,
        "as_of": at.as_of,
        "card": at.scorecard(),
        "sides": sides,
        "weight": sum(one.perspective.weight for one in sides),
        "columns": columns,
        "all_columns": COLUMNS,
        "only": only,
        "scope": given.get("scope", ""),
    }
    grid = _by_channel(at, only=only) if columns == "channel" else _by_scope(at, visit, only=only)
    return visit.render("pages/scorecard.html", known | grid)


def _by_scope(at: PlanDay, visit: Visit, *, only: bool) -> dict[str, Any]:
    looked = at.looked
    scopes = _chosen(looked.plan, visit.request.GET.get("scope", ""))
    grid = [
        (side, scope_rows(looked, side, scopes, only_differing=only))
        for side in balanced(looked.plan, at.scorecard())
    ]
    return {"heads": scopes, "grid": [(side.perspective, rows) for side, rows in grid if rows]}


def _by_channel(at: PlanDay, *, only: bool) -> dict[str, Any]:
    card = at.scorecard()
    channels = channels_shown(at, card)
    grid = channel_grid(at, card, channels, only_differing=only)
    balances = {one.channel: one for one in at.balances()}
    heads = [
        {"name": one.name, "at": at.looked.address("channel", one.id), "balance": balances[one.id]}
        for one in channels
    ]
    return {"heads": heads, "grid": [(side, rows) for side, rows in grid if rows]}


def _chosen(plan: Plan, name: str) -> tuple[Scope, ...]:
    found = tuple(one for one in plan.scopes if name in ("", one.id))
    if name and not found:
        raise MissingError(_("The plan has no scope “{0}”.").format(name))
    return found

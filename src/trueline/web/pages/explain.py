"""Explain a change: why a KPI differs between two periods, part by part and down to the rows."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.utils.translation import gettext as _

from trueline.core.errors import MissingError, RefusedQuestionError
from trueline.plan.cascade import find_kpi
from trueline.plan.kpi import Kpi
from trueline.usecases.explaining.explain_kpi import ExplainedKpi, KpiToExplain
from trueline.web.break_rows import break_rows
from trueline.web.explaining.change_rows import change_table
from trueline.web.explaining.change_words import AGAINST, say_change, say_way, tone_of
from trueline.web.explaining.evidence_rows import day_rows, posts_columns, single_rows
from trueline.web.explaining.explained import explained
from trueline.web.explaining.periods_form import PeriodsForm, against_of, days_of_form
from trueline.web.explaining.product_rows import product_rows
from trueline.web.explaining.restated_notes import restated_notes
from trueline.web.looked_at import LookedAt, look_at
from trueline.web.page import page
from trueline.web.visit import Visit


@page("kpis/<slug:scope>/<slug:goal>/<slug:kpi>/explain/", name="explain")
def explain(visit: Visit, scope: str, goal: str, kpi: str) -> HttpResponse:
    """Show what a KPI's change between two periods is made of.

    Raises:
        MissingError: There is no plan, no such KPI, or it cannot be told apart in that way.
    """
    looked = look_at(visit)
    if looked is None:
        raise MissingError(_("There is no plan in force, so there is no KPI yet."))
    path = f"{scope}/{goal}/{kpi}"
    found = find_kpi(looked.adopted.plan, path).kpi
    form = PeriodsForm(visit.request.GET or None)
    context = _frame(looked, found, (scope, goal, kpi)) | {"form": form}
    if form.is_bound and not form.is_valid():
        return visit.render("pages/explain.html", context, status=422)
    try:
        told = _explained(looked, path, form, visit)
    except RefusedQuestionError as refused:
        return visit.render("pages/explain.html", context | {"refused": refused})
    context["form"] = PeriodsForm(initial=days_of_form(told.change.periods))
    return visit.render("pages/explain.html", context | _told(looked, told, (scope, goal, kpi)))


def _explained(looked: LookedAt, path: str, form: PeriodsForm, visit: Visit) -> ExplainedKpi:
    given = visit.request.GET
    asked = KpiToExplain(
        path,
        looked.on,
        periods=form.periods if form.is_bound else None,
        against=against_of(given.get("against", "")),
        by=given.get("by", ""),
    )
    return explained(looked, asked)


def _frame(looked: LookedAt, kpi: Kpi, parts: tuple[str, str, str]) -> dict[str, Any]:
    title = _("Why {0} changed").format(kpi.name)
    return {
        "title": title,
        "crumbs": [
            (_("KPIs and metrics"), looked.address("kpis")),
            (kpi.name, looked.address("kpi", *parts)),
            (_("Explain the change"), ""),
        ],
        "looked": looked,
        "kpi": kpi,
        "kpi_address": looked.address("kpi", *parts),
    }


def _told(looked: LookedAt, told: ExplainedKpi, parts: tuple[str, str, str]) -> dict[str, Any]:
    change, kpi = told.change, told.placed.kpi
    unit, explanation = change.after.measured_in, change.explanation
    return {
        "change": change,
        "told": explanation,
        "unit": unit,
        "tone": tone_of(explanation.change, kpi.direction),
        "sentence": say_change(explanation, unit),
        "presets": _presets(looked, told, parts),
        "ways": _ways(looked, told, parts),
        "way": say_way(change.by),
        "table": change_table(explanation, kpi, unit),
        "products": product_rows(change, kpi),
        "breaks": break_rows([one.broken for one in change.breaks]),
        "restated": restated_notes(change),
        "days": day_rows(change, kpi),
        "rows": single_rows(change),
        "posts": posts_columns(change),
    }


def _presets(
    looked: LookedAt, told: ExplainedKpi, parts: tuple[str, str, str]
) -> list[tuple[str, str, bool]]:
    """Give name and address of each usual comparison, and whether it is shown."""
    shown = told.change.periods.against
    return [
        (
            str(AGAINST[one.against]),
            _address(looked, parts, {"against": one.against.value, "by": told.change.by}),
            one.against is shown,
        )
        for one in told.offered
        if one.against is not None
    ]


def _ways(
    looked: LookedAt, told: ExplainedKpi, parts: tuple[str, str, str]
) -> list[tuple[str, str, bool]]:
    """Give name and address of each way to take the change apart, and whether it is shown."""
    days = {name: str(day) for name, day in days_of_form(told.change.periods).items()}
    against = told.change.periods.against
    named = {"against": against.value} if against else days
    return [
        (say_way(one), _address(looked, parts, named | {"by": one}), one == told.change.by)
        for one in told.change.ways
    ]


def _address(looked: LookedAt, parts: tuple[str, str, str], given: dict[str, str]) -> str:
    address = looked.address("explain", *parts)
    return f"{address}{'&' if '?' in address else '?'}{urlencode(given)}"

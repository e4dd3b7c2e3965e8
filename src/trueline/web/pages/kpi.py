"""A KPI: actual against the plan's path, what it is made of, and every fact behind it."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils.translation import gettext as _

from trueline.core.errors import MissingError
from trueline.measure.reading import Reading
from trueline.metrics.metric import Metric, Rule
from trueline.plan.cascade import find_kpi
from trueline.plan.kpi import Measuring
from trueline.plan.naming import path_of
from trueline.web.charting.charted import charted_kpi
from trueline.web.deciding.about import decided_about_part
from trueline.web.fact_rows import fact_rows
from trueline.web.judging.rule_words import patience_sentence, rule_sentences
from trueline.web.kpi.benchmarks import benchmark_rows
from trueline.web.kpi.breakdown import breakdown
from trueline.web.kpi.compared import against, comparisons
from trueline.web.kpi.moved import moved
from trueline.web.kpi_rows import kpi_row
from trueline.web.looked_at import LookedAt, look_at
from trueline.web.note_rows import notes_beside
from trueline.web.overview.forecast_words import forecast_words
from trueline.web.page import page
from trueline.web.sourcing.behind import facts_of_kpi, files_of_kpi
from trueline.web.studying.about_kpi import proof_of
from trueline.web.visit import Visit

NEWEST_FACTS = 8
FILES_SHOWN = 6
FACTS_A_PAGE = 100


@page("kpis/<slug:scope>/<slug:goal>/<slug:kpi>/", name="kpi")
def kpi(visit: Visit, scope: str, goal: str, kpi: str) -> HttpResponse:
    """Show where a KPI stands and why."""
    looked, reading = _reading(visit, f"{scope}/{goal}/{kpi}")
    metric = looked.metrics.get(reading.kpi.metric)
    facts = facts_of_kpi(looked, reading)
    unit = reading.actual.measured_in
    context = {
        "title": reading.kpi.name,
        "crumbs": [(_("KPIs and metrics"), looked.address("kpis")), (reading.kpi.name, "")],
        "looked": looked,
        "reading": reading,
        "row": kpi_row(looked, reading),
        "ahead": forecast_words(reading, None),
        "metric": metric,
        "starts_at_zero": _starts_at_zero(reading, metric),
        "charted": charted_kpi(looked, reading),
        "charted_live": looked.address("kpi-chart", scope, goal, kpi),
        "channels": _channels(looked, reading.path),
        "benchmarks": benchmark_rows(reading),
        "facts": fact_rows(facts[: -NEWEST_FACTS - 1 : -1], measured_in=unit),
        "fact_count": len(facts),
        "definition": looked.address("part", path_of(reading.path)),
        "facts_address": looked.address("kpi-facts", scope, goal, kpi),
        "explain_address": looked.address("explain", scope, goal, kpi),
    }
    context |= _compared(visit, looked, reading)
    if visit.is_fragment:
        return visit.render("parts/kpi.html", context)
    context |= _notes(visit, looked, reading) | _origin(visit, looked, reading)
    context["decided"] = decided_about_part(
        visit, looked.workspace, looked.adopted.plan, path_of(reading.path), looked.as_of
    )
    context["studies"] = proof_of(looked, reading.path).studies
    return visit.render("pages/kpi.html", context)


@page("kpis/<slug:scope>/<slug:goal>/<slug:kpi>/facts/", name="kpi-facts")
def kpi_facts(visit: Visit, scope: str, goal: str, kpi: str) -> HttpResponse:
    """List every fact behind a KPI's actual, newest first, each with the way to its row."""
    looked, reading = _reading(visit, f"{scope}/{goal}/{kpi}")
    facts = facts_of_kpi(looked, reading)[::-1]
    shown = Paginator(facts, FACTS_A_PAGE).get_page(visit.request.GET.get("page"))
    context = {
        "title": _("Facts behind {0}").format(reading.kpi.name),
        "crumbs": [
            (_("KPIs and metrics"), looked.address("kpis")),
            (reading.kpi.name, looked.address("kpi", scope, goal, kpi)),
            (_("Facts"), ""),
        ],
        "looked": looked,
        "reading": reading,
        "shown": shown,
        "facts": fact_rows(shown.object_list, measured_in=reading.actual.measured_in),
    }
    return visit.render("pages/kpi_facts.html", context)


def _compared(visit: Visit, looked: LookedAt, reading: Reading) -> dict[str, object]:
    """Give what the KPI is compared with, what moved it since, and the rules that judge it."""
    asked, kpi = visit.request.GET.get("compare", ""), reading.kpi
    rules = looked.scorecard.rules
    return {
        "comparisons": comparisons(looked, reading, asked),
        "against": against(asked),
        "moved": moved(looked, reading, against(asked)),
        "rules": rule_sentences(rules.for_limits(kpi.on_pace_from, kpi.at_risk_from)),
        "patience": patience_sentence(rules),
    }


def _origin(visit: Visit, looked: LookedAt, reading: Reading) -> dict[str, object]:
    """Give what the KPI is made of, and the files that it stands on."""
    files = files_of_kpi(looked, reading)
    return {
        "breakdown": breakdown(looked, reading, visit.request.GET.get("by", "")),
        "files": files[:FILES_SHOWN],
        "more_files": len(files[FILES_SHOWN:]),
        "own_address": looked.address_of(reading.path),
    }


def _notes(visit: Visit, looked: LookedAt, reading: Reading) -> dict[str, object]:
    """Give the thread beside the KPI, as it stood on the day looked back to."""
    moment = looked.as_of.moment if looked.as_of else None
    return {
        "notes": notes_beside(visit, path_of(reading.path), as_of=moment),
        "notes_next": f"{looked.address_of(reading.path)}#notes",
    }


def _reading(visit: Visit, path: str) -> tuple[LookedAt, Reading]:
    looked = look_at(visit)
    if looked is None:
        raise MissingError(_("There is no plan in force, so there is no KPI yet."))
    found = {reading.path: reading for reading in looked.scorecard.readings}
    if path not in found:
        find_kpi(looked.adopted.plan, path)  # says what is nearest
    return looked, found[path]


def _starts_at_zero(reading: Reading, metric: Metric) -> bool:
    """Say whether the baseline is an earlier period's sum, which the way does not begin at."""
    return reading.kpi.measuring is Measuring.TO_DATE and metric.over_time is Rule.SUM


def _channels(looked: LookedAt, path: str) -> list[tuple[str, object]]:
    return [
        (channel.name, actual)
        for channel in looked.scorecard.channels
        for of, actual in channel.actuals
        if of == path
    ]

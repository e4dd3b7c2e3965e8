"""Trace: a number's way back to the row of the file it came from; and its correction."""

from collections.abc import Sequence
from decimal import Decimal

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from trueline.core.errors import FaultyInputError, RefusedQuestionError
from trueline.core.people_in_text import ERASED
from trueline.facts.fact import Trace
from trueline.usecases.correct_fact import correct
from trueline.usecases.fact_versions import (
    KnownVersion,
    is_correctable,
    known_versions,
    kpis_reading,
)
from trueline.usecases.trace_fact import trace_fact
from trueline.web.access import Role
from trueline.web.correction_form import CorrectionForm
from trueline.web.page import page
from trueline.web.trace_words import difference_words, subject_words, value_words, version_words
from trueline.web.visit import Visit


@page("trace/", name="trace")
def trace(visit: Visit) -> HttpResponse:
    """Show file, sheet, line and raw cells behind a fact, and what was known before."""
    workspace = visit.workspace()
    found = trace_fact(workspace, visit.request.GET.get("fact", ""))
    return _show(visit, known_versions(workspace, found), found, CorrectionForm())


@page("trace/correct/", name="correct-fact", role=Role.ANALYST, methods=("GET", "HEAD", "POST"))
def correct_fact(visit: Visit) -> HttpResponse:
    """Say what a correction would change; on a person's word, make it."""
    given = visit.request.POST
    fact = given.get("fact", visit.request.GET.get("fact", ""))
    if visit.request.method != "POST":
        return _to(fact)
    workspace = visit.workspace()
    found, form = trace_fact(workspace, fact), CorrectionForm(given)
    versions = known_versions(workspace, found)
    if not form.is_valid() or "again" in given:
        return _show(visit, versions, found, form)
    if "confirmed" not in given:
        return _ask(visit, found, form)
    try:
        correct(workspace, form.correction(fact), by=visit.member.email)
    except (FaultyInputError, RefusedQuestionError) as refused:
        form.add_error(None, str(refused))
        return _show(visit, versions, found, form)
    visit.say(_("The value was corrected. Later imports do not overwrite it."))
    return _to(fact)


def _show(
    visit: Visit, versions: Sequence[KnownVersion], found: Trace, form: CorrectionForm
) -> HttpResponse:
    metric = found.subject.get("metric", "")
    context = {
        "title": _("Where this number comes from"),
        "crumbs": [(_("KPIs and metrics"), "/kpis/"), (_("Trace"), "")],
        "trace": found,
        "is_erased": ERASED in found.cells,
        "subject": subject_words(found.subject),
        "versions": [(one, version_words(one.version.values, metric=metric)) for one in versions],
        "current": versions[0],
        "cells": [(header, cell) for header, cell in found.cells.items() if cell],
        "empty": [header for header, cell in found.cells.items() if not cell],
        "form": form,
        "may_correct": visit.may(Role.ANALYST) and is_correctable(found),
        "is_open": bool(form.is_bound),
    }
    return visit.render("pages/trace.html", context, status=422 if form.errors else 200)


def _ask(visit: Visit, found: Trace, form: CorrectionForm) -> HttpResponse:
    """Show what a correction would change, before it is made."""
    old, new = found.versions[0].values["value"], form.cleaned_data["value"]
    metric, title = found.subject["metric"], _("Correct this value?")
    known = old if isinstance(old, Decimal) else None
    context = {
        "title": title,
        "crumbs": [(_("Trace"), _address(found.fact)), (title, "")],
        "trace": found,
        "subject": subject_words(found.subject),
        "old": value_words(known, metric=metric),
        "new": value_words(new, metric=metric),
        "difference": difference_words(known, new, metric=metric),
        "reason": form.cleaned_data["reason"],
        "form": form,
        "kpis": [(name, path.split("/")) for path, name in kpis_reading(visit.workspace(), found)],
    }
    return visit.render("pages/correction.html", context)


def _to(fact: str) -> HttpResponse:
    return HttpResponseRedirect(_address(fact))


def _address(fact: str) -> str:
    return f"{reverse('trace')}?{urlencode({'fact': fact})}"

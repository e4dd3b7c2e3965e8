"""Trace: a number's way back to the row of the file it came from."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from trueline.usecases.trace_fact import trace_fact
from trueline.web.page import page
from trueline.web.trace_words import subject_words, version_words
from trueline.web.visit import Visit


@page("trace/", name="trace")
def trace(visit: Visit) -> HttpResponse:
    """Show file, sheet, line and raw cells behind a fact, and what was known before."""
    found = trace_fact(visit.workspace(), visit.request.GET.get("fact", ""))
    context = {
        "title": _("Where this number comes from"),
        "crumbs": [(_("KPIs and metrics"), "/kpis/"), (_("Trace"), "")],
        "trace": found,
        "subject": subject_words(found.subject),
        "versions": [
            (version, version_words(version.values, metric=found.subject.get("metric", "")))
            for version in found.versions
        ],
        "cells": [(header, cell) for header, cell in found.cells.items() if cell],
        "empty": [header for header, cell in found.cells.items() if not cell],
    }
    return visit.render("pages/trace.html", context)

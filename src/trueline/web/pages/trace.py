"""Trace: a number's way back to the row of the file it came from."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from trueline.usecases.trace_fact import trace_fact
from trueline.web.page import page
from trueline.web.visit import Visit


@page("trace/", name="trace")
def trace(visit: Visit) -> HttpResponse:
    """Show file, sheet, line and raw cells behind a fact, and what was known before."""
    found = trace_fact(visit.workspace(), visit.request.GET.get("fact", ""))
    context = {
        "title": _("Where this number comes from"),
        "crumbs": [(_("KPIs and metrics"), "/kpis/"), (_("Trace"), "")],
        "trace": found,
        "cells": list(found.cells.items()),
    }
    return visit.render("pages/trace.html", context)

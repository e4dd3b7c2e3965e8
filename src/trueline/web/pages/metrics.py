"""Metrics: what each counts, in which versions, who uses it; and giving one another formula."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from trueline.core.errors import ConflictError, FaultyInputError, RefusedQuestionError
from trueline.metrics.metric import Metric
from trueline.usecases.defining.change_definition import (
    change_definition,
    define_metric,
)
from trueline.usecases.defining.describe import describe_metric, weeks_of_metric
from trueline.usecases.defining.withdraw_definition import withdraw_definition
from trueline.usecases.known_metrics import catalogue_of
from trueline.web.access import Role
from trueline.web.break_rows import break_rows
from trueline.web.defining.definition_form import DefinitionForm, OwnMetricForm, change_form
from trueline.web.defining.metric_rows import family_rows, use_rows, version_rows, week_rows
from trueline.web.page import page
from trueline.web.plan_looked import look_at_plan
from trueline.web.visit import Visit

WEEKS = 26
WRITING = ("GET", "HEAD", "POST")


@page("metrics/", name="metrics")
def metrics(visit: Visit) -> HttpResponse:
    """List every metric by family."""
    return _list(visit, OwnMetricForm(initial={"since": visit.workspace().today}))


@page("metrics/define/", name="define-metric", role=Role.ANALYST, methods=WRITING)
def define(visit: Visit) -> HttpResponse:
    """Add a metric of the organisation's own; who comes back is led to the list."""
    if visit.request.method != "POST":
        return visit.go("metrics")
    form = OwnMetricForm(visit.request.POST)
    if form.is_valid():
        entry = form.entry(form.cleaned_data.pop("metric"))
        try:
            told = define_metric(visit.workspace(), entry, by=visit.member.email)
        except (FaultyInputError, ConflictError) as faulty:
            _tell(form, faulty)
        else:
            visit.say(_("{0} was defined.").format(told.name))
            return visit.go("metric", told.metric)
    return _list(visit, form, status=422)


@page("metrics/<slug:metric>/", name="metric")
def metric(visit: Visit, metric: str) -> HttpResponse:
    """Show what a metric is, week by week, and where it is used."""
    found = catalogue_of(visit.workspace()).get(metric)
    return _show(visit, found, change_form(found))


@page("metrics/<slug:metric>/change/", name="change-metric", role=Role.ANALYST, methods=WRITING)
def change(visit: Visit, metric: str) -> HttpResponse:
    """Keep another version of a metric; what is faulty is shown again."""
    workspace = visit.workspace()
    found = catalogue_of(workspace).get(metric)
    if visit.request.method != "POST":
        return visit.go("metric", metric)
    form = change_form(found, visit.request.POST)
    if form.is_valid():
        try:
            told = change_definition(workspace, form.entry(metric), by=visit.member.email)
        except (FaultyInputError, ConflictError) as faulty:
            _tell(form, faulty)
        else:
            visit.say(_("{0} has another version now.").format(told.name))
            return visit.go("metric", metric)
    return _show(visit, found, form, status=422)


@page(
    "metrics/<slug:metric>/withdraw/<int:version>/",
    name="withdraw-metric",
    role=Role.ANALYST,
    methods=("POST",),
)
def withdraw(visit: Visit, metric: str, version: int) -> HttpResponse:
    """Take the newest version out again, while nothing rests on it."""
    workspace = visit.workspace()
    try:
        withdraw_definition(workspace, f"{metric}@{version}", by=visit.member.email)
    except RefusedQuestionError as refused:
        visit.say(f"{refused.reason} {refused.instead}")
    else:
        visit.say(_("Version {0} was withdrawn.").format(version))
    is_there = metric in catalogue_of(workspace)
    at = reverse("metric", args=[metric]) if is_there else reverse("metrics")
    return HttpResponseRedirect(at)


def _list(visit: Visit, form: OwnMetricForm, *, status: int = 200) -> HttpResponse:
    workspace, title = visit.workspace(), _("Metrics")
    context = {
        "title": title,
        "crumbs": [(_("KPIs and metrics"), reverse("kpis")), (title, "")],
        "families": family_rows(catalogue_of(workspace), workspace.plans.adopted()),
        "form": form,
        "may_define": visit.may(Role.ANALYST),
        "is_open": bool(form.errors),
    }
    return visit.render("pages/metrics.html", context, status=status)


def _show(visit: Visit, found: Metric, form: DefinitionForm, *, status: int = 200) -> HttpResponse:
    workspace, looked = visit.workspace(), look_at_plan(visit)
    known = catalogue_of(workspace)
    told = describe_metric(workspace, found.id, plan=looked.plan if looked else None)
    weeks = weeks_of_metric(workspace, found.id, on=workspace.today, week_count=WEEKS)
    context = {
        "title": told.metric.name,
        "crumbs": [
            (_("KPIs and metrics"), reverse("kpis")),
            (_("Metrics"), reverse("metrics")),
            (told.metric.name, ""),
        ],
        "told": told,
        "versions": version_rows(told.versions, known),
        "uses": use_rows(told.uses, looked) if looked else [],
        "breaks": break_rows(told.breaks),
        "weeks": week_rows(weeks),
        "form": form,
        "may_change": visit.may(Role.ANALYST) and told.is_changeable,
        "is_open": bool(form.errors),
    }
    return visit.render("pages/metric.html", context, status=status)


def _tell(form: DefinitionForm, faulty: FaultyInputError | ConflictError) -> None:
    """Say beside its field why nothing was kept."""
    if isinstance(faulty, ConflictError):
        form.add_error(None, str(faulty))
        return
    for issue in faulty.issues:
        field = issue.where if issue.where in form.fields else None
        form.add_error(field, f"{issue.what} {issue.remedy}")

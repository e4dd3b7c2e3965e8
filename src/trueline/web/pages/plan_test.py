"""Test planner: what a test would find, tried on the past, before anything is spent."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.usecases.studying.listed_studies import listed_studies
from trueline.web.access import Role
from trueline.web.jobs import enqueue
from trueline.web.page import Menu, page
from trueline.web.stores.jobs import JobOrder, add_job, ask_to_stop, find_job
from trueline.web.stores.study_jobs import PLAN, newest_plans
from trueline.web.studying.planned import planned_shown
from trueline.web.visit import Visit

MENU = Menu(gettext_lazy("Evidence"), gettext_lazy("Test planner"), "calculator", 64, "y")
MOST_PERIODS, MOST_SIZE = 400, 1_000_000


class WishForm(forms.Form):
    """What kind of test is wanted."""

    study = forms.ChoiceField(label=gettext_lazy("Study"))
    periods = forms.IntegerField(
        label=gettext_lazy("Periods that the test runs"),
        required=False,
        min_value=1,
        max_value=MOST_PERIODS,
        help_text=gettext_lazy("Empty for as many as the study had."),
    )
    size = forms.IntegerField(
        label=gettext_lazy("Markets to choose, or members of a trial"),
        required=False,
        min_value=1,
        max_value=MOST_SIZE,
        help_text=gettext_lazy("Empty for those of the study."),
    )
    cost = forms.FloatField(
        label=gettext_lazy("Cost of the test"),
        required=False,
        min_value=0,
        help_text=gettext_lazy("In the study’s currency; says whether the test is worth it."),
    )


@page("evidence/plan/", name="plan-test", menu=MENU)
def planner(visit: Visit) -> HttpResponse:
    """Show the tests that were planned last, and offer to plan another."""
    return _show(visit, _form(visit, None))


@page("evidence/plan/new/", name="new-plan", role=Role.ANALYST, methods=("GET", "HEAD", "POST"))
def new(visit: Visit) -> HttpResponse:
    """Hand a test to the worker to be planned."""
    if visit.request.method != "POST":
        return visit.go("plan-test")
    form = _form(visit, visit.request.POST)
    if not form.is_valid():
        return _show(visit, form, status=422)
    said = form.cleaned_data
    title = dict(form.fields["study"].choices)[said["study"]]  # type: ignore[attr-defined]
    wanted = JobOrder(visit.organisation.slug, PLAN, title[:200], said, visit.member.id)
    enqueue(PLAN, add_job(wanted, now=timezone.now()))
    return visit.go("plan-test")


@page("evidence/plan/<int:number>/stop/", name="stop-plan", role=Role.ANALYST, methods=("POST",))
def stop(visit: Visit, number: int) -> HttpResponse:
    """Ask the worker to stop planning.

    Raises:
        MissingError: There is no such job.
    """
    ask_to_stop(visit.organisation.slug, find_job(visit.organisation.slug, number).id)
    return visit.go("plan-test")


def _form(visit: Visit, given: Any) -> WishForm:  # noqa: ANN401 - Django's mapping
    form = WishForm(given, initial={"study": visit.request.GET.get("study", "")})
    known = [one.registration.study for one in listed_studies(visit.workspace())]
    form.fields["study"].choices = [  # type: ignore[attr-defined]
        (one.id, one.question) for one in known
    ]
    return form


def _show(visit: Visit, form: WishForm, *, status: int = 200) -> HttpResponse:
    title = _("Test planner")
    jobs = newest_plans(visit.organisation.slug)
    context = {
        "title": title,
        "crumbs": [(_("Studies"), "/evidence/"), (title, "")],
        "form": form,
        "has_studies": bool(form.fields["study"].choices),  # type: ignore[attr-defined]
        "plans": [(one, planned_shown(one.result)) for one in jobs],
        "is_under_way": any(one.is_under_way for one in jobs),
        "may_plan": visit.may(Role.ANALYST),
    }
    template = "parts/test_plans.html" if visit.is_fragment else "pages/plan_test.html"
    return visit.render(template, context, status=status)

"""Budget and pauses of a study with a media mix: worked out as jobs, told in words."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.core.errors import MissingError
from trueline.evidence.study import Study
from trueline.usecases.studying.registering import registrations
from trueline.usecases.studying.running import run_of
from trueline.usecases.studying.spending import HORIZON
from trueline.web.access import Role
from trueline.web.jobs import enqueue
from trueline.web.page import page
from trueline.web.stores.jobs import JobOrder, JobRecord, ask_to_stop, find_job
from trueline.web.stores.long_work import newest_work, order_work
from trueline.web.stores.study_jobs import SPEND, newest_study_job
from trueline.web.studying.spent import budget_shown, pauses_shown
from trueline.web.visit import Visit

BUDGET, PAUSES = "budget", "pauses"
POST = ("GET", "HEAD", "POST")
MOST_PERIODS = 520


class BudgetForm(forms.Form):
    """How much is spread."""

    total = forms.FloatField(
        label=gettext_lazy("Spend of a period"),
        required=False,
        min_value=0,
        help_text=gettext_lazy("Empty for as much as it was on average."),
    )


class PausesForm(forms.Form):
    """For how long the answer counts."""

    horizon = forms.IntegerField(
        label=gettext_lazy("Periods of spending that the answer decides"),
        required=False,
        min_value=1,
        max_value=MOST_PERIODS,
        help_text=gettext_lazy("Empty for 52."),
    )


@page("evidence/<slug:study>/budget/", name="study-budget")
def spending(visit: Visit, study: str) -> HttpResponse:
    """Show how the money of a study's channels would be spread, and which to switch off first.

    Raises:
        MissingError: There is no such study, or it has no channels.
    """
    return _show(visit, _study(visit, study))


@page("evidence/<slug:study>/budget/new/", name="spend-study", role=Role.ANALYST, methods=POST)
def new(visit: Visit, study: str) -> HttpResponse:
    """Hand the budget or the pauses of a study to the worker.

    Raises:
        MissingError: There is no such study, or it has no channels.
    """
    known = _study(visit, study)
    if visit.request.method != "POST":
        return visit.go("study-budget", study)
    if not _was_run(visit, study):
        visit.say(_("The study was not run yet; run it first."))
        return visit.go("study-budget", study)
    act = PAUSES if visit.request.POST.get("act") == PAUSES else BUDGET
    form = (PausesForm if act == PAUSES else BudgetForm)(visit.request.POST)
    if not form.is_valid():
        return _show(visit, known, {act: form}, status=422)
    title = _("Pauses") if act == PAUSES else _("Budget")
    said = {"study": study, "act": act}
    order = {**said, **form.cleaned_data}
    wanted = JobOrder(visit.organisation.slug, SPEND, title, order, visit.member.id)
    number = order_work(wanted, said, now=timezone.now())
    if number is None:
        visit.say(_("It runs already."))
    else:
        enqueue(SPEND, number)
    return visit.go("study-budget", study)


@page(
    "evidence/<slug:study>/budget/<int:number>/stop/",
    name="stop-spending",
    role=Role.ANALYST,
    methods=("POST",),
)
def stop(visit: Visit, study: str, number: int) -> HttpResponse:
    """Ask the worker to stop; nothing of it is kept.

    Raises:
        MissingError: There is no such job.
    """
    ask_to_stop(visit.organisation.slug, find_job(visit.organisation.slug, number).id)
    return visit.go("study-budget", study)


def _study(visit: Visit, name: str) -> Study:
    known = registrations(visit.workspace(), name)
    if not known:
        raise MissingError(_("No study of this name was registered here."))
    if not known[-1].study.columns.media:
        raise MissingError(_("This study asks of no channels’ spend."))
    return known[-1].study


def _was_run(visit: Visit, study: str) -> bool:
    try:
        run_of(visit.workspace(), study)
    except MissingError:
        return False
    return True


def _show(
    visit: Visit, study: Study, given: dict[str, forms.Form] | None = None, *, status: int = 200
) -> HttpResponse:
    owner, title = visit.organisation.slug, _("Budget and pauses")
    said = [newest_work(owner, SPEND, {"study": study.id, "act": act}) for act in (PAUSES, BUDGET)]
    pauses, budget = said
    asked: dict[str, forms.Form] = {BUDGET: BudgetForm(), PAUSES: PausesForm(), **(given or {})}
    run = newest_study_job(owner, study.id)
    context: dict[str, Any] = {
        "title": title,
        "crumbs": [
            (_("Studies"), "/evidence/"),
            (study.tactic_name or study.id, f"/evidence/{study.id}/"),
            (title, ""),
        ],
        "study": study,
        "jobs": [one for one in said if one is not None and (one.is_under_way or not _told(one))],
        "is_under_way": any(one is not None and one.is_under_way for one in said),
        "was_run": _was_run(visit, study.id),
        "is_running": run is not None and run.is_under_way,
        "pauses": pauses_shown(pauses.result) if pauses else None,
        "budget": budget_shown(budget.result) if budget else None,
        "pauses_form": asked[PAUSES],
        "budget_form": asked[BUDGET],
        "horizon": (pauses.order.get("horizon") or HORIZON) if pauses else HORIZON,
        "may_plan": visit.may(Role.ANALYST),
    }
    template = "parts/spending_jobs.html" if visit.is_fragment else "pages/spending.html"
    return visit.render(template, context, status=status)


def _told(job: JobRecord) -> bool:
    return job.result is not None and "planned" in job.result

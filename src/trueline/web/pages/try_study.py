"""Trying a study that is being asked on the past: what it would find, before it is locked."""

from django.http import HttpResponse
from django.utils import timezone

from trueline.web.access import Role
from trueline.web.jobs import enqueue
from trueline.web.page import page
from trueline.web.stores.jobs import JobOrder, ask_to_stop
from trueline.web.stores.long_work import newest_work, order_work
from trueline.web.stores.study_jobs import (
    PLAN,
    change_study_draft,
    find_study_draft,
)
from trueline.web.studying.ledger_forms import PowerForm
from trueline.web.visit import Visit

BOTH = ("GET", "HEAD", "POST")
STEP = "?step=power"


@page("evidence/new/<int:number>/try/", name="try-study", role=Role.ANALYST, methods=BOTH)
def try_it(visit: Visit, number: int) -> HttpResponse:
    """Hand a study that is being asked to the worker, to be tried where nothing happened.

    Raises:
        MissingError: There is no such study, or it was registered.
    """
    owner = visit.organisation.slug
    draft, form = find_study_draft(owner, number), PowerForm(visit.request.POST)
    back = visit.go("ask-study", number)
    back["Location"] += STEP
    if visit.request.method != "POST" or not form.is_valid():
        return back
    said = {**draft.order["said"], **form.cleaned_data}
    change_study_draft(
        owner, number, draft.title, {**draft.order, "said": said}, now=timezone.now()
    )
    wish = form.cleaned_data
    order = {
        "draft": number,
        "periods": wish["periods"],
        "size": wish["size"],
        "cost": wish["test_cost"],
    }
    wanted = JobOrder(owner, PLAN, draft.title, order, visit.member.id)
    made = order_work(wanted, {"draft": number}, now=timezone.now())
    if made is not None:
        enqueue(PLAN, made)
    return back


@page(
    "evidence/new/<int:number>/try/stop/", name="stop-trying", role=Role.ANALYST, methods=("POST",)
)
def stop(visit: Visit, number: int) -> HttpResponse:
    """Ask the worker to stop trying; nothing of it is kept.

    Raises:
        MissingError: There is no such study, or it was registered.
    """
    owner = visit.organisation.slug
    job = newest_work(owner, PLAN, {"draft": find_study_draft(owner, number).id})
    if job is not None:
        ask_to_stop(owner, job.id)
    back = visit.go("ask-study", number)
    back["Location"] += STEP
    return back

"""A study: its answer, what each method finds, why its grade, its worth, where it comes from."""

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from trueline.core.errors import MissingError
from trueline.evidence.study import Study
from trueline.usecases.studying.registering import registrations
from trueline.usecases.studying.running import StudyRun, run_of
from trueline.usecases.workspace import Workspace
from trueline.web.access import Role
from trueline.web.days import AsOf, as_of
from trueline.web.deciding.about import decided_by_study
from trueline.web.jobs import enqueue
from trueline.web.page import page
from trueline.web.stores.jobs import JobOrder, ask_to_stop
from trueline.web.stores.study_jobs import RUN, newest_study_job, order_study_job
from trueline.web.studying.shown import provenance, run_shown
from trueline.web.visit import Visit

POST = ("GET", "HEAD", "POST")


@page("evidence/<slug:study>/", name="study")
def study(visit: Visit, study: str) -> HttpResponse:
    """Show a study and what came of it; while it runs, the part that changes asks again by itself.

    Raises:
        MissingError: There is no such study, or no such day.
    """
    then, workspace = as_of(visit), visit.workspace()
    moment = then.moment if then else None
    known = registrations(workspace, study, as_of=moment)
    if not known:
        raise MissingError(_("No study of this name was registered here."))
    job = None if then else newest_study_job(visit.organisation.slug, study)
    context: dict[str, Any] = {
        "title": known[-1].study.question,
        "study": known[-1].study,
        "crumbs": [(_("Studies"), "/evidence/"), (_name(known[-1].study), "")],
        "as_of": then,
        "registration": known[-1],
        "registrations": known,
        "job": job,
        "is_part": visit.is_fragment,
        "may_run": visit.may(Role.ANALYST) and not then,
        "may_decide": visit.may(Role.APPROVER) and not then,
        "decided": decided_by_study(visit, workspace, None, study, then),
        **_run(workspace, study, then),
    }
    if visit.is_fragment:
        return visit.render("parts/study_job.html", context)
    return visit.render("pages/study.html", context)


@page("evidence/<slug:study>/run/", name="run-study", role=Role.ANALYST, methods=POST)
def run(visit: Visit, study: str) -> HttpResponse:
    """Hand a registered study to the worker.

    Raises:
        MissingError: There is no such study.
    """
    return _begin(visit, study, "run")


@page("evidence/<slug:study>/replay/", name="replay-study", role=Role.ANALYST, methods=POST)
def replay(visit: Visit, study: str) -> HttpResponse:
    """Have the newest run made again from its kept rows, to see whether it comes out the same.

    Raises:
        MissingError: There is no such study.
    """
    return _begin(visit, study, "replay")


@page("evidence/<slug:study>/stop/", name="stop-study", role=Role.ANALYST, methods=("POST",))
def stop(visit: Visit, study: str) -> HttpResponse:
    """Ask the worker to stop; nothing of the run is kept.

    Raises:
        MissingError: The study was never run.
    """
    job = newest_study_job(visit.organisation.slug, study)
    if job is None:
        raise MissingError(_("This study does not run."))
    ask_to_stop(visit.organisation.slug, job.id)
    return visit.go("study", study)


def _begin(visit: Visit, study: str, act: str) -> HttpResponse:
    if visit.request.method != "POST":
        return visit.go("study", study)
    known = registrations(visit.workspace(), study)
    if not known:
        raise MissingError(_("No study of this name was registered here."))
    order = JobOrder(
        visit.organisation.slug,
        RUN,
        known[-1].study.question[:200],
        {"study": study, "act": act},
        visit.member.id,
    )
    number = order_study_job(order, now=timezone.now())
    if number is None:
        visit.say(_("It runs already."))
    else:
        enqueue(RUN, number)
    return visit.go("study", study)


def _run(workspace: Workspace, study: str, then: AsOf | None) -> dict[str, Any]:
    found = _newest(workspace, study, then)
    if found is None:
        return {"run": None, "shown": None}
    adopted = workspace.plans.adopted()
    registration = found.results.registration
    shown = run_shown(found, adopted.plan if adopted else None)
    return {
        "run": found,
        "shown": shown,
        "provenance": provenance(found, registration) if registration else (),
        "changed": registration.chosen_after_looking if registration else (),
    }


def _newest(workspace: Workspace, study: str, then: AsOf | None) -> StudyRun | None:
    try:
        return run_of(workspace, study, as_of=then.moment if then else None)
    except MissingError:
        return None


def _name(study: Study) -> str:
    return study.tactic_name or study.id

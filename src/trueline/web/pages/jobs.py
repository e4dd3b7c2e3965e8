"""A job's row, as it goes on, and its Stop."""

from django.http import HttpResponse
from django.utils import timezone

from trueline.web.access import Role
from trueline.web.imported import imported
from trueline.web.page import page
from trueline.web.stores.jobs import JobRecord, ask_to_stop, find_job
from trueline.web.visit import Visit

SECONDS_BEFORE_GUESS = 2


@page("data/jobs/<int:number>/", name="job")
def job(visit: Visit, number: int) -> HttpResponse:
    """Give the row of a job; while it is under way the row asks again by itself.

    With the row of one that ended comes what is imported now, to take the place of what was.
    """
    found = find_job(visit.organisation.slug, number)
    if not visit.is_fragment:
        return visit.go("data")
    context = {
        "job": found,
        "seconds_left": seconds_left(found),
        "may_import": visit.may(Role.ANALYST),
    }
    if found.is_under_way:
        return visit.render("parts/job.html", context)
    return visit.render("parts/job_ended.html", {**context, **imported(visit), "swapped_in": True})


@page("data/jobs/<int:number>/stop/", name="stop-job", role=Role.ANALYST, methods=("POST",))
def stop_job(visit: Visit, number: int) -> HttpResponse:
    """Ask a job to stop; nothing of it is kept."""
    ask_to_stop(visit.organisation.slug, number)
    return visit.go("data")


def seconds_left(job: JobRecord) -> int | None:
    """Guess how long a job still takes, from how long it took so far; None when too early."""
    if job.started_at is None or not job.total or not job.done:
        return None
    spent = (timezone.now() - job.started_at).total_seconds()
    if spent < SECONDS_BEFORE_GUESS:
        return None
    return max(0, round(spent / job.done * (job.total - job.done)))

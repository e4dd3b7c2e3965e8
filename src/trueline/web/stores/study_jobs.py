"""Long work on studies: the newest job of a study, and drafts of studies that are being asked."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from trueline.core.errors import MissingError
from trueline.web.models import Job
from trueline.web.stores.jobs import JobOrder, JobRecord, JobState, add_job, job_record
from trueline.web.stores.long_work import newest_work, order_work

RUN, PLAN, DRAFT = "run_study", "plan_study", "ask_study"
SPEND, SCREEN = "spend_study", "screen_plan"
PLANS_SHOWN = 5


def newest_study_job(organisation: str, study: str) -> JobRecord | None:
    """Give the newest job that runs a study; None before the first."""
    return newest_work(organisation, RUN, {"study": study})


def newest_plans(organisation: str) -> tuple[JobRecord, ...]:
    """Give the newest jobs that plan tests, newest first."""
    own = Job.objects.filter(organisation__slug=organisation, kind=PLAN)
    rows = own.select_related("by").order_by("-pk")[:PLANS_SHOWN]
    return tuple(map(job_record, rows))


def order_study_job(wanted: JobOrder, *, now: datetime) -> int | None:
    """Keep a new job of a study and give its id; None while one is under way already."""
    return order_work(wanted, {"study": str(wanted.order["study"])}, now=now)


def add_study_draft(wanted: JobOrder, *, now: datetime) -> int:
    """Keep a study that somebody begins to ask, and give its number."""
    return add_job(wanted, now=now, state=JobState.DRAFT)


def find_study_draft(organisation: str, number: int) -> JobRecord:
    """Give a study that is being asked.

    Raises:
        MissingError: There is none under this number, or it was registered.
    """
    row = _drafts(organisation).select_related("by").filter(pk=number).first()
    if row is None:
        raise MissingError(f"There is no study that is being asked under {number}.")
    return job_record(row)


def study_drafts(organisation: str) -> tuple[JobRecord, ...]:
    """Give every study that is being asked, newest first."""
    return tuple(map(job_record, _drafts(organisation).select_related("by").order_by("-pk")))


def change_study_draft(
    organisation: str, number: int, title: str, order: Mapping[str, Any], *, now: datetime
) -> None:
    """Keep what was said of a study that is being asked; it is as new as its newest answer."""
    _drafts(organisation).filter(pk=number).update(
        title=title[:200], order=dict(order), asked_at=now
    )


def remove_study_draft(organisation: str, number: int) -> None:
    """Remove a study that was being asked; it is no fault if it is gone."""
    _drafts(organisation).filter(pk=number).delete()


def _drafts(organisation: str) -> Any:  # noqa: ANN401 - Django's query of jobs
    return Job.objects.filter(
        organisation__slug=organisation, kind=DRAFT, state=JobState.DRAFT.value
    )

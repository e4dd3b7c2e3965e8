"""How the files of a drop go on: what its worker reads and writes down."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from trueline.web.models import Job
from trueline.web.stores.jobs import JobOrder, JobRecord, JobState, job_record


def files_in(drop: int, state: JobState) -> tuple[JobRecord, ...]:
    """Give the files of a drop that are in a state, in the order in which they came."""
    rows = Job.objects.filter(drop=drop, state=state.value).select_related("by")
    return tuple(job_record(row) for row in rows.order_by("pk"))


def begin_file(number: int, *, total: int | None, now: datetime) -> bool:
    """Take a file up; false when it was forgotten meanwhile.

    Args:
        number: Its job.
        total: Rows in it, about; None when that cannot be said.
        now: When.
    """
    row = Job.objects.filter(pk=number)
    running = JobState.RUNNING.value
    return bool(row.update(state=running, step="", done=0, total=total, started_at=now))


def put_back(number: int, result: Mapping[str, Any] | None) -> None:
    """Let a file wait for a person's word, with what importing it would do."""
    waiting = {"state": JobState.DRAFT.value, "step": "", "started_at": None}
    Job.objects.filter(pk=number).update(**waiting, result=result)


def order_file(number: int, order: Mapping[str, Any]) -> None:
    """Write down what the worker found out about a file before it was looked through."""
    Job.objects.filter(pk=number).update(order=dict(order))


def put_in_place(number: int, files: tuple[JobOrder, ...]) -> None:
    """Put the files of an archive in its place."""
    archive = Job.objects.get(pk=number)
    Job.objects.bulk_create(
        Job(
            organisation_id=archive.organisation_id,
            drop_id=archive.drop_id,
            kind=one.kind,
            title=one.title,
            order=dict(one.order),
            by_id=archive.by_id,
            state=JobState.DRAFT.value,
            asked_at=archive.asked_at,
        )
        for one in files
    )
    archive.delete()

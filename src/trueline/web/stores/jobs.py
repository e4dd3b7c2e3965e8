"""Jobs: rows of ``Job`` to records and back, as pages see them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from trueline.core.errors import MissingError
from trueline.web.models import Job, Organisation


class JobState(StrEnum):
    """Where a job is."""

    DRAFT = "draft"  # waits for a person's word
    WAITING = "waiting"
    RUNNING = "running"
    FINISHED = "finished"
    SET_ASIDE = "finished with rows set aside"
    STOPPED = "stopped"
    FAILED = "failed"


DROP_KINDS = ("preview_drop", "import_drop", "undo_drop")
"""Kinds of jobs that go through the files of a drop, one after the other."""
UNDER_WAY = (JobState.WAITING, JobState.RUNNING)


@dataclass(frozen=True, slots=True)
class JobRecord:
    """One piece of long work.

    Attributes:
        id: Of the row.
        kind: Name of the file in ``web.jobs`` that does it.
        title: For people.
        state: Where it is.
        by: E-mail address of who asked; empty when they left.
        order: What was asked for.
        step: What it is doing, in words.
        done: Rows done.
        total: Rows in all, estimated; None when that cannot be said.
        stop_asked: Whether someone asked it to stop.
        result: What came of it, or would; None before that is known.
        asked_at: When it was asked for.
        started_at: None before it began.
        finished_at: None before the end.
    """

    id: int
    kind: str
    title: str
    state: JobState
    by: str
    order: Mapping[str, Any]
    step: str
    done: int
    total: int | None
    stop_asked: bool
    result: Mapping[str, Any] | None
    asked_at: datetime
    started_at: datetime | None
    finished_at: datetime | None

    @property
    def is_under_way(self) -> bool:
        """Say whether it will still change by itself."""
        return self.state in UNDER_WAY


@dataclass(frozen=True, slots=True)
class JobOrder:
    """What a new job is to be.

    Attributes:
        organisation: Slug.
        kind: Name of the file in ``web.jobs``.
        title: For people.
        order: JSON-like; what the job needs to know.
        person: Id of who asks; None when they left.
        drop: Id of the job that goes through the file with all that came with it; None for none.
    """

    organisation: str
    kind: str
    title: str
    order: Mapping[str, Any]
    person: int | None
    drop: int | None = None


def add_job(
    wanted: JobOrder,
    *,
    now: datetime,
    state: JobState = JobState.WAITING,
    result: Mapping[str, Any] | None = None,
) -> int:
    """Keep a new job and give its id."""
    row = Job.objects.create(
        organisation=Organisation.objects.get(slug=wanted.organisation),
        kind=wanted.kind,
        title=wanted.title,
        order=dict(wanted.order),
        by_id=wanted.person,
        drop_id=wanted.drop,
        state=state.value,
        result=result,
        asked_at=now,
        finished_at=now if state is JobState.FAILED else None,
    )
    return row.pk


def find_job(organisation: str, number: int) -> JobRecord:
    """Give one job.

    Raises:
        MissingError: The organisation has no such job.
    """
    return job_record(_own(organisation, number))


def ask_to_stop(organisation: str, number: int) -> None:
    """Ask a job to stop; one that has not begun never will.

    Raises:
        MissingError: The organisation has no such job.
    """
    row = _own(organisation, number)
    Job.objects.filter(pk=row.pk, finished_at=None).update(stop_asked=True)


def _own(organisation: str, number: int) -> Job:
    own = Job.objects.filter(organisation__slug=organisation, pk=number)
    row = own.select_related("by").first()
    if row is None:
        raise MissingError(f"There is no job {number} in this organisation.")
    return row


def job_record(row: Job) -> JobRecord:
    """Turn a row into a record."""
    return JobRecord(
        id=row.pk,
        kind=row.kind,
        title=row.title,
        state=JobState(row.state),
        by=row.by.email if row.by else "",
        order=row.order,
        step=row.step,
        done=row.done,
        total=row.total,
        stop_asked=row.stop_asked,
        result=row.result,
        asked_at=row.asked_at,
        started_at=row.started_at,
        finished_at=row.finished_at,
    )

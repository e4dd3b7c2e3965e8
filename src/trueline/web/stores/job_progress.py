"""How a job goes on: what its worker writes down."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from trueline.web.models import Job
from trueline.web.stores.jobs import DROP_KINDS, JobState
from trueline.web.stores.kept_files import uploads_of


@dataclass(frozen=True, slots=True)
class Ordered:
    """What a worker must know of a job.

    Attributes:
        organisation: Slug.
        by: E-mail address of who asked; empty when they left.
        order: What was asked for.
        stop_asked: Whether it was told to stop before it began.
    """

    organisation: str
    by: str
    order: Mapping[str, Any]
    stop_asked: bool


def begin(number: int, *, now: datetime) -> Ordered | None:
    """Take a waiting job up; None when it is gone or was taken up before."""
    waiting = Job.objects.filter(pk=number, state=JobState.WAITING.value)
    if not waiting.update(state=JobState.RUNNING.value, started_at=now):
        return None
    row = Job.objects.select_related("organisation", "by").get(pk=number)
    by = row.by.email if row.by else ""
    return Ordered(row.organisation.slug, by, row.order, row.stop_asked)


def expect(number: int, total: int | None) -> None:
    """Write down how many rows there are about; None when that cannot be said."""
    _row(number).update(total=total)


def advance(number: int, *, step: str, done: int) -> bool:
    """Write down how far it is, and say whether someone asked it to stop."""
    _row(number).update(step=step[:200], done=done)
    return not _row(number).filter(stop_asked=False).exists()


def finish(
    number: int, state: JobState, *, now: datetime, result: Mapping[str, Any] | None = None
) -> None:
    """Write down how it ended."""
    _row(number).update(state=state.value, result=result, finished_at=now, step="")


def fail_orphans(*, now: datetime, result: Mapping[str, Any]) -> tuple[str, ...]:
    """End what ran when its worker died, and give the files that it was about.

    The file in work fails; the drop it came with waits to go on without it. Only right while no
    worker runs. Waiting jobs are left: a worker takes them up.
    """
    with transaction.atomic():
        running = Job.objects.filter(state=JobState.RUNNING.value)
        files = uploads_of(running)
        in_work = running.exclude(kind__in=DROP_KINDS)
        in_work.update(state=JobState.FAILED.value, result=dict(result), finished_at=now)
        running.update(state=JobState.WAITING.value, started_at=None)
    return files


def waiting_jobs() -> tuple[tuple[str, int], ...]:
    """Give kind and id of every job that waits to begin, oldest first.

    Files that came in a drop are not among them: the drop goes through them.
    """
    waiting = Job.objects.filter(state=JobState.WAITING.value, drop=None).order_by("pk")
    return tuple(waiting.values_list("kind", "pk"))


def _row(number: int) -> QuerySet[Job]:
    return Job.objects.filter(pk=number)

"""Drops: files that were brought together, and the job that goes through them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from trueline.core.errors import MissingError
from trueline.web.models import Job
from trueline.web.stores.jobs import (
    DROP_KINDS,
    JobOrder,
    JobRecord,
    JobState,
    add_job,
    job_record,
)
from trueline.web.stores.kept_files import uploads_of

SHOWN = 8
RESTING = (JobState.DRAFT.value, JobState.FINISHED.value)


@dataclass(frozen=True, slots=True)
class DropRecord:
    """Files that were brought together.

    Attributes:
        job: Goes through them; a draft while it waits for a person.
        files: One job each, in the order in which they came.
    """

    job: JobRecord
    files: tuple[JobRecord, ...]


def add_drop(wanted: JobOrder, files: Iterable[JobOrder], *, now: datetime) -> int:
    """Keep a new drop with its files, and give its id; it waits for the worker."""
    with transaction.atomic():
        number = add_job(wanted, now=now)
        for one in files:
            add_job(replace(one, drop=number), now=now, state=JobState.DRAFT)
    return number


def find_drop(organisation: str, number: int) -> DropRecord:
    """Give one drop with its files.

    Raises:
        MissingError: The organisation has no such drop.
    """
    row = _drops(organisation).select_related("by").filter(pk=number).first()
    if row is None:
        raise _missing(number)
    return _records([row])[0]


def newest_drops(organisation: str) -> tuple[DropRecord, ...]:
    """Give all drops that are not over, and the newest of those that are; newest first."""
    own = _drops(organisation)
    over = own.exclude(finished_at=None).order_by("-finished_at").values("pk")
    shown = own.filter(Q(finished_at=None) | Q(pk__in=over[:SHOWN])).select_related("by")
    return _records(shown.order_by("-pk"))


def hand_over(
    organisation: str, number: int, kind: str, files: Collection[int] | None = None
) -> None:
    """Let the worker go through a drop that rests.

    Args:
        organisation: Slug.
        number: Id of the drop.
        kind: What to do with the files.
        files: Ids of those that it is to be done with; None when the worker finds them itself.

    Raises:
        MissingError: The organisation has no such drop, or it does not rest, or none of the
            files waits any more.
    """
    with transaction.atomic():
        row = _drops(organisation).filter(pk=number, state__in=RESTING)
        values = {"state": JobState.WAITING.value, "kind": kind, "done": 0, "total": None}
        cleared = {"stop_asked": False, "started_at": None, "finished_at": None, "result": None}
        if not row.update(**values, **cleared):
            raise _missing(number)
        chosen = _waiting(number).filter(pk__in=files or ())
        if files is not None and not chosen.update(state=JobState.WAITING.value):
            raise _missing(number)


def say_of_file(drop: int, number: int, said: Mapping[str, Any]) -> None:
    """Keep what a person said of a file that waits; what was worked out without it goes.

    Raises:
        MissingError: The drop has no such file that waits.
    """
    row = _waiting(drop).filter(pk=number).first()
    if row is None:
        raise _missing(number)
    _waiting(drop).filter(pk=number).update(order={**row.order, "said": dict(said)}, result=None)


def forget_files(
    organisation: str, number: int, files: Collection[int] | None, *, now: datetime
) -> tuple[str, ...]:
    """Remove files that wait, and give their keys; a drop that has none left goes or is over.

    Args:
        organisation: Slug.
        number: Id of the drop.
        files: Ids; None for all that wait.
        now: When.

    Raises:
        MissingError: The organisation has no such drop, or it is under way.
    """
    with transaction.atomic():
        drop = _drops(organisation).filter(pk=number, state__in=RESTING).first()
        if drop is None:
            raise _missing(number)
        waiting = _waiting(number)
        gone = waiting if files is None else waiting.filter(pk__in=files)
        keys = uploads_of(gone)
        gone.delete()
        settle_drop(number, now=now)
    return keys


def settle_drop(number: int, *, now: datetime, result: Mapping[str, Any] | None = None) -> None:
    """Let a drop rest: it waits for a person, or is over when no file waits; empty ones go."""
    files = Job.objects.filter(drop=number)
    if not files.exists():
        Job.objects.filter(pk=number).delete()
        return
    files.filter(state=JobState.WAITING.value).update(state=JobState.DRAFT.value)
    is_open = files.filter(state=JobState.DRAFT.value).exists()
    Job.objects.filter(pk=number).update(
        state=(JobState.DRAFT if is_open else JobState.FINISHED).value,
        finished_at=None if is_open else now,
        result=result,
        step="",
    )


def _records(rows: Iterable[Job]) -> tuple[DropRecord, ...]:
    found = list(rows)
    files: dict[int | None, list[JobRecord]] = defaultdict(list)
    children = Job.objects.filter(drop__in=[one.pk for one in found]).select_related("by")
    for row in children.order_by("pk"):
        files[row.drop_id].append(job_record(row))
    return tuple(DropRecord(job_record(one), tuple(files[one.pk])) for one in found)


def _drops(organisation: str) -> QuerySet[Job]:
    return Job.objects.filter(organisation__slug=organisation, drop=None, kind__in=DROP_KINDS)


def _waiting(drop: int) -> QuerySet[Job]:
    return Job.objects.filter(drop=drop, state=JobState.DRAFT.value)


def _missing(number: int) -> MissingError:
    return MissingError(f"There is nothing under {number} that waits in this organisation.")

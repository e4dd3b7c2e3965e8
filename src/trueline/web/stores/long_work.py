"""Long work of any kind: the newest job that was ordered with the same words, one at a time."""

from collections.abc import Mapping
from datetime import datetime

from trueline.web.models import Job
from trueline.web.stores.jobs import JobOrder, JobRecord, JobState, add_job, job_record


def newest_work(
    organisation: str,
    kind: str,
    said: Mapping[str, str | int],
    *,
    is_done: bool = False,
    until: datetime | None = None,
) -> JobRecord | None:
    """Give the newest job of a kind with these words in its order; None before the first.

    Args:
        organisation: Its slug.
        kind: Of the job.
        said: Words by their keys.
        is_done: Pass over those that are not finished.
        until: Pass over those that ended after this moment; None for no such bound.
    """
    own = Job.objects.filter(organisation__slug=organisation, kind=kind)
    own = own.filter(**{f"order__{key}": word for key, word in said.items()})
    if is_done:
        own = own.filter(state=JobState.FINISHED.value)
    if until is not None:
        own = own.filter(finished_at__lte=until)
    row = own.select_related("by").order_by("-pk").first()
    return None if row is None else job_record(row)


def order_work(wanted: JobOrder, said: Mapping[str, str | int], *, now: datetime) -> int | None:
    """Keep a new job and give its id; None while one with these words is under way already."""
    known = newest_work(wanted.organisation, wanted.kind, said)
    if known is not None and known.is_under_way:
        return None
    return add_job(wanted, now=now)

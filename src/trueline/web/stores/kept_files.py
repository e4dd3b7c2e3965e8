"""Which kept files a job still names, and which were waited for long enough."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from trueline.web.models import Job
from trueline.web.stores.jobs import DROP_KINDS, JobState


def uploads_of(jobs: QuerySet[Job]) -> tuple[str, ...]:
    """Give the keys of the files that jobs are to import."""
    orders = jobs.values_list("order", flat=True)
    return tuple(order["upload"] for order in orders if order.get("upload"))


def named_uploads() -> frozenset[str]:
    """Give the keys of all files that a job will still need."""
    return frozenset(uploads_of(Job.objects.filter(finished_at=None)))


def expire_drafts(*, before: datetime, now: datetime) -> tuple[str, ...]:
    """Remove files that wait since before a moment, and give their keys.

    Args:
        before: Files that came earlier go.
        now: When; drops without further files are over, those without any go too.
    """
    with transaction.atomic():
        late = Job.objects.filter(state=JobState.DRAFT.value, asked_at__lt=before)
        files = late.filter(Q(drop=None) | Q(drop__state=JobState.DRAFT.value))
        drops = late.filter(drop=None, kind__in=DROP_KINDS)
        waiting = files.exclude(pk__in=drops.values("pk"))
        keys = uploads_of(waiting)
        numbers = list(drops.values_list("pk", flat=True))
        waiting.delete()
        own = Job.objects.filter(pk__in=numbers)
        own.filter(files=None).delete()
        own.update(state=JobState.FINISHED.value, finished_at=now)
    return keys

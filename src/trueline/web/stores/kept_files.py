"""Which kept files a job still names, and which were waited for long enough."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from trueline.web.models import Job
from trueline.web.stores.jobs import JobState


def uploads_of(jobs: QuerySet[Job]) -> tuple[str, ...]:
    """Give the keys of the files that jobs are to import."""
    orders = jobs.values_list("order", flat=True)
    return tuple(order["upload"] for order in orders if order.get("upload"))


def named_uploads() -> frozenset[str]:
    """Give the keys of all files that a job will still need."""
    return frozenset(uploads_of(Job.objects.filter(finished_at=None)))


def expire_drafts(*, before: datetime) -> tuple[str, ...]:
    """Remove drafts that were brought before a moment, and give the keys of their files."""
    with transaction.atomic():
        late = Job.objects.filter(state=JobState.DRAFT.value, asked_at__lt=before)
        files = uploads_of(late)
        late.delete()
    return files

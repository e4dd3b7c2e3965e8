"""Reports that the worker issues: the newest jobs, as the library shows them."""

from datetime import datetime, timedelta

from trueline.web.models import Job
from trueline.web.stores.jobs import JobRecord, job_record

ISSUE = "issue_report"
SHOWN = 3
REMEMBERED_FOR = timedelta(hours=1)


def newest_issue_jobs(organisation: str, *, now: datetime) -> tuple[JobRecord, ...]:
    """Give the jobs of the last hour that issue reports, newest first.

    Args:
        organisation: Its slug.
        now: The present moment, in UTC.
    """
    own = Job.objects.filter(
        organisation__slug=organisation, kind=ISSUE, asked_at__gte=now - REMEMBERED_FOR
    )
    return tuple(map(job_record, own.select_related("by").order_by("-pk")[:SHOWN]))

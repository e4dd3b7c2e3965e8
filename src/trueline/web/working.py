"""What the worker does: mends what the one before it left, then takes up jobs one by one."""

import fcntl

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone
from django.utils.translation import gettext as _

from trueline.core.codec import encode
from trueline.core.issue import Issue, Severity
from trueline.web.jobs import enqueue
from trueline.web.stores.job_progress import fail_orphans, waiting_jobs

SECONDS_BETWEEN_JOBS = 0.5


def work() -> None:
    """Take up jobs until told to stop; a second worker of the same home waits for the first."""
    with (settings.TRUELINE_HOME / "worker.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # freed by the system when the process dies
        mend()
        call_command(
            "db_worker",
            interval=SECONDS_BETWEEN_JOBS,
            startup_delay=False,
            verbosity=0,
            reload=False,
        )


def mend() -> None:
    """End jobs whose worker died, and hand out again those that were never begun.

    Only right while no other worker runs. A worker may die after it took a job from the queue
    and before it began it; the queue would never give it out again.
    """
    issue = Issue(
        Severity.BLOCKS,
        "",
        _("Trueline was stopped while this ran; nothing of the file was kept."),
        _("Import the file again."),
    )
    fail_orphans(now=timezone.now(), result={"issues": encode([issue])})
    for kind, number in waiting_jobs():
        enqueue(kind, number)

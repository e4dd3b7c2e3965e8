"""What the worker does: mends what the one before it left, then takes up jobs one by one."""

import os
import signal
import threading
import time

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone
from django.utils.translation import gettext as _

from trueline.core.codec import encode
from trueline.core.issue import Issue, Severity
from trueline.web.database.locks import Held, only_one
from trueline.web.digests import keep_sending
from trueline.web.jobs import enqueue
from trueline.web.report_sending import keep_sending_reports
from trueline.web.stores.job_progress import fail_orphans, waiting_jobs
from trueline.web.tidying import keep_tidy, tidy
from trueline.web.uploads import forget_upload

SECONDS_BETWEEN_JOBS = 0.5
SECONDS_BETWEEN_LOOKS = 15.0


def work() -> None:
    """Take up jobs until told to stop; a second worker of the same jobs waits for the first."""
    with only_one("worker", settings.TRUELINE_HOME / "worker.lock") as is_held:
        threading.Thread(target=_end_without, args=(is_held,), daemon=True).start()
        mend()
        threading.Thread(target=keep_tidy, name="keep-tidy", daemon=True).start()
        threading.Thread(target=keep_sending, name="keep-sending", daemon=True).start()
        threading.Thread(target=keep_sending_reports, name="keep-reporting", daemon=True).start()
        call_command(
            "db_worker",
            interval=SECONDS_BETWEEN_JOBS,
            startup_delay=False,
            verbosity=0,
            reload=False,
        )


def _end_without(is_held: Held) -> None:
    """End this process once others may work too; it is started anew and waits for its turn."""
    while is_held():
        time.sleep(SECONDS_BETWEEN_LOOKS)
    os.kill(os.getpid(), signal.SIGTERM)


def mend() -> None:
    """End jobs whose worker died, forget their files, and hand out those never begun again.

    Only right while no other worker runs. A worker may die after it took a job from the queue
    and before it began it; the queue would never give it out again.
    """
    issue = Issue(
        Severity.BLOCKS,
        "",
        _("Trueline was stopped while this ran; nothing of the file was kept."),
        _("Import the file again."),
    )
    for key in fail_orphans(now=timezone.now(), result={"issues": encode([issue])}):
        forget_upload(key)
    tidy(timezone.now())
    for kind, number in waiting_jobs():
        enqueue(kind, number)

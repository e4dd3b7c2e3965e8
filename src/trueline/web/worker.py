"""The process that runs jobs: ``python -m trueline.web.worker``, started by the server.

It ends by itself when the server is gone, so that no two of them are left behind.
"""

import os
import signal
import threading
import time

import django
from django.core.management import call_command

SECONDS_BETWEEN_LOOKS = 1.0


def work() -> None:
    """Take up jobs, one after the other, until told to stop."""
    from django.utils import timezone  # noqa: PLC0415 - needs Django set up
    from django.utils.translation import gettext as _  # noqa: PLC0415

    from trueline.core.codec import encode  # noqa: PLC0415
    from trueline.core.issue import Issue, Severity  # noqa: PLC0415
    from trueline.web.stores.job_progress import fail_orphans  # noqa: PLC0415

    issue = Issue(
        Severity.BLOCKS,
        "",
        _("Trueline was stopped while this ran; nothing of the file was kept."),
        _("Import the file again."),
    )
    fail_orphans(now=timezone.now(), result={"issues": encode([issue])})
    call_command("db_worker", interval=0.5, startup_delay=False, verbosity=0, reload=False)


def _follow(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(SECONDS_BETWEEN_LOOKS)
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    threading.Thread(target=_follow, args=(os.getppid(),), daemon=True).start()
    django.setup()
    work()

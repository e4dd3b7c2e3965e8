"""Long work on studies: one job, told how far it is, stopped when asked, its end written down."""

import logging
import secrets
import time
from collections.abc import Callable, Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from trueline.core.codec import encode
from trueline.core.errors import FaultyInputError, StoppedError, TruelineError
from trueline.core.issue import Issue, Severity
from trueline.web.stores.job_progress import Ordered, advance, begin, finish
from trueline.web.stores.jobs import JobState

SECONDS_BETWEEN_WORDS = 0.3
LOGGER = logging.getLogger("trueline.web")
Tell = Callable[[str, int], None]
"""Called with a step in words and how much is done; raises StoppedError to stop."""


def work_on(number: int, work: Callable[[Ordered, Tell], Mapping[str, Any]]) -> None:
    """Do the work of a job and write down how it ended; nothing else is kept of what failed.

    Args:
        number: Id of the job.
        work: Does it, and gives what came of it.
    """
    ordered = begin(number, now=timezone.now())
    if ordered is None:
        return
    state, result = JobState.FAILED, None
    try:
        tell = _teller(number)
        tell(_("It begins"), 0)  # stops here what was stopped before it began
        result = work(ordered, tell)
        state = JobState.FINISHED
    except StoppedError:
        state, result = JobState.STOPPED, {"stopped": True}
    except FaultyInputError as faulty:
        result = {"issues": encode(list(faulty.issues))}
    except TruelineError as refused:
        result = {"issues": encode([Issue(Severity.BLOCKS, "", str(refused), "")])}
    except Exception:
        reference = secrets.token_hex(4)
        LOGGER.exception("Fault %s in job %s", reference, number)
        what = _("Something broke on our side; nothing was kept.")
        remedy = _("Report the number {0}.").format(reference)
        result = {"issues": encode([Issue(Severity.BLOCKS, "", what, remedy)])}
        raise
    finally:
        finish(number, state, now=timezone.now(), result=result)


def _teller(number: int) -> Tell:
    """Give what writes progress down now and then, and stops when somebody asked to."""
    last = ("", 0.0)

    def tell(step: str, done: int) -> None:
        nonlocal last
        now = time.monotonic()
        if step == last[0] and now - last[1] < SECONDS_BETWEEN_WORDS:
            return
        last = (step, now)
        if advance(number, step=step, done=done):
            raise StoppedError(_("It was stopped; nothing was kept."))

    return tell

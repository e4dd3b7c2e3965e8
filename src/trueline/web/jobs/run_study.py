"""Runs a registered study, or replays a run of it, with progress that people may stop."""

import logging
import secrets
import time
from collections.abc import Callable, Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from trueline.core.codec import encode
from trueline.core.errors import FaultyInputError, StoppedError, TruelineError
from trueline.core.issue import Issue, Severity
from trueline.usecases.studying.running import replay_study, run_study
from trueline.web.stores.job_progress import Ordered, advance, begin, finish
from trueline.web.stores.jobs import JobState
from trueline.web.workspaces import workspace_for

KIND = "run_study"
SECONDS_BETWEEN_WORDS = 0.3
LOGGER = logging.getLogger("trueline.web")


@task()
def run(number: int) -> None:
    """Run or replay a study; what came of a run is kept with the study, whole or not at all."""
    ordered = begin(number, now=timezone.now())
    if ordered is None:
        return
    state, result = JobState.FAILED, None
    try:
        result = _done(number, ordered)
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


def _done(number: int, ordered: Ordered) -> Mapping[str, Any]:
    tell = _teller(number)
    if ordered.stop_asked:
        raise StoppedError(_("It was stopped before it began."))
    workspace, study = workspace_for(ordered.organisation), str(ordered.order["study"])
    if ordered.order.get("act") == "replay":
        tell(_("Making the run again"), 0)
        again = replay_study(workspace, study, ordered.order.get("run"))
        return {"replayed": again.run.number, "is_same": again.is_same, "code": again.has_same_code}
    made = run_study(workspace, study, by=ordered.by, progress=tell)
    return {"run": made.number}


def _teller(number: int) -> Callable[[str, int], None]:
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

"""Imports a file that was brought, with progress that people see and may stop."""

import logging
import secrets
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from trueline.core.codec import encode
from trueline.core.errors import StoppedError, TruelineError
from trueline.core.issue import Issue, Severity
from trueline.usecases.import_file import FileResult, ImportOrder, import_file
from trueline.web.stores.job_progress import Ordered, advance, begin, expect, finish
from trueline.web.stores.jobs import JobState
from trueline.web.uploads import forget_upload, upload_path
from trueline.web.workspaces import workspace_for

KIND = "import_file"
LOGGER = logging.getLogger("trueline.web")
SECONDS_BETWEEN_WORDS = 0.5
CHUNK_BYTES = 1 << 20
NOT_LINES = (b"PK", b"\xd0\xcf\x11\xe0")
"""First bytes of archives and old workbooks: their rows cannot be counted beforehand."""


@task()
def run(number: int) -> None:
    """Import the file of a job; what happens is written into the job."""
    ordered = begin(number, now=timezone.now())
    if ordered is None:
        return
    try:
        result = _import(number, ordered)
    except StoppedError:
        finish(number, JobState.STOPPED, now=timezone.now(), result={"issues": []})
    except TruelineError as refused:
        _fail(number, ordered, str(refused), _("Mend it and import the file again."))
    except Exception:
        reference = secrets.token_hex(4)
        LOGGER.exception("Fault %s in job %s", reference, number)
        what = _("Something broke on our side; nothing of the file was kept.")
        _fail(number, ordered, what, _("Report the number {0}.").format(reference))
        raise
    else:
        _conclude(number, result)
    finally:
        forget_upload(ordered.order["upload"])


def _import(number: int, ordered: Ordered) -> FileResult:
    if ordered.stop_asked:
        raise StoppedError(_("The import was stopped before it began."))
    path = upload_path(ordered.order["upload"])
    expect(number, count_lines(path))
    observed_at = ordered.order.get("observed_at")
    order = ImportOrder(
        path=path,
        name=ordered.order["name"],
        account=ordered.order.get("account", ""),
        observed_at=datetime.fromisoformat(observed_at) if observed_at else None,
        by=ordered.by,
    )
    return import_file(workspace_for(ordered.organisation), order, _reporter(number))


def _reporter(number: int) -> Callable[[str, int], None]:
    """Give a function that writes progress down now and then, and stops when asked to."""
    last_said = ("", 0.0)

    def report(step: str, done: int) -> None:
        nonlocal last_said
        now = time.monotonic()
        if step == last_said[0] and now - last_said[1] < SECONDS_BETWEEN_WORDS:
            return
        last_said = (step, now)
        if advance(number, step=step, done=done):
            raise StoppedError(_("The import was stopped; nothing of it was kept."))

    return report


def _conclude(number: int, result: FileResult) -> None:
    if result.batch is None:
        state = JobState.FAILED
    else:
        state = JobState.SET_ASIDE if result.batch.rows.set_aside else JobState.FINISHED
    kept = {
        "revision": result.batch.revision if result.batch else None,
        "rows": encode(result.batch.rows) if result.batch else None,
        "is_repeat": result.is_repeat,
        "issues": encode(result.issues),
    }
    finish(number, state, now=timezone.now(), result=kept)


def _fail(number: int, ordered: Ordered, what: str, remedy: str) -> None:
    issue = Issue(Severity.BLOCKS, ordered.order["name"], what, remedy)
    finish(number, JobState.FAILED, now=timezone.now(), result={"issues": encode([issue])})


def count_lines(path: Path) -> int | None:
    """Give the number of lines of a text file, about; None for one that does not show them."""
    with path.open("rb") as stream:
        if stream.read(4).startswith(NOT_LINES):
            return None
    return sum(chunk.count(b"\n") for chunk in _chunks(path)) or None


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK_BYTES):
            yield chunk

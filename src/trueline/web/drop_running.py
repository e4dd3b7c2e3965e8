"""Goes through the files of a drop, one after the other; one that breaks does not stop the rest."""

import logging
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from trueline.contracts.store import Progress
from trueline.core.codec import encode
from trueline.core.errors import StoppedError, TruelineError
from trueline.core.issue import Issue, Severity
from trueline.usecases.workspace import Workspace
from trueline.web.drop_progress import FileInWork, reporter
from trueline.web.file_report import FileReport, report_of
from trueline.web.stores.drop_progress import begin_file, put_back
from trueline.web.stores.drops import settle_drop
from trueline.web.stores.job_progress import Ordered, advance, begin, expect, finish
from trueline.web.stores.jobs import JobRecord, JobState
from trueline.web.uploads import forget_upload
from trueline.web.workspaces import workspace_for

LOGGER = logging.getLogger("trueline.web")


@dataclass(frozen=True, slots=True)
class DropAtWork:
    """A drop that the worker goes through.

    Attributes:
        number: Its job.
        ordered: What the worker must know of it.
        workspace: Of its organisation.
    """

    number: int
    ordered: Ordered
    workspace: Workspace


OfFile = Callable[[DropAtWork, JobRecord, Progress], None]


def go_through(number: int, each: Callable[[DropAtWork], None]) -> None:
    """Do the work of a drop and let it rest afterwards, however the work ends."""
    ordered = begin(number, now=timezone.now())
    if ordered is None:
        return
    result: Mapping[str, Any] | None = {"stopped": True}
    try:
        if not ordered.stop_asked:
            each(DropAtWork(number, ordered, workspace_for(ordered.organisation)))
            result = None
    except StoppedError:
        LOGGER.info("Job %s was stopped by a person.", number)
    except Exception:
        reference = secrets.token_hex(4)
        LOGGER.exception("Fault %s in job %s", reference, number)
        result = {"issues": [encode(_broken("", reference))]}
        raise
    finally:
        settle_drop(number, now=timezone.now(), result=result)


def each_file(
    work: DropAtWork, files: Sequence[JobRecord], weights: Sequence[int], of_file: OfFile
) -> None:
    """Do the same with each file, writing down how far it is.

    Args:
        work: The drop.
        files: Its files.
        weights: Of each; the share of the time that it may take.
        of_file: What to do; it writes the file's end down itself.

    Raises:
        StoppedError: Someone asked to stop; the file in work waits again.
    """
    expect(work.number, sum(weights) or None)
    before = 0
    for file, weight in zip(files, weights, strict=True):
        if advance(work.number, step="", done=before):
            raise StoppedError(_("It was stopped between two files."))
        _one(work, file, FileInWork(work.number, file.id, before, weight, file.total), of_file)
        before += weight


def fail_file(file: JobRecord, report: FileReport) -> None:
    """Write down that a file cannot be imported, and forget its bytes."""
    now = timezone.now()
    finish(file.id, JobState.FAILED, now=now, result=encode(report))
    forget_upload(file.order["upload"])


def _one(work: DropAtWork, file: JobRecord, at: FileInWork, of_file: OfFile) -> None:
    if not begin_file(file.id, total=file.total, now=timezone.now()):
        return
    try:
        of_file(work, file, reporter(at))
    except StoppedError:
        put_back(file.id, file.result)
        raise
    except TruelineError as refused:
        remedy = _("Mend it and import the file again.")
        _refuse(file, Issue(Severity.BLOCKS, file.title, str(refused), remedy))
    except Exception:  # the other files are not at fault
        reference = secrets.token_hex(4)
        LOGGER.exception("Fault %s in job %s", reference, file.id)
        _refuse(file, _broken(file.title, reference))


def _refuse(file: JobRecord, issue: Issue) -> None:
    known = report_of(file)
    fail_file(file, FileReport(known.recognition if known else None, (issue,)))


def _broken(where: str, reference: str) -> Issue:
    what = _("Something broke on our side; nothing of the file was kept.")
    return Issue(Severity.BLOCKS, where, what, _("Report the number {0}.").format(reference))

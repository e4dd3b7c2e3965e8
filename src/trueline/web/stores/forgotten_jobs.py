"""Takes a person out of jobs: what was asked and said, and files that wait to be imported."""

from contextlib import suppress
from pathlib import Path

from django.db.models import QuerySet
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from trueline.core.errors import MissingError
from trueline.core.forgetting import names_person, without_person
from trueline.core.people_in_text import PersonFinder
from trueline.exports.redaction.person_in_file import is_person_in
from trueline.web.models import Job
from trueline.web.stores.jobs import JobState
from trueline.web.stores.kept_files import named_uploads, uploads_of
from trueline.web.uploads import forget_upload, upload_path, uploads_from_before

WORDS = ("title", "order", "step", "result")


def forget_in_jobs(organisation: str, finder: PersonFinder, *, dry_run: bool) -> tuple[int, int]:
    """Take a person out of the jobs of an organisation.

    Returns:
        How many jobs named the person, and how many waiting files hold them. Such a file goes with
        its job; one whose import is running goes when that ends, and nothing of them comes in.
    """
    own = Job.objects.filter(organisation__slug=organisation)
    waiting = [row for row in own.filter(finished_at=None) if _waits_with(row, finder)]
    named = [
        row
        for row in own.exclude(pk__in=[one.pk for one in waiting])
        if any(names_person(getattr(row, name), finder) for name in WORDS)
    ]
    lost = [key for key in _unnamed_files() if is_person_in(upload_path(key), finder)]
    if not dry_run:
        for key in lost:
            forget_upload(key)
        for row in named:
            for name in WORDS:
                setattr(row, name, without_person(getattr(row, name), finder))
            row.save(update_fields=WORDS)
        _remove(own.filter(pk__in=[one.pk for one in waiting]))
        _forget_faults(finder)
    return len(named), len(waiting) + len(lost)


def _waits_with(row: Job, finder: PersonFinder) -> bool:
    """Say whether a job that has not begun would import the person."""
    if row.state not in (JobState.DRAFT.value, JobState.WAITING.value):
        return False
    return any(is_person_in(path, finder) for path in _files_of(row))


def _files_of(row: Job) -> list[Path]:
    with suppress(MissingError):
        return [upload_path(row.order["upload"])] if row.order.get("upload") else []
    return []


def _unnamed_files() -> frozenset[str]:
    """Give brought files that no job names, such as those of a page that was left."""
    return uploads_from_before(timezone.now()) - named_uploads()


def _remove(jobs: "QuerySet[Job]") -> None:
    files = uploads_of(jobs)
    jobs.delete()
    for key in files:
        forget_upload(key)


def _forget_faults(finder: PersonFinder) -> None:
    """Blank what the queue kept of faults whose words named the person."""
    for row in DBTaskResult.objects.exclude(traceback="").iterator():
        if finder.found_in(row.traceback):
            DBTaskResult.objects.filter(pk=row.pk).update(traceback="")

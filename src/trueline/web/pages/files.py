"""Files that are brought: recognised, answered for, imported or forgotten."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from trueline.contracts.importer import Recognition, Unrecognised
from trueline.core.codec import encode
from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue, Severity
from trueline.usecases.recognise import recognise_file
from trueline.web.access import Role
from trueline.web.jobs import enqueue
from trueline.web.jobs.import_file import KIND
from trueline.web.page import page
from trueline.web.stores.drafts import forget_draft, release_draft
from trueline.web.stores.jobs import JobOrder, JobState, add_job, newest_jobs
from trueline.web.uploads import forget_upload, keep_upload, shown_name, upload_path
from trueline.web.visit import Visit


@page("data/files/", name="bring-files", role=Role.ANALYST, methods=("POST",))
def bring_files(visit: Visit) -> HttpResponse:
    """Keep files that were brought and say what each is; nothing is imported yet."""
    files: MultiValueDict[str, Any] = visit.request.FILES
    brought = files.getlist("files")
    for upload in brought:
        _take(visit, upload)
    if not brought:
        visit.say(_("No file was chosen."))
    return visit.go("data")


@page("data/import/", name="import-files", role=Role.ANALYST, methods=("POST",))
def import_files(visit: Visit) -> HttpResponse:
    """Import every file that waits, with what was answered for it; one without account stays."""
    begun, now = 0, visit.workspace().now()
    for job in newest_jobs(visit.organisation.slug):
        if job.state is not JobState.DRAFT:
            continue
        answers = _answers(visit, job.id, now)
        if job.order["needs_account"] and not answers["account"]:
            continue
        release_draft(visit.organisation.slug, job.id, answers)
        enqueue(job.kind, job.id)
        begun += 1
    if begun:
        visit.say(ngettext("One import began.", "{0} imports began.", begun).format(begun))
    else:
        visit.say(_("Name the account of each file that does not say whose it is."))
    return visit.go("data")


@page("data/files/<int:number>/forget/", name="forget-file", role=Role.ANALYST, methods=("POST",))
def forget_file(visit: Visit, number: int) -> HttpResponse:
    """Forget a file that waits."""
    forget_upload(forget_draft(visit.organisation.slug, number)["upload"])
    return visit.go("data")


def _take(visit: Visit, upload: "UploadedFile[Any]") -> None:
    name, key = shown_name(upload.name), keep_upload(upload)
    try:
        found = recognise_file(upload_path(key), name)
    except FaultyInputError as faulty:
        found = Unrecognised(looks_like="", nearest=(), issues=faulty.issues)
    if isinstance(found, Recognition):
        order = {"recognition": encode(found), "needs_account": not found.states_account}
        _add(visit, name, {**order, "upload": key}, JobState.DRAFT)
        return
    forget_upload(key)
    issues = found.issues or (_unlike(name),)
    result = {"looks_like": found.looks_like, "issues": encode(issues)}
    _add(visit, name, {}, JobState.FAILED, {**result, "nearest": encode(found.nearest)})


def _unlike(name: str) -> Issue:
    return Issue(
        Severity.BLOCKS,
        name,
        _("No importer knows this kind of file."),
        _("Bring the export as the network gave it, unchanged."),
    )


def _add(
    visit: Visit,
    name: str,
    order: Mapping[str, Any],
    state: JobState,
    result: Mapping[str, Any] | None = None,
) -> None:
    wanted = JobOrder(
        organisation=visit.organisation.slug,
        kind=KIND,
        title=name,
        order={"name": name, **order},
        person=visit.member.id,
    )
    add_job(wanted, now=timezone.now(), state=state, result=result)


def _answers(visit: Visit, number: int, now: datetime) -> dict[str, Any]:
    given = visit.request.POST
    made = given.get(f"made-{number}", "").strip()
    return {
        "account": given.get(f"account-{number}", "").strip(),
        "observed_at": _end_of(made, now) if made else None,
    }


def _end_of(made: str, now: datetime) -> str | None:
    """Give the last moment of the day on which an export was made; None for today or later."""
    try:
        moment = datetime.combine(date.fromisoformat(made), time(23, 59, 59), tzinfo=UTC)
    except ValueError:
        return None
    return moment.isoformat() if moment < now else None

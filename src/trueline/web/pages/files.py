"""Files that are brought: recognised, answered for, imported or forgotten."""

import unicodedata
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
from trueline.core.errors import FaultyInputError, MissingError
from trueline.core.issue import Issue, Severity
from trueline.usecases.recognise import recognise_file
from trueline.web.access import Role
from trueline.web.jobs import enqueue
from trueline.web.jobs.import_file import KIND
from trueline.web.page import page
from trueline.web.pages.data import show_data
from trueline.web.stores.drafts import forget_draft, release_draft
from trueline.web.stores.jobs import JobOrder, JobState, add_job, newest_jobs
from trueline.web.uploads import forget_upload, keep_upload, shown_name, upload_path
from trueline.web.visit import Visit
from trueline.web.waiting_files import WaitingFile, waiting_files


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


@page("data/import/", name="import-files", role=Role.ANALYST, methods=("GET", "HEAD", "POST"))
def import_files(visit: Visit) -> HttpResponse:
    """Import the files that the form showed; one with an answer that cannot be taken stays.

    Who comes back to the address of a form that was answered is led to the page.
    """
    if visit.request.method != "POST":
        return visit.go("data")
    given = visit.request.POST
    asked = set(given.getlist("file"))
    kept, begun = [], 0
    for waiting in waiting_files(visit, newest_jobs(visit.organisation.slug)):
        file = waiting.answered(given) if str(waiting.job.id) in asked else waiting
        if str(file.job.id) not in asked or file.fault:
            kept.append(file)
        else:
            begun += _begin(visit, file)
    faulty = sum(bool(file.fault) for file in kept)
    _tell(visit, begun, gone=len(asked) - begun - faulty)
    if not faulty:
        return visit.go("data")
    return show_data(visit, newest_jobs(visit.organisation.slug), kept, status=422)


@page("data/files/<int:number>/forget/", name="forget-file", role=Role.ANALYST, methods=("POST",))
def forget_file(visit: Visit, number: int) -> HttpResponse:
    """Forget a file that waits."""
    try:
        forgotten = forget_draft(visit.organisation.slug, number)
    except MissingError:
        visit.say(_("That file does not wait any more."))
    else:
        forget_upload(forgotten["upload"])
    return visit.go("data")


def _begin(visit: Visit, file: WaitingFile) -> bool:
    """Let an import begin; false when the file was imported or forgotten in between."""
    made = _end_of(file.made, visit.workspace().now()) if file.made else None
    answers = {"account": file.account, "observed_at": made}
    try:
        release_draft(visit.organisation.slug, file.job.id, answers)
    except MissingError:
        return False
    enqueue(file.job.kind, file.job.id)
    return True


def _tell(visit: Visit, begun: int, *, gone: int) -> None:
    if begun:
        visit.say(ngettext("One import began.", "{0} imports began.", begun).format(begun))
    if gone:
        said = ngettext(
            "One file does not wait any more: it was imported or forgotten meanwhile.",
            "{0} files do not wait any more: they were imported or forgotten meanwhile.",
            gone,
        )
        visit.say(said.format(gone))


def _take(visit: Visit, upload: "UploadedFile[Any]") -> None:
    name, key = _printable(shown_name(upload.name)), keep_upload(upload)
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


def _printable(name: str) -> str:
    """Leave out control and direction marks, which can make a name look like another."""
    kept = (one for one in name if not unicodedata.category(one).startswith("C"))
    return "".join(kept).strip() or "file"


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


def _end_of(made: str, now: datetime) -> str | None:
    """Give the last moment of the day on which an export was made; None for today or later."""
    try:
        moment = datetime.combine(date.fromisoformat(made), time(23, 59, 59), tzinfo=UTC)
    except ValueError:
        return None
    return moment.isoformat() if moment < now else None

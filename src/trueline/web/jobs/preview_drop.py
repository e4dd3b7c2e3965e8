"""Looks through files that were brought: what each is, and what importing it would do."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

from django_tasks import task

from trueline.contracts.store import Progress
from trueline.core.codec import encode
from trueline.core.errors import FaultyInputError
from trueline.exports.files.unpacking import Member
from trueline.usecases.preview_import import chosen_for, preview_import
from trueline.usecases.take_apart import take_apart
from trueline.web.drop_progress import count_lines
from trueline.web.drop_running import DropAtWork, each_file, fail_file, go_through
from trueline.web.file_report import report_preview
from trueline.web.said import Said, filled_in, order_of, said_of
from trueline.web.stores.answers import remembered_answers
from trueline.web.stores.drop_progress import files_in, order_file, put_back, put_in_place
from trueline.web.stores.jobs import JobOrder, JobRecord, JobState
from trueline.web.uploads import forget_upload, keep_file, printable_name, upload_path

KIND = "preview_drop"
OF_FILE = "import_file"
"""Kind of the jobs of single files."""


@task()
def run(number: int) -> None:
    """Look through the files of a drop that nobody looked through yet."""
    go_through(number, _look_through)


def _look_through(work: DropAtWork) -> None:
    for file in _unseen(work.number):
        _take_apart(file)
    files = [_counted(file) for file in _unseen(work.number)]
    each_file(work, files, [max(file.order["bytes"], 1) for file in files], _look_at)


def _unseen(drop: int) -> Sequence[JobRecord]:
    return [one for one in files_in(drop, JobState.DRAFT) if one.result is None]


def _counted(file: JobRecord) -> JobRecord:
    path = upload_path(file.order["upload"])
    return replace(
        file, total=count_lines(path), order={**file.order, "bytes": path.stat().st_size}
    )


def _take_apart(file: JobRecord) -> None:
    """Put the files of a packed folder in its place; an archive that is one export stays."""
    if file.order.get("is_taken_apart"):
        return
    order_file(file.id, {**file.order, "is_taken_apart": True})
    with TemporaryDirectory(prefix="trueline-archive-") as folder:
        try:
            members = take_apart(upload_path(file.order["upload"]), file.title, Path(folder))
        except FaultyInputError:
            return  # said when it is looked at
        if members:
            put_in_place(file.id, tuple(_order_of(file, one) for one in members))
            forget_upload(file.order["upload"])


def _order_of(archive: JobRecord, member: Member) -> JobOrder:
    place = PurePosixPath(member.name)
    name = printable_name(place.name)
    order: dict[str, Any] = {
        "name": name,
        "folder": str(PurePosixPath(archive.title, place.parent)),
        "upload": keep_file(member.path),
        "is_taken_apart": True,
        "said": archive.order.get("said") or {},
    }
    return JobOrder("", OF_FILE, name, order, None)


def _look_at(work: DropAtWork, file: JobRecord, progress: Progress) -> None:
    now = work.workspace.now()
    said, remembered = _answers(work, file)
    preview = preview_import(work.workspace, order_of(file, said, now=now), progress)
    report = report_preview(preview, said, remembered)
    if report.is_refused and report.recognition is None:
        fail_file(file, report)
    else:
        put_back(file.id, encode(report))


def _answers(work: DropAtWork, file: JobRecord) -> tuple[Said, tuple[str, ...]]:
    """Give what was said of a file, with what was said of its source before."""
    said = said_of(file)
    chosen = chosen_for(work.workspace, order_of(file, said, now=work.workspace.now()))
    if chosen is None:
        return said, ()
    known = remembered_answers(work.ordered.organisation)
    return filled_in(said, chosen.recognition, chosen.mapping, known)

"""Imports the files of a drop, each as a batch of its own, with progress that people may stop."""

from dataclasses import replace
from datetime import date

from django.utils import timezone
from django_tasks import task

from trueline.contracts.store import Progress
from trueline.core.codec import encode
from trueline.usecases.import_file import import_file
from trueline.web.drop_running import DropAtWork, each_file, fail_file, go_through
from trueline.web.file_report import FileReport, report_import, report_of
from trueline.web.said import order_of, source_of
from trueline.web.stores.answers import SourceAnswer, remember_answer
from trueline.web.stores.drop_progress import files_in
from trueline.web.stores.job_progress import finish
from trueline.web.stores.jobs import JobRecord, JobState
from trueline.web.uploads import forget_upload

KIND = "import_drop"


@task()
def run(number: int) -> None:
    """Import the files that a person chose, those that end earlier first."""
    go_through(number, _import_all)


def _import_all(work: DropAtWork) -> None:
    chosen = [(file, report_of(file)) for file in files_in(work.number, JobState.WAITING)]
    ready = sorted(((file, known) for file, known in chosen if known), key=_last_day)
    rows = [known.brought.rows.read if known.brought else 1 for _, known in ready]
    each_file(work, [file for file, _ in ready], [max(one, 1) for one in rows], _import)


def _last_day(chosen: tuple[JobRecord, FileReport]) -> tuple[date, int]:
    """Order files by their last day: of two about one day, the one that reaches further counts."""
    file, known = chosen
    last = known.brought.last_day if known.brought else None
    return last or date.min, file.id


def _import(work: DropAtWork, file: JobRecord, progress: Progress) -> None:
    known = report_of(file)
    if known is None:
        return
    used = replace(known.used, mapping=known.mapping)  # in the version that was previewed
    order = order_of(file, used, now=work.workspace.now())
    result = import_file(work.workspace, order, progress)
    report = report_import(result, known)
    if result.batch is None:
        fail_file(file, report)
        return
    state = JobState.SET_ASIDE if result.batch.rows.set_aside else JobState.FINISHED
    finish(file.id, state, now=timezone.now(), result=encode(report))
    forget_upload(file.order["upload"])
    _remember(work, report)


def _remember(work: DropAtWork, report: FileReport) -> None:
    """Keep what a person said of the source, so that the next file of it does not ask again."""
    used, known = report.used, report.recognition
    if known is None:
        return
    account = "" if known.states_account else used.account
    if account or used.currency or used.month_first is not None:
        source = source_of(known, report.mapping)
        answer = SourceAnswer(source, account, used.currency, used.month_first)
        owner, by = work.ordered.organisation, work.ordered.by
        remember_answer(owner, answer, by=by, now=timezone.now())

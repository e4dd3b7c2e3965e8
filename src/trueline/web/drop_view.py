"""Drops as pages show them: each file with where it is, and what all of them bring together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from trueline.facts.batch import Change, RowCount
from trueline.metrics.catalogue import load_catalogue
from trueline.web.file_report import UNSAID, Brought, FileReport, report_of
from trueline.web.said import Said
from trueline.web.status import StatusLook
from trueline.web.stores.drops import DropRecord
from trueline.web.stores.jobs import JobRecord, JobState

NOTHING: Mapping[int, Any] = MappingProxyType({})
UNSEEN = StatusLook(gettext_lazy("Not looked through yet"), "clock", "none")
IN_WORK = StatusLook(gettext_lazy("In work"), "arrow-path", "none")
NEXT = StatusLook(gettext_lazy("Waits for its turn"), "clock", "none")
NEEDS_MAPPING = StatusLook(gettext_lazy("Needs a mapping"), "table-cells", "warn")
NEEDS_ANSWER = StatusLook(gettext_lazy("Needs an answer"), "question-mark-circle", "warn")
REFUSED = StatusLook(gettext_lazy("Cannot be imported as it is"), "x-circle", "bad")
KNOWN = StatusLook(gettext_lazy("Known already"), "check-circle", "none")
READY = StatusLook(gettext_lazy("Ready"), "check-circle", "good")
UNCHANGED = StatusLook(gettext_lazy("Known already, nothing changed"), "check-circle", "none")
IMPORTED = StatusLook(gettext_lazy("Imported"), "check-circle", "good")
WITH_ROWS_ASIDE = StatusLook(gettext_lazy("Imported, rows set aside"), "check-circle", "warn")
TAKEN_BACK = StatusLook(gettext_lazy("Taken back"), "arrow-uturn-left", "none")
FAILED = StatusLook(gettext_lazy("Not imported"), "x-circle", "bad")
STEPS = {
    "": gettext_lazy("opening"),
    "reading": gettext_lazy("reading"),
    "comparing": gettext_lazy("comparing with what is known"),
    "writing": gettext_lazy("writing"),
    "committing": gettext_lazy("committing"),
}
OVER = {JobState.FINISHED: IMPORTED, JobState.SET_ASIDE: WITH_ROWS_ASIDE, JobState.FAILED: FAILED}
AT_WORK = {JobState.WAITING: NEXT, JobState.RUNNING: IN_WORK}


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file's line.

    Attributes:
        job: Of the file.
        report: What importing it did or would do; None before it was looked through.
        look: Where it is.
        undone_by: Revision that took its batch back; None while it counts.
        own: Answers that differ from those of the source that it is of.
    """

    job: JobRecord
    report: FileReport | None
    look: StatusLook
    undone_by: int | None = None
    own: Said = UNSAID

    @property
    def is_ready(self) -> bool:
        """Say whether it can be imported as it was previewed."""
        return self.look in (READY, KNOWN)

    @property
    def step(self) -> str | Promise:
        """Give what is being done with it, in words."""
        return STEPS.get(self.job.step, self.job.step)

    @property
    def metrics(self) -> list[tuple[str, object]]:
        """Give what it holds, by name of metric."""
        brought = self.report.brought if self.report else None
        known = load_catalogue().metrics
        found = brought.metrics if brought else {}
        return sorted((known[one].name if one in known else one, found[one]) for one in found)


@dataclass(frozen=True, slots=True)
class DropView:
    """A drop as a page shows it.

    Attributes:
        record: The drop.
        lines: Its files.
    """

    record: DropRecord
    lines: Sequence[FileLine]

    @property
    def job(self) -> JobRecord:
        """Give the job that goes through the files."""
        return self.record.job

    @property
    def in_work(self) -> FileLine | None:
        """Give the file that is in work; None between two."""
        return next((one for one in self.lines if one.job.state is JobState.RUNNING), None)

    @property
    def place(self) -> int:
        """Give the number of the file in work, from 1."""
        at = self.in_work
        waiting = [one for one in self.lines if one.look is NEXT or one.look is UNSEEN]
        return len(self.lines) - len(waiting) if at else 0

    @property
    def ready(self) -> list[FileLine]:
        """Give the files that can be imported."""
        return [one for one in self.lines if one.is_ready]

    @property
    def waiting(self) -> list[FileLine]:
        """Give the files that wait for a person's word, ready or not."""
        return [one for one in self.lines if one.job.state is JobState.DRAFT]

    @property
    def unseen(self) -> list[FileLine]:
        """Give the files that nobody looked through yet."""
        return [one for one in self.lines if one.look is UNSEEN]

    @property
    def imported(self) -> list[FileLine]:
        """Give the files that were imported, whether they still count or not."""
        return [one for one in self.lines if one.report and one.report.revision is not None]

    @property
    def counting(self) -> list[FileLine]:
        """Give the files whose batches can be taken back."""
        return [
            one
            for one in self.imported
            if one.report and not one.report.is_repeat and one.undone_by is None
        ]

    @property
    def of_ready(self) -> Brought | None:
        """Give what the files that are ready bring together."""
        return _together(self.ready)

    @property
    def of_imported(self) -> Brought | None:
        """Give what the files that were imported brought together."""
        return _together(self.counting)


def drop_view(
    record: DropRecord,
    undone: Mapping[int, int] = NOTHING,
    own: Mapping[int, Said] = NOTHING,
) -> DropView:
    """Put a drop into a page's words.

    Args:
        record: The drop.
        undone: Revisions that took its batches back, by batch.
        own: Answers of files that differ from those of their sources, by file.
    """
    lines = [_line(file, undone) for file in record.files]
    return DropView(record, [replace(one, own=own.get(one.job.id, UNSAID)) for one in lines])


def title_of_drop(names: Sequence[str]) -> str:
    """Give what a drop is called: its first file, and how many more there are."""
    more = len(names) - 1
    if not more:
        return names[0]
    words = ngettext("{0} and {1} more file", "{0} and {1} more files", more)
    return words.format(names[0], more)


def said_of_state(view: DropView) -> str:
    """Say in a sentence where a drop is."""
    if view.job.is_under_way:
        return _("In work")
    if view.waiting:
        count = len(view.waiting)
        return ngettext("One file waits for you", "{0} files wait for you", count).format(count)
    if any(one.undone_by for one in view.lines) and not view.counting:
        return _("Taken back")
    done, failed = len(view.imported), len(view.lines) - len(view.imported)
    told = ngettext("{0} file imported", "{0} files imported", done).format(done) if done else ""
    lost = _("{0} not imported").format(failed) if failed else ""
    return ", ".join(filter(None, (told, lost)))


def _line(file: JobRecord, undone: Mapping[int, int]) -> FileLine:
    report = report_of(file)
    revision = report.revision if report and not report.is_repeat else None
    undone_by = undone.get(revision) if revision is not None else None
    return FileLine(file, report, _look(file, report, undone_by), undone_by)


def _look(file: JobRecord, report: FileReport | None, undone_by: int | None) -> StatusLook:
    if file.state in AT_WORK:
        return AT_WORK[file.state]
    if undone_by is not None:
        return TAKEN_BACK
    if file.state is JobState.DRAFT:
        return _look_of_waiting(report)
    if report is not None and report.is_repeat:
        return UNCHANGED
    return OVER.get(file.state, FAILED)


def _look_of_waiting(report: FileReport | None) -> StatusLook:
    if report is None:
        return UNSEEN
    if "mapping" in report.asks:
        return NEEDS_MAPPING
    if report.asks:
        return NEEDS_ANSWER
    if report.is_refused:
        return REFUSED
    return KNOWN if report.is_repeat else READY


def _together(lines: Iterable[FileLine]) -> Brought | None:
    """Add up rows and changes; files that are known already bring nothing."""
    found = [
        one.report.brought
        for one in lines
        if one.report and one.report.brought and not one.report.is_repeat
    ]
    if not found:
        return None
    firsts = [one.first_day for one in found if one.first_day]
    lasts = [one.last_day for one in found if one.last_day]
    return Brought(
        rows=sum((one.rows for one in found), RowCount()),
        change=sum((one.change for one in found), Change()),
        metrics={},
        post_count=sum(one.post_count for one in found),
        first_day=min(firsts, default=None),
        last_day=max(lasts, default=None),
        accounts=tuple(sorted({name for one in found for name in one.accounts})),
    )

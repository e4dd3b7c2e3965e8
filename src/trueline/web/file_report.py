"""What importing a file did or would do, as the job of the file keeps it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from trueline.core.codec import decode
from trueline.core.issue import Issue
from trueline.exports.tables.recognition import Recognition
from trueline.facts.batch import Batch, Change, MetricTotal, RowCount
from trueline.usecases.import_file import FileResult
from trueline.usecases.preview_import import Preview
from trueline.web.said import Said
from trueline.web.set_aside_groups import ShownGroup, shown_group
from trueline.web.stores.jobs import JobRecord

UNSAID = Said()


@dataclass(frozen=True, slots=True)
class Brought:
    """What a file holds, and what it does to what is known.

    Attributes:
        rows: The row ledger.
        change: In values.
        metrics: What it holds, by metric id.
        post_count: Posts that it describes.
        first_day: First day that it speaks of; None without days.
        last_day: Last day that it speaks of.
        accounts: Whose numbers it holds.
    """

    rows: RowCount
    change: Change
    metrics: Mapping[str, MetricTotal]
    post_count: int
    first_day: date | None
    last_day: date | None
    accounts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of a file, or would.

    Attributes:
        recognition: What it is; None when it is not known.
        issues: What a person should know; a refused file has one that blocks.
        used: The answers that it was read with.
        remembered: Names of those that were not given for this file but for its source before.
        mapping: Name and version of the mapping that reads it; empty for none.
        looks_like: What an unknown file seems to be, in a sentence.
        nearest: The kinds that an unknown file is nearest to.
        brought: What it holds; None when it was refused.
        groups: Rows set aside, by reason; only before the import.
        is_repeat: Whether it is known already, so that nothing changes.
        revision: Its batch; None before the import.
    """

    recognition: Recognition | None = None
    issues: tuple[Issue, ...] = ()
    used: Said = UNSAID
    remembered: tuple[str, ...] = ()
    mapping: str = ""
    looks_like: str = ""
    nearest: tuple[Recognition, ...] = ()
    brought: Brought | None = None
    groups: tuple[ShownGroup, ...] = ()
    is_repeat: bool = False
    revision: int | None = None

    @property
    def needs_account(self) -> bool:
        """Say whether a person has to say whose it is, and has not."""
        known = self.recognition
        return known is not None and not known.states_account and not self.used.account

    @property
    def asks(self) -> frozenset[str]:
        """Give what a person's answer would settle: ``account``, ``currency``, ``mapping`` ..."""
        asked = {one.asks for one in self.issues if one.is_blocking and one.asks}
        return frozenset(asked | ({"account"} if self.needs_account else set()))

    @property
    def is_refused(self) -> bool:
        """Say whether it cannot be imported as it is, whatever a person answers."""
        return not self.asks and any(one.is_blocking for one in self.issues)


def report_of(file: JobRecord) -> FileReport | None:
    """Give what is known of a file that was brought; None before it was looked through."""
    return decode(file.result, FileReport) if file.result else None


def report_preview(preview: Preview, used: Said, remembered: tuple[str, ...]) -> FileReport:
    """Keep what importing a file would do; nothing of that before it is known whose it is."""
    result = preview.result
    known = result.recognition
    if known is not None and not known.states_account and not used.account:
        blocking = tuple(one for one in result.issues if one.is_blocking)
        return FileReport(known, blocking, used, remembered, preview.mapping)
    names = result.batch.parts if result.batch else ()
    return FileReport(
        recognition=result.recognition,
        issues=result.issues,
        used=used,
        remembered=remembered,
        mapping=preview.mapping,
        looks_like=preview.looks_like,
        nearest=preview.nearest,
        brought=_brought(result.batch),
        groups=tuple(
            shown_group(one.reason, one.count, one.shown, names) for one in preview.groups
        ),
        is_repeat=result.is_repeat,
        revision=None,
    )


def report_import(result: FileResult, before: FileReport) -> FileReport:
    """Keep what importing a file did."""
    return FileReport(
        recognition=result.recognition or before.recognition,
        issues=result.issues,
        used=before.used,
        mapping=before.mapping,
        brought=_brought(result.batch),
        is_repeat=result.is_repeat,
        revision=result.batch.revision if result.batch else None,
    )


def _brought(batch: Batch | None) -> Brought | None:
    if batch is None:
        return None
    return Brought(
        rows=batch.rows,
        change=batch.change,
        metrics=batch.metrics,
        post_count=batch.post_count,
        first_day=batch.first_day,
        last_day=batch.last_day,
        accounts=batch.accounts,
    )

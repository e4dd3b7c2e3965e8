"""Import one file: recognise it, read it, commit all of it or nothing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from trueline.contracts.store import Progress
from trueline.core.digest import digest_file
from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue, Severity
from trueline.exports.cells.answers import UNANSWERED, Answers
from trueline.exports.files.export import Export
from trueline.exports.files.opening import open_export
from trueline.exports.tables.recognition import ImportContext, Recognition
from trueline.facts.batch import Batch, Origin
from trueline.usecases.named_account import doubt_network
from trueline.usecases.reading_by_mapping import ChosenImporter, choose_importer
from trueline.usecases.same_file import (
    how_to_undo,
    refuse_other_accounts,
    refuse_other_mapping,
)
from trueline.usecases.without_erased import add_without_erased
from trueline.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ImportOrder:
    """What a person asks for when they bring a file.

    Attributes:
        path: Where its bytes are.
        name: What people call it; shown only.
        account: Whose it is, for files that do not say: a handle, or ``network/handle``.
        observed_at: When the export was made, in UTC; None means now, or for a file that is
            known already, the time given then.
        by: Who brings it.
        dry_run: Work everything out and keep nothing.
        answers: What the person says of the file that it does not say itself.
        mapping: Name of the mapping to read it by; empty to let the file decide.
    """

    path: Path
    name: str
    account: str = ""
    observed_at: datetime | None = None
    by: str = ""
    dry_run: bool = False
    answers: Answers = UNANSWERED
    mapping: str = ""


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of a file.

    Attributes:
        file: Its name.
        recognition: What it was recognised as; None when it was not.
        batch: What was committed, or would be; None when it was refused.
        is_repeat: Whether the same observation was there already and nothing changed.
        issues: What a person should know; a refused file has one that blocks.
    """

    file: str
    recognition: Recognition | None
    batch: Batch | None
    is_repeat: bool
    issues: tuple[Issue, ...]


def silent(_step: str, _rows_done: int) -> None:
    """Report progress to nobody."""


def import_file(
    workspace: Workspace, order: ImportOrder, progress: Progress = silent
) -> FileResult:
    """Bring a file into the ledger; a fault in it is said in the result, never half-kept.

    Raises:
        StoppedError: ``progress`` asked to stop; nothing was kept.
    """
    try:
        export = open_export(order.path, order.name)
        chosen = choose_importer(workspace, export, order.mapping)
        return _bring_in(workspace, order, export, chosen, progress)
    except FaultyInputError as faulty:
        return FileResult(order.name, None, None, is_repeat=False, issues=faulty.issues)


def _bring_in(
    workspace: Workspace,
    order: ImportOrder,
    export: Export,
    chosen: ChosenImporter,
    progress: Progress,
) -> FileResult:
    importer, recognition = chosen.importer, chosen.recognition
    if recognition.network or not chosen.mapping:  # else each row says of which network it is
        _refuse_other_network(order, recognition)
    sha256 = digest_file(order.path)
    known = workspace.facts.find(sha256)
    observed_at = order.observed_at or (known.origin.observed_at if known else workspace.now())
    names: dict[int, str] = {}
    context = ImportContext(
        account=order.account,
        observed_at=observed_at,
        person_key=_person_key(workspace, names),
        answers=order.answers,
    )
    is_other_time = known is not None and observed_at != known.origin.observed_at
    if known and (order.mapping or is_other_time):
        refuse_other_mapping(order.name, known, chosen.mapping)
    if known and (order.account or is_other_time):
        refuse_other_accounts(order.name, known, importer.read(export, context))
    batch = add_without_erased(
        workspace,
        _origin(order, chosen, sha256, observed_at),
        lambda: importer.read(export, context),
        raw=order.path,
        progress=progress,
        dry_run=order.dry_run,
    )
    if not order.dry_run:
        workspace.privacy.note_names(names)
    is_repeat = known is not None and batch.revision == known.revision
    said = [_already_here(order, batch)] if is_repeat else list(chosen.issues)
    if order.observed_at is None and batch.change.changed and not is_repeat:
        said += _perhaps_older(order, batch, workspace.facts.batches())
    return FileResult(order.name, recognition, batch, is_repeat, (*said, *batch.issues))


def _origin(
    order: ImportOrder, chosen: ChosenImporter, sha256: str, observed_at: datetime
) -> Origin:
    return Origin(
        file=order.name,
        sha256=sha256,
        byte_count=order.path.stat().st_size,
        importer=chosen.importer.name,
        importer_version=chosen.importer.version,
        observed_at=observed_at,
        by=order.by,
        mapping=chosen.mapping,
        dropped=chosen.recognition.dropped,
    )


def _person_key(workspace: Workspace, names: dict[int, str]) -> Callable[[str], int]:
    """Give what makes keyed hashes; it notes what each stands for where that is allowed."""
    person_key = workspace.person_key
    if not workspace.privacy.keeps_names:
        return person_key

    def noted(identifier: str) -> int:
        key = person_key(identifier)
        names[key] = identifier
        return key

    return noted


def _refuse_other_network(order: ImportOrder, recognition: Recognition) -> None:
    doubt = doubt_network(order.name, recognition.network, order.account)
    if doubt is not None:
        raise FaultyInputError(doubt)


def _already_here(order: ImportOrder, batch: Batch) -> Issue:
    by_mapping = f" by the mapping {batch.origin.mapping}" if batch.origin.mapping else ""
    return Issue(
        Severity.NOTES,
        order.name,
        f"These bytes were imported before, as batch {batch.revision} on "
        f"{batch.committed_at:%Y-%m-%d}{by_mapping}; nothing changed.",
        "If it is a new download that happens to be the same, import it with the time at which "
        "it was made.",
    )


def _perhaps_older(order: ImportOrder, batch: Batch, known: Sequence[Batch]) -> Iterator[Issue]:
    """Doubt an export that changes values and ends before one of its kind that came earlier.

    Without the time at which it was made it counts as the newest, so an old file found again
    would quietly bring old values back.
    """
    further = [one for one in known if _reaches_further(one, batch)]
    if further:
        newest = max(further, key=lambda one: one.last_day or date.min)
        yield Issue(
            Severity.WARNS,
            order.name,
            f"It changed {batch.change.changed} values though it ends on {batch.last_day}, and "
            f"batch {newest.revision} ({newest.origin.file}) reaches to {newest.last_day}.",
            f"If it is the older export, take it back ({how_to_undo(batch.revision)}) and import "
            "it with the time at which it was made.",
        )


def _reaches_further(one: Batch, batch: Batch) -> bool:
    if one.undone_by is not None or one.origin.importer != batch.origin.importer:
        return False
    if one.first_day is None or one.last_day is None or batch.last_day is None:
        return False
    return one.first_day <= batch.last_day < one.last_day

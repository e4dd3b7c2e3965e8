"""What is committed to a ledger: an import, the taking back of one, upkeep that changes no fact."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from trueline.core.errors import RefusedQuestionError
from trueline.facts.batch import Batch, Origin
from trueline.facts.dataset import Dataset
from trueline.facts.ledger.committing import (
    Desk,
    Outcome,
    counting,
    work_out_undo,
    write_change,
)
from trueline.facts.ledger.disk import RawDraft
from trueline.facts.ledger.transacting import (
    Ground,
    committed,
    ground_of,
    merge_of_import,
    told,
    with_lock,
)
from trueline.facts.manifest import IMPORT, CommitLine, FactFile
from trueline.facts.schema import DATASETS


def import_as_tried(desk: Desk, datasets: Sequence[Dataset], record: Batch) -> Batch:
    """Give the record that the staged rows would make, and keep nothing."""
    outcome = Outcome()
    merge_of_import(desk, datasets, record)(ground_of(desk), outcome, keeps=False)
    return told(replace(record, change=outcome.change))


def commit_import(desk: Desk, datasets: Sequence[Dataset], record: Batch, raw: RawDraft) -> Batch:
    """Commit the staged rows; give the batch that is there when another was faster.

    Raises:
        ConflictError: Others kept changing the ledger.
        StoppedError: Progress asked to stop.
    """
    merge_rows = merge_of_import(desk, datasets, record)

    def merge(ground: Ground, outcome: Outcome) -> None:
        outcome.redactions += raw.redactions
        merge_rows(ground, outcome)

    def attempt() -> Batch:
        ground = ground_of(desk)
        same = same_import(ground.commits, record.origin)
        if same is not None:
            return desk.manifest.batch(same)
        return committed(desk, ground, merge, record, beside=raw.kept)

    return with_lock(desk, attempt)


def undo_as_tried(desk: Desk, record: Batch, undone: int) -> Batch:
    """Give the record that the taking back of a batch would make, and keep nothing."""
    outcome = Outcome()
    _merge_undo(desk, undone)(ground_of(desk), outcome, keeps=False)
    return replace(record, change=outcome.change)


def commit_undo(desk: Desk, record: Batch, undone: int) -> Batch:
    """Commit the taking back of an import or a correction.

    Raises:
        ConflictError: Others kept changing the ledger.
        RefusedQuestionError: It was taken back meanwhile.
    """
    merge = _merge_undo(desk, undone)

    def attempt() -> Batch:
        ground = ground_of(desk)
        if any(one.revision == undone and one.undone_by for one in ground.commits):
            raise RefusedQuestionError(f"Batch {undone} was taken back before.")
        return committed(desk, ground, merge, record, undoes=undone)

    return with_lock(desk, attempt)


def _merge_undo(desk: Desk, undone: int) -> Callable[..., None]:
    """Give what takes a batch out of the ledger; with ``keeps=False`` it only compares."""

    def merge(ground: Ground, outcome: Outcome, *, keeps: bool = True) -> None:
        files, revision = ground.live.files, ground.revision
        for dataset in (one for one in DATASETS.values() if _has_facts(one, files)):
            outcome.change += work_out_undo(
                desk, dataset, files, ground.commits, undone=undone, revision=revision
            )
            if keeps:
                write_change(desk, dataset, files, outcome, revision=revision)

    return merge


def same_import(commits: Sequence[CommitLine], origin: Origin) -> int | None:
    """Give the revision that holds the same observation of the same file; None when none does."""
    wanted = (IMPORT, origin.observed_at, origin.sha256)
    known = [
        one.revision
        for one in counting(commits)
        if (one.kind, one.observed_at, one.sha256) == wanted
    ]
    return max(known, default=None)


def _has_facts(dataset: Dataset, files: Sequence[FactFile]) -> bool:
    """Say whether a dataset holds anything that is known now."""
    return any(one.dataset == dataset.name and one.state == "cur" for one in files)

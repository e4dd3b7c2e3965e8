"""One commit of the ledger from end to end: compare, write, make visible; redone on conflict."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace

from trueline.core.errors import ConflictError, RefusedQuestionError
from trueline.facts.batch import Batch, Change, Origin
from trueline.facts.committing import (
    Desk,
    Outcome,
    counting,
    has_facts,
    rank_import,
    work_out_import,
    work_out_undo,
    write_change,
)
from trueline.facts.disk import RawDraft
from trueline.facts.ledger_files import retire
from trueline.facts.manifest import UNDO, Commit, CommitLine, LiveList
from trueline.facts.schema import DATASETS, Dataset

ATTEMPTS = 20


@dataclass(frozen=True, slots=True)
class Ground:
    """What a commit builds on.

    Attributes:
        live: Live files.
        commits: All before it.
    """

    live: LiveList
    commits: Sequence[CommitLine]

    @property
    def revision(self) -> int:
        """Number of the commit to come."""
        return self.live.revision + 1


Merge = Callable[[Ground, Outcome], None]


def change_of_import(desk: Desk, datasets: Sequence[Dataset], record: Batch) -> Change:
    """Say what the staged rows would change, and keep nothing."""
    outcome = Outcome()
    _merge_import(desk, datasets, record)(_ground(desk), outcome, keeps=False)
    return outcome.change


def commit_import(desk: Desk, datasets: Sequence[Dataset], record: Batch, raw: RawDraft) -> Batch:
    """Commit the staged rows; give the batch that is there when another was faster.

    Raises:
        ConflictError: Others kept changing the ledger.
        StoppedError: Progress asked to stop.
    """
    merge = _merge_import(desk, datasets, record)

    def attempt() -> Batch:
        ground = _ground(desk)
        same = same_import(ground.commits, record.origin)
        if same is not None:
            return desk.manifest.batch(same)
        return _committed(desk, ground, merge, record, beside=raw.kept)

    return _with_lock(desk, attempt)


def commit_undo(desk: Desk, record: Batch, undone: int) -> Batch:
    """Commit the taking back of an import.

    Raises:
        ConflictError: Others kept changing the ledger.
        RefusedQuestionError: It was taken back meanwhile.
    """

    def merge(ground: Ground, outcome: Outcome) -> None:
        files = ground.live.files
        for dataset in (one for one in DATASETS.values() if has_facts(one, files)):
            outcome.change += work_out_undo(
                desk,
                dataset,
                files,
                ground.commits,
                undone=undone,
                revision=ground.revision,
            )
            write_change(desk, dataset, files, outcome, revision=ground.revision)

    def attempt() -> Batch:
        ground = _ground(desk)
        if any(one.revision == undone and one.undone_by for one in ground.commits):
            raise RefusedQuestionError(f"Batch {undone} was taken back before.")
        return _committed(desk, ground, merge, record, undoes=undone)

    return _with_lock(desk, attempt)


def same_import(commits: Sequence[CommitLine], origin: Origin) -> int | None:
    """Give the revision that holds the same observation of the same file; None when none does."""
    wanted = (origin.observed_at, origin.sha256)
    known = [one.revision for one in counting(commits) if (one.observed_at, one.sha256) == wanted]
    return max(known, default=None)


def _merge_import(desk: Desk, datasets: Sequence[Dataset], record: Batch) -> Callable[..., None]:
    def merge(ground: Ground, outcome: Outcome, *, keeps: bool = True) -> None:
        rank = rank_import(
            desk.bench, counting(ground.commits), record.origin.observed_at, record.origin.sha256
        )
        for dataset in datasets:
            desk.progress("comparing", record.rows.read)
            files, revision = ground.live.files, ground.revision
            outcome.change += work_out_import(desk, dataset, files, revision=revision, rank=rank)
            if keeps:
                write_change(desk, dataset, files, outcome, revision=revision)

    return merge


def _ground(desk: Desk) -> Ground:
    live = desk.manifest.live()
    commits = [one for one in desk.manifest.commits() if one.revision <= live.revision]
    return Ground(live, commits)


def _with_lock(desk: Desk, attempt: Callable[[], Batch]) -> Batch:
    for _ in range(ATTEMPTS):
        try:
            with desk.manifest.lock():
                return attempt()
        except ConflictError:
            continue
    raise ConflictError("Others kept changing the ledger meanwhile; try again in a minute.")


def _committed(
    desk: Desk,
    ground: Ground,
    merge: Merge,
    record: Batch,
    *,
    undoes: int | None = None,
    beside: Callable[[], AbstractContextManager[None]] = nullcontext,
) -> Batch:
    outcome = Outcome()
    try:
        merge(ground, outcome)
        batch = replace(record, revision=ground.revision, change=outcome.change)
        commit = Commit(
            batch=batch,
            kind=UNDO if undoes else "import",
            added=tuple(outcome.added),
            replaced=tuple(outcome.replaced),
            undoes=undoes,
        )
        desk.progress("committing", record.rows.read)
        with beside():
            desk.manifest.commit(commit)
    except BaseException:
        outcome.discard(desk.folder)
        raise
    retire(desk.folder, outcome.replaced, batch.committed_at)
    return batch

"""One commit of the ledger: made visible whole or not at all, and redone on conflict."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace

from trueline.core.errors import ConflictError
from trueline.core.issue import Issue, Severity
from trueline.facts.batch import Batch, Change
from trueline.facts.dataset import Dataset
from trueline.facts.ledger.committing import (
    Desk,
    Outcome,
    counting,
    rank_import,
    work_out_import,
    write_change,
)
from trueline.facts.ledger.leftovers import retire
from trueline.facts.manifest import (
    COMPACT,
    CORRECT,
    CORRECTION,
    ERASE,
    IMPORT,
    UNDO,
    Commit,
    CommitLine,
    LiveList,
    standing,
)

ATTEMPTS = 20
KINDS = {CORRECTION: CORRECT, UNDO: UNDO, COMPACT: COMPACT, ERASE: ERASE}
"""Kind of a commit by the importer in its record, but for imports."""


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


def ground_of(desk: Desk) -> Ground:
    """Give what a commit would build on now."""
    live = desk.manifest.live()
    commits = [one for one in desk.manifest.commits() if one.revision <= live.revision]
    return Ground(live, commits)


def merge_of_import(desk: Desk, datasets: Sequence[Dataset], record: Batch) -> Callable[..., None]:
    """Give what merges staged rows into the ledger; with ``keeps=False`` it only compares."""

    def merge(ground: Ground, outcome: Outcome, *, keeps: bool = True) -> None:
        origin, files, revision = record.origin, ground.live.files, ground.revision
        own = standing(kind_of(record), revision, origin.observed_at, origin.sha256)
        rank = rank_import(desk.bench, counting(ground.commits), own)
        for dataset in datasets:
            desk.progress("comparing", record.rows.read)
            outcome.change += work_out_import(desk, dataset, files, revision=revision, rank=rank)
            if keeps:
                write_change(desk, dataset, files, outcome, revision=revision)

    return merge


def with_lock(desk: Desk, attempt: Callable[[], Batch]) -> Batch:
    """Attempt a commit while holding the only right to write, again when others were faster.

    Raises:
        ConflictError: Others kept changing the ledger.
    """
    for _ in range(ATTEMPTS):
        try:
            with desk.manifest.lock():
                return attempt()
        except ConflictError:
            continue
    raise ConflictError("Others kept changing the ledger meanwhile; try again in a minute.")


def _numbered(record: Batch, ground: Ground, change: Change) -> Batch:
    """Give a record its place; where a clock went back, the time of the commit before it."""
    at = max(record.committed_at, ground.live.committed_at or record.committed_at)
    return replace(record, revision=ground.revision, committed_at=at, change=change)


def committed(
    desk: Desk,
    ground: Ground,
    merge: Merge,
    record: Batch,
    *,
    undoes: int | None = None,
    beside: Callable[[], AbstractContextManager[None]] = nullcontext,
) -> Batch:
    """Work a commit out and make it visible; what was written goes when that fails.

    Args:
        desk: What it is worked out with.
        ground: What it builds on.
        merge: Writes its files and notes them.
        record: Without revision and change.
        undoes: Revision that it takes back; None for none.
        beside: Held while the commit is made.
    """
    outcome = Outcome()
    try:
        merge(ground, outcome)
        batch = told(_numbered(record, ground, outcome.change))
        commit = Commit(
            batch=batch,
            kind=kind_of(record),
            added=tuple(outcome.added),
            replaced=tuple(outcome.replaced),
            undoes=undoes,
            redactions=tuple(outcome.redactions),
        )
        desk.progress("committing", record.rows.read)
        with beside():
            desk.manifest.commit(commit)
    except BaseException:
        outcome.discard(desk.folder)
        raise
    retire(desk.folder, outcome.replaced, batch.committed_at)
    return batch


def kind_of(record: Batch) -> str:
    """Give the kind of a commit by its record."""
    return KINDS.get(record.origin.importer, IMPORT)


def told(batch: Batch) -> Batch:
    """Let an import say how many values it holds against a person's correction."""
    held = _held(batch.origin.file, batch.change)
    return replace(batch, issues=(*batch.issues, *held))


def _held(file: str, change: Change) -> tuple[Issue, ...]:
    if not change.held:
        return ()
    values = "corrected value was" if change.held == 1 else "corrected values were"
    return (
        Issue(
            Severity.NOTES,
            file,
            f"{change.held} {values} not overwritten.",
            "If the file is right, take the correction back; the file's value then comes forward.",
        ),
    )

"""From a comparison to files on the disk: what one commit adds and what it replaces."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from trueline.facts.batch import Change
from trueline.facts.dataset import Dataset
from trueline.facts.ledger.disk import sync
from trueline.facts.ledger.merge import (
    LiveFile,
    compare,
    staged,
)
from trueline.facts.ledger.merge_undo import compare_undo
from trueline.facts.ledger.partition_files import (
    NewFile,
    Writing,
    places_of_rows,
    write_files,
)
from trueline.facts.ledger.places import SPAN, Places
from trueline.facts.ledger.workbench import Workbench
from trueline.facts.manifest import (
    BRINGING,
    CORRECT,
    CommitLine,
    FactFile,
    Manifest,
    Standing,
)
from trueline.facts.redacted import Redaction

REPLACED = ("cur", "roll")
OBSERVED = ("cur", "hist", "seen")


@dataclass(frozen=True, slots=True)
class Desk:
    """What a commit is worked out with.

    Attributes:
        folder: The ledger's folder.
        manifest: Its list of live files.
        bench: Holds staged rows and comparisons.
        places: Numbers partitions.
        progress: Called while files are written, with the rows done.
    """

    folder: Path
    manifest: Manifest
    bench: Workbench
    places: Places
    progress: Callable[[str, int], None]


@dataclass(slots=True)
class Outcome:
    """What a commit changes, dataset by dataset.

    Attributes:
        change: In facts.
        added: Files written.
        replaced: Live files that they replace.
        redactions: Copies of imported files that are kept without a person.
    """

    change: Change = field(default_factory=Change)
    added: list[FactFile] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    redactions: list[Redaction] = field(default_factory=list)

    def discard(self, folder: Path) -> None:
        """Remove what was written, when the commit is not made."""
        for one in self.added:
            (folder / one.path).unlink(missing_ok=True)


def counting(commits: Iterable[CommitLine], *, without: int | None = None) -> list[CommitLine]:
    """Give the imports and corrections that count; of two, the later one wins.

    Args:
        commits: All of the ledger.
        without: An import to leave out; None for none.
    """
    bringing = [one for one in commits if one.kind in BRINGING and one.undone_by is None]
    kept = [one for one in bringing if one.revision != without]
    return sorted(kept, key=lambda one: one.standing)


def rank_import(bench: Workbench, commits: Sequence[CommitLine], own: Standing) -> int:
    """Note the order of observation on the bench; give the place of a new import in it.

    Args:
        bench: Gets the table ``ranks``.
        commits: As ``counting`` gives them.
        own: Standing of the new import.
    """
    _note_ranks(bench, commits)
    return 2 * sum(one.standing < own for one in commits) - 1


def work_out_import(
    desk: Desk,
    dataset: Dataset,
    files: Sequence[FactFile],
    *,
    revision: int,
    rank: int,
) -> Change:
    """Compare the staged rows of a dataset with the ledger; say what would change."""
    month_known = dataset.month_of in dataset.key
    wanted = _staged_places(desk.bench, dataset)
    if not month_known:
        wanted = {place // SPAN for place in wanted}
    live = [
        one
        for one in _current(desk, dataset, files)
        if (one.place if month_known else one.place // SPAN) in wanted
    ]
    return compare(desk.bench, dataset, live, revision=revision, rank=rank)


def work_out_undo(
    desk: Desk,
    dataset: Dataset,
    files: Sequence[FactFile],
    commits: Sequence[CommitLine],
    *,
    undone: int,
    revision: int,
) -> Change:
    """Compare a dataset with what it would be had an import never come.

    The dataset must hold facts.
    """
    live = list(_current(desk, dataset, files))
    _note_ranks(desk.bench, counting(commits, without=undone))
    observed = [
        str(desk.folder / one.path)
        for one in files
        if one.dataset == dataset.name and one.state in OBSERVED
    ]
    return compare_undo(desk.bench, dataset, live, observed, undone=undone, revision=revision)


def write_change(
    desk: Desk, dataset: Dataset, files: Sequence[FactFile], outcome: Outcome, *, revision: int
) -> None:
    """Write the files of a comparison and force them onto the disk; note them in the outcome."""
    own = [one for one in files if one.dataset == dataset.name]
    root = desk.folder / "facts" / dataset.name
    found = places_of_rows(desk.bench)
    touched = found.get("coming", set()) | found.get("gone", set())
    old = [one for one in _current(desk, dataset, files) if one.place in touched]
    folders = {place: root / desk.places.partition(place) for place in set().union(*found.values())}
    writing = Writing(desk.bench, dataset, revision, folders, found.keys())
    note_files(desk, dataset, write_files(writing, old), outcome)
    partitions = {desk.places.partition(place) for place in touched}
    outcome.replaced += [
        one.path for one in own if one.state in REPLACED and one.partition in partitions
    ]


def note_files(desk: Desk, dataset: Dataset, files: Iterable[NewFile], outcome: Outcome) -> None:
    """Note files in the outcome as they are written, then force them onto the disk."""
    new: list[NewFile] = []
    for file in files:
        new.append(file)
        outcome.added.append(_fact_file(desk, dataset, file))
        desk.progress("writing", sum(one.row_count for one in new if one.state == "cur"))
    sync((one.path for one in new), root=desk.folder)


def _fact_file(desk: Desk, dataset: Dataset, new: NewFile) -> FactFile:
    return FactFile(
        dataset=dataset.name,
        state=new.state,
        partition=desk.places.partition(new.place),
        path=str(new.path.relative_to(desk.folder)),
        row_count=new.row_count,
        byte_count=new.byte_count,
        min_revision=new.min_revision,
        max_closed=new.max_closed,
        sha256=new.sha256,
    )


def _current(desk: Desk, dataset: Dataset, files: Sequence[FactFile]) -> Iterator[LiveFile]:
    for one in files:
        if one.dataset == dataset.name and one.state == "cur":
            yield LiveFile(str(desk.folder / one.path), desk.places.place(one.partition))


def _staged_places(bench: Workbench, dataset: Dataset) -> set[int]:
    return {place for (place,) in bench.run(f"select distinct place from {staged(dataset)}")}


def _note_ranks(bench: Workbench, commits: Sequence[CommitLine]) -> None:
    rows = ", ".join(
        f"({one.revision}, {2 * rank}, {one.kind == CORRECT})" for rank, one in enumerate(commits)
    )
    known = f"select * from (values {rows})" if rows else "select 0, 0, false limit 0"
    bench.run(f"create or replace table ranks as from ({known}) l(revision, rank, is_correction)")

"""Merges the many small files of a partition's history into one; no answer changes."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from trueline.facts.batch import Batch
from trueline.facts.ledger.committing import Desk, Outcome, note_files
from trueline.facts.ledger.describing import describe_upkeep
from trueline.facts.ledger.merge import LiveFile
from trueline.facts.ledger.partition_files import Writing, write_merged
from trueline.facts.ledger.transacting import Ground, committed, ground_of, with_lock
from trueline.facts.manifest import COMPACT, FactFile
from trueline.facts.schema import DATASETS

MANY = 8
"""Files of history, or of confirmations, that a partition may have before they are merged."""

STATES = ("hist", "seen")
Crowds = Mapping[tuple[str, str], Sequence[FactFile]]
"""Files to merge by dataset and state; those of one partition become one file."""


def find_crowds(files: Sequence[FactFile]) -> Crowds:
    """Give the files of every partition that has more of a state than ``MANY``."""
    groups: dict[tuple[str, str, str], list[FactFile]] = defaultdict(list)
    for one in files:
        if one.state in STATES:
            groups[one.dataset, one.state, one.partition].append(one)
    crowds: dict[tuple[str, str], list[FactFile]] = defaultdict(list)
    for (dataset, state, _), group in groups.items():
        if len(group) > MANY:
            crowds[dataset, state] += group
    return crowds


def compact(desk: Desk, *, now: datetime) -> Batch | None:
    """Commit merged files in the place of crowds; None when there are none.

    Raises:
        ConflictError: Others kept changing the ledger.
    """

    def merge(ground: Ground, outcome: Outcome) -> None:
        for (dataset, state), files in find_crowds(ground.live.files).items():
            _merge(desk, dataset, state, files, ground.revision, outcome)

    def attempt() -> Batch:
        record = describe_upkeep(COMPACT, by="upkeep", now=now)
        return committed(desk, ground_of(desk), merge, record)

    if not find_crowds(desk.manifest.live().files):
        return None
    return with_lock(desk, attempt)


def _merge(
    desk: Desk,
    dataset: str,
    state: str,
    files: Sequence[FactFile],
    revision: int,
    outcome: Outcome,
) -> None:
    old = [LiveFile(str(desk.folder / one.path), desk.places.place(one.partition)) for one in files]
    folders = {
        one.place: desk.folder / "facts" / dataset / desk.places.partition(one.place) for one in old
    }
    writing = Writing(desk.bench, DATASETS[dataset], revision, folders, frozenset())
    note_files(desk, DATASETS[dataset], write_merged(writing, state, old), outcome)
    outcome.replaced += [one.path for one in files]

"""Takes a person out of a ledger: out of every file of facts, now and in history.

Rows are changed where they stand and keep the commit that brought them, so that no earlier state
holds the person either. The new files become visible in one transaction; then the old ones go at
once.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from trueline.core.errors import ConflictError
from trueline.core.people_in_text import NamedPerson
from trueline.facts.batch import Batch
from trueline.facts.kept import kept_schema
from trueline.facts.ledger.committing import Desk, Outcome, note_files
from trueline.facts.ledger.describing import describe_upkeep
from trueline.facts.ledger.partition_files import Writing, write_rows
from trueline.facts.ledger.transacting import Ground, committed, ground_of, with_lock
from trueline.facts.manifest import ERASE, FactFile
from trueline.facts.redacted import Redacted, Redaction, RowPlaces
from trueline.facts.schema import DATASETS
from trueline.facts.upkeep.anonymous import Anonymised, Sought, anonymised, rekeyed
from trueline.facts.upkeep.erased_files import ready_copies
from trueline.facts.upkeep.person_question import (
    PERSONAL,
    PersonQuestion,
    files_naming,
    files_of_posts,
    rows_behind,
)
from trueline.facts.value_datasets import POST, POST_METRIC

LINE_BITS = 32


@dataclass(frozen=True, slots=True)
class ErasureOrder:
    """Who is to be erased, and how they are known.

    Attributes:
        sought: Their keyed hashes, and what finds them in text.
        person: The same in text, by name.
        redact: Writes a file without them, given the file, where to write, and the rows known to
            be theirs; None when they are not in it.
        by: Who erases.
        now: When, in UTC; before marks of them were kept, so that imports that began earlier are
            told from those that see the marks.
    """

    sought: Sought
    person: NamedPerson
    redact: Callable[[Path, Path, RowPlaces], Redacted | None]
    by: str
    now: datetime


@dataclass(frozen=True, slots=True)
class DatasetErasure:
    """What is done to one dataset.

    Attributes:
        made_anonymous: Rows, also of history, that stay and name nobody.
        removed: Rows that go.
        files: Files written anew.
        byte_count: Their size before.
    """

    made_anonymous: int = 0
    removed: int = 0
    files: int = 0
    byte_count: int = 0


@dataclass(slots=True)
class FactErasure:
    """What an erasure does to the files of facts.

    Attributes:
        datasets: By name; those without the person are left out.
        other_posts: New surrogate keys of posts whose id named the person, by the old ones.
    """

    datasets: dict[str, DatasetErasure] = field(default_factory=dict)
    other_posts: dict[int, int] = field(default_factory=dict)

    def count(self, file: FactFile, found: Anonymised) -> None:
        """Add what is done to a file."""
        if found.made_anonymous or found.removed:
            before = self.datasets.get(file.dataset, DatasetErasure())
            self.datasets[file.dataset] = DatasetErasure(
                before.made_anonymous + found.made_anonymous,
                before.removed + found.removed,
                before.files + 1,
                before.byte_count + file.byte_count,
            )


def rows_of(desk: Desk, order: ErasureOrder) -> dict[str, RowPlaces]:
    """Give the rows of imported files behind the person's facts, by the digest of the file."""
    digests = {one.revision: one.sha256 for one in desk.manifest.commits()}
    found: dict[str, set[tuple[int, int]]] = {}
    for origin, part, line in rows_behind(desk, order.sought.keys):
        found.setdefault(digests[origin], set()).add((part, line))
    return {digest: frozenset(rows) for digest, rows in found.items()}


def look(desk: Desk, order: ErasureOrder, rows: Mapping[str, RowPlaces]) -> FactErasure:
    """Say what an erasure would do to the files of facts, and do nothing."""
    told = FactErasure()
    _merge(desk, order, rows, told)(ground_of(desk), Outcome(), keeps=False)
    return told


def commit_erasure(
    desk: Desk,
    order: ErasureOrder,
    rows: Mapping[str, RowPlaces],
    redactions: Iterable[Redaction],
) -> tuple[Batch, FactErasure]:
    """Commit an erasure.

    Args:
        desk: What it is worked out with.
        order: Who is erased.
        rows: The person's rows by the digest of their file.
        redactions: Copies of imported files that are ready to take the place of those with them.

    Raises:
        ConflictError: Others kept changing the ledger.
    """
    noted = tuple(redactions)
    told = FactErasure()

    def attempt() -> Batch:
        if not ready_copies(desk.folder, noted):
            raise ConflictError("Copies of imported files were tidied away; erase again.")
        told.datasets.clear()
        merge = _merge(desk, order, rows, told, noted)
        record = describe_upkeep(ERASE, by=order.by, now=order.now)
        return committed(desk, ground_of(desk), merge, record)

    return with_lock(desk, attempt), told


def _merge(
    desk: Desk,
    order: ErasureOrder,
    rows: Mapping[str, RowPlaces],
    told: FactErasure,
    redactions: Sequence[Redaction] = (),
) -> Callable[..., None]:
    """Give what takes the person out of the ledger; with ``keeps=False`` it only looks."""

    def merge(ground: Ground, outcome: Outcome, *, keeps: bool = True) -> None:
        outcome.redactions += redactions
        known = {one.revision: rows[one.sha256] for one in ground.commits if one.sha256 in rows}
        for dataset in PERSONAL:
            own = [one for one in ground.live.files if one.dataset == dataset.name]
            asked = PersonQuestion(order.sought.keys, order.person.loose, known)
            for file in files_naming(desk, dataset, own, asked):
                table = _read(desk, file)
                found = anonymised(table, dataset, order.sought, _known_rows(table, known))
                if dataset is POST:
                    told.other_posts |= found.other_keys
                told.count(file, found)
                if keeps and (found.made_anonymous or found.removed):
                    _write(desk, ground, file, found.table, outcome)
        if told.other_posts and keeps:
            _rewrite_values_of_posts(desk, ground, told.other_posts, outcome)

    return merge


def _rewrite_values_of_posts(
    desk: Desk, ground: Ground, other_posts: Mapping[int, int], outcome: Outcome
) -> None:
    """Let the values of posts follow the posts whose ids were exchanged."""
    own = [one for one in ground.live.files if one.dataset == POST_METRIC.name]
    for file in files_of_posts(desk, own, other_posts):
        _write(desk, ground, file, rekeyed(_read(desk, file), "post_id", other_posts), outcome)


def _write(desk: Desk, ground: Ground, file: FactFile, rows: pa.Table, outcome: Outcome) -> None:
    """Write what is left of a file in the place of it."""
    outcome.replaced.append(file.path)
    if not rows.num_rows:
        return
    dataset, place = DATASETS[file.dataset], desk.places.place(file.partition)
    folders = {place: (desk.folder / file.path).parent}
    writing = Writing(desk.bench, dataset, ground.revision, folders, frozenset())
    note_files(desk, dataset, [write_rows(writing, file.state, place, rows)], outcome)


def _read(desk: Desk, file: FactFile) -> pa.Table:
    names = kept_schema(DATASETS[file.dataset], file.state).names
    return pq.read_table(desk.folder / file.path, columns=names, partitioning=None)


def _known_rows(table: pa.Table, known: Mapping[int, RowPlaces]) -> pa.Array:
    """Say of each row whether it came from a row of a file that is known to be the person's."""
    origin = table["origin"].to_numpy()
    place = table["part"].to_numpy().astype(np.int64) << LINE_BITS | table["line"].to_numpy()
    found = np.zeros(table.num_rows, np.bool_)
    for revision, rows in known.items():
        wanted = [part << LINE_BITS | line for part, line in rows]
        found |= (origin == revision) & np.isin(place, wanted)
    return pa.array(found)

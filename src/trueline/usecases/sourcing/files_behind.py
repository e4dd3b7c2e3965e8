"""The files behind a value: which exports its facts stood in, and when each was brought."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from trueline.contracts.store import FactStore
from trueline.facts.batch import Batch
from trueline.usecases.facts_behind import FactLine


@dataclass(frozen=True, slots=True)
class FileBehind:
    """A file that holds facts of a value, or a correction that a person made.

    Attributes:
        batch: With file, importer, its version, and when it was committed.
        fact_count: Facts of the value that stand in it.
        first: First day that they speak of.
        last: Last day that they speak of.
    """

    batch: Batch
    fact_count: int
    first: date
    last: date


def files_behind(store: FactStore, facts: Iterable[FactLine]) -> tuple[FileBehind, ...]:
    """Give the files that facts stand in, the one with the newest day first.

    Args:
        store: The ledger that the facts are of.
        facts: As ``facts_of`` gives them.
    """
    days: dict[int, list[date]] = {}
    for one in facts:
        days.setdefault(one.batch, []).append(one.day)
    found = (
        FileBehind(store.batch(revision), len(each), min(each), max(each))
        for revision, each in days.items()
    )
    return tuple(sorted(found, key=lambda one: (one.last, one.batch.revision), reverse=True))


def newest_of(files: Sequence[FileBehind]) -> Batch | None:
    """Give the batch that was committed last; None without any."""
    batches = (one.batch for one in files)
    return max(batches, key=lambda one: one.committed_at, default=None)

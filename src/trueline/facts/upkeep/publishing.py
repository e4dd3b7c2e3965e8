"""Current facts as Delta tables over the ledger's own files: other engines read them, no copy."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from trueline.core.errors import MissingError
from trueline.facts.kept import kept_schema
from trueline.facts.ledger.delta_log import LOG, TableFile, append_log, read_log
from trueline.facts.ledger.dimensions import write_names
from trueline.facts.ledger.leftovers import retire
from trueline.facts.manifest import LiveList, Manifest
from trueline.facts.schema import DATASETS
from trueline.facts.tables import DIMENSIONS, table_schema


@dataclass(frozen=True, slots=True)
class Published:
    """A table as other engines find it.

    Attributes:
        table: A dataset, or ``account``, ``metric`` or ``breakdown`` for names by number.
        folder: What they open.
        version: Of the Delta table.
        revision: Of the ledger that it shows.
        file_count: Files in force.
        added: Files that came with this version; 0 when nothing changed.
        removed: Files that went with it; they stay on the disk for the days of grace.
    """

    table: str
    folder: Path
    version: int
    revision: int
    file_count: int
    added: int
    removed: int


def publish(
    folder: Path, manifest: Manifest, datasets: Sequence[str], now: datetime
) -> tuple[Published, ...]:
    """Bring the published tables up to the newest revision; the manifest's lock must be held.

    Args:
        folder: The ledger's folder.
        manifest: Says what is live.
        datasets: Names; empty for all that hold facts.
        now: When, in UTC.

    Raises:
        MissingError: There is no such dataset.
    """
    strange = sorted(set(datasets) - DATASETS.keys())
    if strange:
        raise MissingError(f"There is no dataset {strange[0]}; there are {', '.join(DATASETS)}.")
    live = manifest.live()
    holding = {one.dataset for one in live.files if one.state == "cur"}
    holding |= set(published_datasets(folder))  # one that lost its last fact is to show it
    wanted = [name for name in DATASETS if name in (datasets or holding)]
    facts = [_publish_facts(folder, live, name, now) for name in wanted]
    names = [_publish_names(folder, manifest, live.revision, kind, now) for kind in DIMENSIONS]
    return (*facts, *(names if wanted else ()))


def published_datasets(folder: Path) -> tuple[str, ...]:
    """Give the datasets that were ever published."""
    return tuple(name for name in DATASETS if (folder / "facts" / name / LOG).is_dir())


def _publish_facts(folder: Path, live: LiveList, dataset: str, now: datetime) -> Published:
    table = folder / "facts" / dataset
    files = [
        TableFile(
            path=(folder / one.path).relative_to(table).as_posix(),
            place=one.partition,
            byte_count=one.byte_count,
            row_count=one.row_count,
        )
        for one in live.files
        if one.dataset == dataset and one.state == "cur"
    ]
    state = read_log(table)
    if state.revision >= live.revision:
        return Published(dataset, table, state.version, state.revision, len(state.places), 0, 0)
    schema = kept_schema(DATASETS[dataset])
    gone = append_log(table, state, files, schema=schema, revision=live.revision, now=now)
    retire(table, gone, now)
    added = len({one.path for one in files} - state.places.keys())
    return Published(dataset, table, state.version + 1, live.revision, len(files), added, len(gone))


def _publish_names(
    folder: Path, manifest: Manifest, revision: int, kind: str, now: datetime
) -> Published:
    """Publish names by number; their file is written anew when a name came."""
    table = folder / "names" / kind
    names = manifest.names(kind)
    file = write_names(table, kind, names)
    state = read_log(table)
    if file.name in state.places:
        return Published(kind, table, state.version, revision, 1, 0, 0)
    entry = TableFile(file.name, "", file.stat().st_size, len(names))
    gone = append_log(table, state, [entry], schema=table_schema(kind), revision=revision, now=now)
    return Published(kind, table, state.version + 1, revision, 1, 1, len(gone))

"""Writes the four tables of a comparison as Parquet files, partition by partition."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from trueline.facts.kept import is_rolled, kept_schema
from trueline.facts.merge import Workbench
from trueline.facts.schema import Dataset
from trueline.facts.sql_text import columns, listed, quoted

PARQUET = "(format parquet, compression zstd, parquet_version v2, row_group_size 122880)"
"""Version 2 packs line numbers into almost nothing."""

ROLL_SQL = """select account_id, metric_id, breakdown_id,
 date_trunc('week', day)::date as week, date_trunc('month', day)::date as month,
 sum(value)::decimal(38, 6) as sum, count(*)::int as n, min(value) as low, max(value) as high,
 min_by(value, day) as first, min(day) as first_day, max_by(value, day) as last,
 max(day) as last_day from read_parquet({path}) group by all
 order by breakdown_id, metric_id, account_id, week, month"""


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file just written.

    Attributes:
        state: ``cur``, ``hist``, ``seen`` or ``roll``.
        place: Number of its partition.
        path: Where it is.
        row_count: Rows in it; at least 1.
        min_revision: Smallest ``rev`` in it; None for roll-ups.
        max_closed: Largest ``closed``; None but for history.
    """

    state: str
    place: int
    path: Path
    row_count: int
    min_revision: int | None = None
    max_closed: int | None = None


@dataclass(frozen=True, slots=True)
class Writing:
    """What it takes to write the files of one commit.

    Attributes:
        bench: Holds ``gone``, ``coming``, ``past`` and ``again``.
        dataset: Whose rows.
        revision: Commit to come.
        folders: Folder of each place.
        current: Paths of the live current files of each place.
    """

    bench: Workbench
    dataset: Dataset
    revision: int
    folders: Mapping[int, Path]
    current: Mapping[int, Sequence[str]]


def touched_places(bench: Workbench) -> tuple[int, ...]:
    """Give the places whose current file changes."""
    rows = bench.run("select place from coming union select place from gone order by all")
    return tuple(place for (place,) in rows)


def all_places(bench: Workbench) -> tuple[int, ...]:
    """Give every place that gets a file of any state."""
    tables = ("coming", "gone", "past", "again")
    union = " union ".join(f"select place from {one}" for one in tables)
    return tuple(place for (place,) in bench.run(f"{union} order by all"))


def write_current(writing: Writing, place: int) -> list[NewFile]:
    """Write the current file of a place and its roll-up; none when no row is left."""
    names = columns(kept_schema(writing.dataset).names)
    source = f"select {names} from coming where place = {place}"
    old = writing.current.get(place, ())
    if old:
        keys = columns(writing.dataset.key)
        source += (
            f" union all select {names} from read_parquet({listed(old)})"
            f" anti join (from gone where place = {place}) using ({keys})"
        )
    written = _write(writing, place, "cur", source)
    if written is None:
        return []
    bench = writing.bench
    [(oldest,)] = bench.run(f"select min(rev) from read_parquet({quoted(written.path)})")
    current = NewFile("cur", place, written.path, written.row_count, min_revision=oldest)
    return [current, *_write_roll(writing, current)]


def write_past(writing: Writing) -> list[NewFile]:
    """Write history and confirmations of every place that has some."""
    files = []
    for table, state in (("past", "hist"), ("again", "seen")):
        names = columns(kept_schema(writing.dataset, state).names)
        for (place,) in writing.bench.run(f"select distinct place from {table} order by all"):
            source = f"select {names} from {table} where place = {place}"
            files.append(_write(writing, place, state, source))
    return [one for one in files if one is not None]


def _write(writing: Writing, place: int, state: str, source: str) -> NewFile | None:
    path = _path(writing, place, state)
    order = columns(writing.dataset.sort)
    [(count,)] = writing.bench.run(f"copy ({source} order by {order}) to {quoted(path)} {PARQUET}")
    if not count:
        path.unlink(missing_ok=True)
        return None
    closed = writing.revision if state == "hist" else None
    return NewFile(state, place, path, count, max_closed=closed)


def _write_roll(writing: Writing, current: NewFile) -> list[NewFile]:
    if not is_rolled(writing.dataset):
        return []
    path = _path(writing, current.place, "roll")
    roll = ROLL_SQL.format(path=quoted(current.path))
    [(count,)] = writing.bench.run(f"copy ({roll}) to {quoted(path)} {PARQUET}")
    return [NewFile("roll", current.place, path, count)]


def _path(writing: Writing, place: int, state: str) -> Path:
    folder = writing.folders[place]
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{state}-{writing.revision}-{uuid4().hex[:8]}.parquet"

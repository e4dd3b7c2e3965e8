"""Writes what a comparison found as Parquet files, one partition after the other.

Each state of a dataset is read from the workbench once, sorted by place, and cut into files as
the rows come; no more than one partition is held in memory.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from trueline.facts.dataset import Dataset
from trueline.facts.kept import is_rolled, kept_schema
from trueline.facts.ledger.merge import LiveFile
from trueline.facts.ledger.rolling import rolled
from trueline.facts.ledger.workbench import Workbench
from trueline.facts.sql_text import columns, listed, quoted

ROW_GROUP = 122_880
WRITERS = 2
DIGITS_OF_64_BITS = 18
TABLES = ("coming", "gone", "past", "again")


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file just written.

    Attributes:
        state: ``cur``, ``hist``, ``seen`` or ``roll``.
        place: Number of its partition.
        path: Where it is.
        row_count: Rows in it; at least 1.
        byte_count: Its size.
        sha256: Digest of its bytes, before they went to the disk.
        min_revision: Smallest ``rev`` in it; None for roll-ups.
        max_closed: Largest ``closed``; None but for history.
    """

    state: str
    place: int
    path: Path
    row_count: int
    byte_count: int
    sha256: str
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
        filled: Which of these tables hold rows.
    """

    bench: Workbench
    dataset: Dataset
    revision: int
    folders: Mapping[int, Path]
    filled: AbstractSet[str]


def places_of_rows(bench: Workbench) -> dict[str, set[int]]:
    """Give the places of the rows in each table of a comparison; a table without rows is left out.

    The current files of places in ``coming`` and ``gone`` change.
    """
    found: dict[str, set[int]] = {}
    union = " union all ".join(f"select distinct '{one}', place from {one}" for one in TABLES)
    for table, place in bench.run(union):
        found.setdefault(table, set()).add(place)
    return found


def write_files(writing: Writing, old: Sequence[LiveFile]) -> Iterator[NewFile]:
    """Write every file of a commit; a place without rows gets none.

    Args:
        writing: What is to be written.
        old: Live current files of the places that change; their other rows are taken over.
    """
    for folder in writing.folders.values():
        folder.mkdir(parents=True, exist_ok=True)
    _refresh(writing, old)
    yield from _split(writing, "cur", "fresh")
    for state, table in (("hist", "past"), ("seen", "again")):
        if table in writing.filled:
            yield from _split(writing, state, table)


def write_merged(writing: Writing, state: str, old: Sequence[LiveFile]) -> Iterator[NewFile]:
    """Write the rows of several files of a state as one file for each place; no row changes."""
    for folder in writing.folders.values():
        folder.mkdir(parents=True, exist_ok=True)
    names = columns(kept_schema(writing.dataset, state).names)
    order = columns(("place", *writing.dataset.sort, "rev"))
    yield from _cut(
        writing,
        state,
        writing.bench.read(
            f"select {names}, place::int as place"
            f" from read_parquet({listed(one.path for one in old)}, filename=true)"
            f" join {_placed(old)} using (filename) order by {order}"
        ),
    )


def _placed(files: Sequence[LiveFile]) -> str:
    places = ", ".join(f"({quoted(one.path)}, {one.place})" for one in files)
    return f"(values {places}) l(filename, place)"


def _refresh(writing: Writing, old: Sequence[LiveFile]) -> None:
    """Make ``fresh``: every row of the places that change, as it will be."""
    if not old:
        writing.bench.run("create or replace view fresh as from coming")
        return
    names = columns(kept_schema(writing.dataset).names)
    writing.bench.run(
        f"create or replace view fresh as select {names}, place from coming union all by name"
        f" select {names}, place::int as place"
        f" from read_parquet({listed(one.path for one in old)}, filename=true)"
        f" join {_placed(old)} using (filename)"
        f" anti join gone using ({columns(writing.dataset.key)})"
    )


def _split(writing: Writing, state: str, table: str) -> Iterator[NewFile]:
    names = columns(kept_schema(writing.dataset, state).names)
    order = columns(("place", *writing.dataset.sort))
    sql = f"select {names}, place from {table} order by {order}"
    yield from _cut(writing, state, writing.bench.read(sql))


def _cut(writing: Writing, state: str, rows: Iterator[pa.RecordBatch]) -> Iterator[NewFile]:
    """Write rows that come sorted by place, a file for each; a few are written at a time."""
    waiting: list[Future[list[NewFile]]] = []
    with ThreadPoolExecutor(WRITERS) as writers:
        for place, table in _by_place(rows):
            waiting.append(writers.submit(_write_place, writing, state, place, table))
            if len(waiting) > WRITERS:
                yield from waiting.pop(0).result()
        for one in waiting:
            yield from one.result()


def _write_place(writing: Writing, state: str, place: int, rows: pa.Table) -> list[NewFile]:
    """Write the file of a place, and beside current rows their partial sums."""
    written = [write_rows(writing, state, place, rows)]
    if state == "cur" and is_rolled(writing.dataset):
        sums = rolled(rows)
        if sums.num_rows:
            written.append(write_rows(writing, "roll", place, sums))
    return written


def _by_place(rows: Iterator[pa.RecordBatch]) -> Iterator[tuple[int, pa.Table]]:
    held: list[pa.RecordBatch] = []
    held_place = -1
    for batch in rows:
        places = batch.column("place").to_numpy()
        plain = batch.drop_columns(["place"])
        starts = [0, *(np.flatnonzero(np.diff(places)) + 1).tolist()]
        for start, end in zip(starts, [*starts[1:], len(places)], strict=True):
            if start == end:
                continue
            if held and places[start] != held_place:
                yield held_place, pa.Table.from_batches(held)
                held = []
            held_place = int(places[start])
            held.append(plain.slice(start, end - start))
    if held:
        yield held_place, pa.Table.from_batches(held)


def write_rows(writing: Writing, state: str, place: int, rows: pa.Table) -> NewFile:
    """Write rows of one place as a file of a state, in the order in which they come."""
    path = writing.folders[place] / f"{state}-{writing.revision}-{uuid4().hex[:8]}.parquet"
    schema = kept_schema(writing.dataset, state)
    content = _packed(rows.cast(schema))
    try:
        path.write_bytes(content)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return NewFile(
        state,
        place,
        path,
        rows.num_rows,
        content.size,
        sha256(content).hexdigest(),
        min_revision=pc.min(rows["rev"]).as_py() if "rev" in schema.names else None,
        max_closed=pc.max(rows["closed"]).as_py() if "closed" in schema.names else None,
    )


def _packed(rows: pa.Table) -> pa.Buffer:
    """Give the bytes of a file; in memory first, so that its digest costs no second reading."""
    numbers = [one.name for one in rows.schema if _is_number(one.type)]
    by_difference = [name for name in numbers if not _repeats(rows[name])]
    sink = pa.BufferOutputStream()
    pq.write_table(
        rows,
        sink,
        row_group_size=ROW_GROUP,
        compression="zstd",
        data_page_version="2.0",
        store_decimal_as_integer=True,
        store_schema=False,
        use_dictionary=[one for one in rows.schema.names if one not in by_difference],
        column_encoding=dict.fromkeys(by_difference, "DELTA_BINARY_PACKED"),
    )
    return sink.getvalue()


def _is_number(kind: pa.DataType) -> bool:
    """Say whether a column is kept as integers of at most 64 bits, which pack by difference."""
    if pa.types.is_decimal(kind):
        return bool(kind.precision <= DIGITS_OF_64_BITS)
    return bool(pa.types.is_integer(kind) or pa.types.is_temporal(kind))


def _repeats(column: pa.ChunkedArray) -> bool:
    """Say whether a column of decimals is smaller as a list of its values and numbers in it.

    Counts differ little from each other but end in six zeros, over which a difference stumbles.
    """
    if not pa.types.is_decimal(column.type):
        return False
    return bool(pc.count_distinct(column).as_py() * 2 <= len(column))

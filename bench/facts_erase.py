"""Erase one of a million members from the panel, against rewriting files of months.

Ours is the whole erasure in the ledger: find the member's rows by keyed hash and by text, write the
bucket's files anew, fsync, commit, unlink. Beside it the same rows in files of a month each, every
one of which the member is in: found and written anew by DuckDB, with fsync and nothing else. The
best of several members counts for both.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import numpy as np
import pyarrow as pa

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.ledgers import MemoryManifest
from trueline.core.identifiers import read_identifier
from trueline.core.people_in_text import NamedPerson
from trueline.facts.batch import Origin, Piece, RowCount
from trueline.facts.dataset import VALUE
from trueline.facts.upkeep.anonymous import Sought
from trueline.facts.upkeep.erasing import ErasureOrder
from trueline.facts.value_datasets import PANEL
from trueline.metrics.catalogue import load_catalogue
from trueline.plugins.engines.duckdb import ENGINE
from trueline.plugins.stores.parquet import ParquetStore

NOW = datetime(2026, 11, 20, tzinfo=UTC)
FIRST = date(2026, 1, 5)
ROUNDS = 5
MEMBERS_IN_PIECE = 100_000
METRIC = "views"


def key_of(member: int) -> int:
    """Give a member's key, spread over all buckets as keyed hashes are."""
    return (member * 0x9E3779B97F4A7C15) & ((1 << 63) - 1)


def pieces(members: int, weeks: int) -> Iterator[Piece]:
    """Give the panel piece by piece: a row for each member and week."""
    days = np.array([FIRST + timedelta(days=7 * week) for week in range(weeks)])
    for start in range(0, members, MEMBERS_IN_PIECE):
        own = np.arange(start, min(start + MEMBERS_IN_PIECE, members), dtype=np.uint64)
        keys = (own * np.uint64(0x9E3779B97F4A7C15)) & np.uint64((1 << 63) - 1)
        count = len(own) * weeks
        values = (np.repeat(own, weeks).astype(np.int64) * 31 + np.arange(count)) % 40
        columns = {
            "account": pa.array(["community/club"] * count).dictionary_encode(),
            "person_key": pa.array(np.repeat(keys, weeks).astype(np.int64)),
            "metric": pa.array([METRIC] * count).dictionary_encode(),
            "period": pa.array(np.tile(days, len(own))),
            "value": pa.array(values).cast(pa.decimal128(19, 0)).cast(VALUE),
            "currency": pa.array([""] * count),
            "segment": pa.array(["core"] * count),
            "treated": pa.nulls(count, pa.bool_()),
            "part": pa.array(np.zeros(count, np.int16)),
            "line": pa.array(np.arange(count, dtype=np.int32) + start * weeks + 2),
        }
        table = pa.table([columns[one.name] for one in PANEL.staged], names=PANEL.staged.names)
        yield Piece(tables={"panel": table}, rows=RowCount(facts=count))


def fill(folder: Path, members: int, weeks: int) -> ParquetStore:
    """Import the panel into an empty ledger."""
    store = ParquetStore(folder, MemoryManifest(), ENGINE, load_catalogue().metrics)
    raw = folder / "incoming.csv"
    folder.mkdir(parents=True)
    raw.write_text("member,week\n1,2\n")
    digest = sha256(raw.read_bytes()).hexdigest()
    origin = Origin("panel.csv", digest, raw.stat().st_size, "bench", 1, NOW, "bench")
    store.add(origin, pieces(members, weeks), raw=raw, now=NOW, progress=lambda *_: None)
    raw.unlink()
    return store


def erase_with_trueline(store: ParquetStore, member: int) -> None:
    person = NamedPerson((read_identifier(f"member-{member}@example.org"),))
    order = ErasureOrder(
        Sought(frozenset({key_of(member)}), person, key_of),
        person,
        lambda _path, _out, _rows: None,
        by="bench",
        now=NOW,
    )
    store.upkeep.erase(order, lambda *_: None)


def write_months(folder: Path, months: Path) -> None:
    """Write the same rows into one file a month."""
    months.mkdir()
    with duckdb.connect() as engine:
        source = f"read_parquet('{folder}/facts/panel/**/*.parquet')"
        for (month,) in engine.execute(
            f"select distinct strftime(period, '%Y-%m') from {source} order by 1"
        ).fetchall():
            engine.execute(
                f"copy (from {source} where strftime(period, '%Y-%m') = '{month}' order by"
                f" person_key, period) to '{months}/{month}.parquet'"
                " (format parquet, compression zstd, parquet_version v2)"
            )


def erase_from_months(months: Path, member: int) -> None:
    with duckdb.connect() as engine:
        for path in sorted(months.glob("*.parquet")):
            new = path.with_suffix(".new")
            engine.execute(
                f"copy (from '{path}' where person_key <> {key_of(member)} order by person_key,"
                f" period) to '{new}' (format parquet, compression zstd, parquet_version v2)"
            )
            with new.open("rb") as stream:
                os.fsync(stream.fileno())
            new.replace(path)


def best(work: Callable[[int], None], members: int) -> float:
    """Give the best of several members' seconds."""
    seconds = []
    for number in range(ROUNDS):
        began = time.perf_counter()
        work(members // 2 + number)
        seconds.append(time.perf_counter() - began)
    return min(seconds)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--members", type=int, default=1_000_000)
    options.add_argument("--weeks", type=int, default=10)
    asked = options.parse_args()
    with TemporaryDirectory() as scratch:
        folder, months = Path(scratch) / "ledger", Path(scratch) / "months"
        began = time.perf_counter()
        store = fill(folder, asked.members, asked.weeks)
        rows = asked.members * asked.weeks
        print(
            f"{asked.members:,} members, {rows:,} rows; import {time.perf_counter() - began:.1f} s"
        )
        write_months(folder, months)
        own = best(lambda member: erase_with_trueline(store, member), asked.members)
        other = best(lambda member: erase_from_months(months, member), asked.members)
        with duckdb.connect() as engine:
            gone = ", ".join(str(key_of(asked.members // 2 + at)) for at in range(ROUNDS))
            [(left,)] = engine.execute(
                f"select count(*) from read_parquet('{folder}/facts/panel/**/*.parquet')"
                f" where person_key in ({gone})"
            ).fetchall()
        print(f"{'erase one member, trueline':34}{own:9.3f} s   (goal: below 1)")
        print(f"{'erase one member, files of months':34}{other:9.3f} s")
        print(f"{'times faster':34}{other / own:9.1f}")
        print(f"{'rows of theirs left':34}{left:9d}     (goal: 0)")


if __name__ == "__main__":
    main()

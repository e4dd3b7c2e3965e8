"""Ledgers for tests: a manifest in memory, staged tables from tuples, and a plain answer."""

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow as pa

from tests.factories import metric
from trueline.core.errors import ConflictError, MissingError
from trueline.core.people_in_text import PersonFinder
from trueline.facts.batch import Batch, Origin, Piece, RowCount
from trueline.facts.manifest import BRINGING, Commit, CommitLine, FactFile, LiveList
from trueline.facts.redacted import Redaction, RowPlaces
from trueline.facts.schema import DATASETS
from trueline.metrics.metric import Metric, Rule
from trueline.plugins.engines.duckdb import ENGINE
from trueline.plugins.stores.parquet import ParquetStore

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


@dataclass
class MemoryManifest:
    """Keeps the contract of a manifest for one process."""

    records: list[Commit] = field(default_factory=list)
    live_files: dict[str, FactFile] = field(default_factory=dict)
    known: dict[str, dict[str, int]] = field(default_factory=lambda: {"breakdown": {"": 0}})
    titles: dict[str, str] = field(default_factory=dict)
    gate: threading.Lock = field(default_factory=threading.Lock)

    @contextmanager
    def lock(self) -> Iterator[None]:
        with self.gate:
            yield

    def live(self) -> LiveList:
        files = tuple(sorted(self.live_files.values(), key=lambda one: one.path))
        if not self.records:
            return LiveList(0, None, files)
        newest = self.records[-1].batch
        return LiveList(newest.revision, newest.committed_at, files)

    def commits(self) -> Sequence[CommitLine]:
        undone = {one.undoes: one.batch.revision for one in self.records if one.undoes}
        lines = [
            CommitLine(
                one.batch.revision,
                one.kind,
                one.batch.origin.sha256,
                one.batch.origin.observed_at,
                one.batch.committed_at,
                undone.get(one.batch.revision),
            )
            for one in self.records
        ]
        return lines[::-1]

    def batch(self, revision: int) -> Batch:
        for one, line in zip(self.records, reversed(self.commits()), strict=True):
            if line.revision == revision:
                return replace(one.batch, undone_by=line.undone_by)
        raise MissingError(f"There is no batch {revision}.")

    def batches(self) -> Sequence[Batch]:
        return [self.batch(one.revision) for one in self.commits() if one.kind in BRINGING]

    def history(self, *, count: int, skip: int) -> Sequence[Batch]:
        return [self.batch(one.revision) for one in self.commits()[skip : skip + count]]

    def commit(self, commit: Commit) -> None:
        if commit.batch.revision != len(self.records) + 1:
            raise ConflictError("Another commit took the revision.")
        if not set(commit.replaced) <= set(self.live_files):
            raise ConflictError("Another commit replaced a file.")
        for path in commit.replaced:
            del self.live_files[path]
        self.live_files |= {one.path: one for one in commit.added}
        self.records.append(commit)

    def redactions(self) -> Mapping[str, Redaction]:
        return {each.sha256: each for one in self.records for each in one.redactions}

    def forget(
        self, finder: PersonFinder, rows: Mapping[str, RowPlaces], *, dry_run: bool = False
    ) -> int:
        """Nothing is kept of records here but what tests put in."""
        named = [one for one in self.records if finder.found_in(repr(one.batch))]
        return 0 if dry_run or not rows else len(named)

    def keys(self, kind: str, names: Sequence[str]) -> Mapping[str, int]:
        known = self.known.setdefault(kind, {})
        for name in names:
            known.setdefault(name, len(known))
        return {name: known[name] for name in names}

    def names(self, kind: str) -> Mapping[int, str]:
        return {key: name for name, key in self.known.get(kind, {}).items()}

    def title_accounts(self, titles: Mapping[str, str]) -> None:
        self.titles |= titles


@dataclass
class Ledger:
    """A store in a folder, and short words to work with it."""

    folder: Path
    manifest: Any
    store: ParquetStore
    committed: int = 0

    def bring(
        self,
        tables: Mapping[str, Sequence[tuple[Any, ...]]],
        *,
        observed: datetime = NOW,
        name: str = "export.csv",
        **changes: Any,
    ) -> Batch:
        """Import rows of staged tables; ``part`` and ``line`` are added."""
        raw = self.folder / "incoming.csv"
        raw.write_text(repr((name, tables)))
        self.committed += 1
        return self.store.add(
            origin_of(raw, name=name, observed=observed),
            [piece(tables, **changes.pop("piece", {}))],
            raw=raw,
            now=NOW + timedelta(hours=self.committed),
            progress=changes.pop("progress", lambda _step, _rows: None),
            **changes,
        )

    def days(self, rows: Sequence[tuple[Any, ...]], **changes: Any) -> Batch:
        """Import daily numbers: account, metric, breakdown, day, value."""
        return self.bring({"metric_day": rows}, **changes)

    def undo(self, revision: int) -> Batch:
        self.committed += 1
        return self.store.undo(revision, by="ann", now=NOW + timedelta(hours=self.committed))


RULES = {
    "views": metric("views"),
    "likes": metric("likes"),
    "followers_total": metric("followers_total", over_time=Rule.LAST),
    "reach": metric("reach", over_time=Rule.NONE, over_entities=Rule.NONE),
}


def open_ledger(folder: Path, manifest: Any = None, rules: Mapping[str, Metric] = RULES) -> Ledger:
    folder.mkdir(parents=True, exist_ok=True)
    kept = manifest or MemoryManifest()
    return Ledger(folder, kept, ParquetStore(folder, kept, ENGINE, rules))


def origin_of(raw: Path, *, name: str = "export.csv", observed: datetime = NOW) -> Origin:
    content = raw.read_bytes()
    return Origin(
        file=name,
        sha256=sha256(content).hexdigest(),
        byte_count=len(content),
        importer="tests",
        importer_version=1,
        observed_at=observed,
        by="ann",
    )


def piece(tables: Mapping[str, Sequence[tuple[Any, ...]]], **changes: Any) -> Piece:
    made = {name: staged_table(name, rows) for name, rows in tables.items()}
    facts = sum(len(rows) for rows in tables.values())
    return replace(Piece(tables=made, rows=RowCount(facts=facts)), **changes)


def staged_table(dataset: str, rows: Sequence[tuple[Any, ...]]) -> pa.Table:
    """Build a staged table; numbers become decimals, lines count from 2."""
    schema = DATASETS[dataset].staged
    unsaid = len(schema) - 2  # the last columns, such as a currency, may be left out
    full = [(*row, *[""] * (unsaid - len(row)), 0, line) for line, row in enumerate(rows, start=2)]
    columns = list(zip(*full, strict=True)) if full else [()] * len(schema)
    arrays = [
        pa.array([_cell(one, kind.type) for one in column], kind.type)
        for column, kind in zip(columns, schema, strict=True)
    ]
    return pa.table(arrays, schema=schema)


def _cell(value: Any, kind: pa.DataType) -> Any:
    if pa.types.is_decimal(kind) and value is not None:
        return Decimal(str(value))
    return value


def day(number: int, month: int = 1) -> date:
    return date(2026, month, number)

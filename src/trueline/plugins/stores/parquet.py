"""Parquet: immutable files, listed in a manifest kept in the application database.

The default store. Rows say from when to when they were known, so that any number can be asked
for as it was known at any time. Files are written and forced onto the disk first; one transaction
of the manifest then makes a whole import visible. A process that dies leaves files that nobody
names; its upkeep removes them later.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from trueline.contracts.engine import Engine
from trueline.contracts.store import Progress
from trueline.core.errors import MissingError, RefusedQuestionError
from trueline.facts.batch import Batch, Origin, Piece
from trueline.facts.correction import Correction
from trueline.facts.fact import FactVersion
from trueline.facts.identity import parse_fact_id
from trueline.facts.ledger.committing import Desk, counting
from trueline.facts.ledger.correcting import commit_corrections
from trueline.facts.ledger.describing import describe, describe_undo
from trueline.facts.ledger.disk import RawDraft, is_kept, open_raw, room_for
from trueline.facts.ledger.intake import Intake, IntakeTools, take_in
from trueline.facts.ledger.ledger_commit import (
    commit_import,
    commit_undo,
    import_as_tried,
    same_import,
    undo_as_tried,
)
from trueline.facts.ledger.ledger_files import LedgerFiles
from trueline.facts.ledger.ledger_snapshot import LedgerSnapshot
from trueline.facts.ledger.places import Places
from trueline.facts.ledger.staging import KeyBook, provisional_keys
from trueline.facts.ledger.transacting import kind_of
from trueline.facts.ledger.workbench import Room
from trueline.facts.manifest import BRINGING, IMPORT, Manifest, known_at
from trueline.facts.redacted import RedactedCopy
from trueline.facts.sql_text import quoted
from trueline.facts.upkeep.ledger_upkeep import LedgerUpkeep
from trueline.facts.version_question import fact_subject, fact_version, versions_of
from trueline.metrics.metric import Metric

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pyarrow as pa

MEMORY = "1GB"
"""Of all imports of a process at once; what does not fit goes to the ledger's scratch folder."""


class ParquetStore:
    """The ledger of one organisation in one folder.

    Attributes:
        name: For the setting.
        upkeep: Keeps its files whole and small.
    """

    name = "parquet"

    def __init__(
        self, folder: Path, manifest: Manifest, engine: Engine, rules: Mapping[str, Metric]
    ) -> None:
        """Open the ledger in a folder of one organisation; an empty folder is an empty ledger.

        Args:
            folder: Of no one else.
            manifest: Its list of live files.
            engine: Answers questions.
            rules: Every known metric by id.
        """
        self._folder = folder
        self._manifest = manifest
        self._engine = engine
        self._rules = rules
        self._files = LedgerFiles(folder, manifest)
        self.upkeep = LedgerUpkeep(folder, manifest, self._desk)

    def snapshot(self, *, as_of: datetime | int | None = None) -> LedgerSnapshot:
        """Open the ledger as known now, at a moment, or just after a revision."""
        live = self._manifest.live()
        asked = live if as_of is None else known_at(self._manifest.commits(), as_of)
        return LedgerSnapshot(self._files, self._engine, live, asked)

    def add(
        self,
        origin: Origin,
        pieces: Iterable[Piece],
        *,
        raw: Path | RedactedCopy,
        now: datetime,
        progress: Progress,
        dry_run: bool = False,
    ) -> Batch:
        """Commit one import as a whole, or nothing of it.

        Raises:
            FaultyInputError: A piece cannot be accepted.
            StoppedError: ``progress`` asked to stop.
            NoRoomError: The disk is full.
            ConflictError: Others kept changing the ledger meanwhile.
        """
        origin = replace(origin, observed_at=_utc(origin.observed_at))
        known = same_import(self._manifest.commits(), origin)
        if known is not None:
            return self.batch(known)
        with self._desk(progress) as desk:
            if dry_run:
                book = KeyBook(provisional_keys(self._manifest.names), self._rules)
                intake, record = _taken_in(desk, book, origin, pieces, now)
                return import_as_tried(desk, intake.datasets, record)
            with RawDraft(raw, self._folder / "raw", origin.sha256) as draft:
                book = KeyBook(self._manifest.keys, self._rules)
                intake, record = _taken_in(desk, book, origin, pieces, now)
                self._manifest.title_accounts(intake.titles)
                batch = commit_import(desk, intake.datasets, record, draft)
        self.upkeep.tidy(now)
        return batch

    def undo(self, revision: int, *, by: str, now: datetime, dry_run: bool = False) -> Batch:
        """Take a batch back as a new revision: the ledger is as if it had never come.

        Raises:
            MissingError: There is no such batch.
            RefusedQuestionError: It was taken back before.
            NoRoomError: The disk is full.
            ConflictError: Others kept changing the ledger meanwhile.
        """
        taken_back = self.batch(revision)
        if kind_of(taken_back) not in BRINGING:
            raise MissingError(f"Revision {revision} brought no facts, so none can be taken back.")
        if taken_back.undone_by is not None:
            raise RefusedQuestionError(f"Batch {revision} was taken back before.")
        record = describe_undo(taken_back, by=by, now=now)
        with self._desk(lambda _step, _rows: None) as desk:
            undo = undo_as_tried if dry_run else commit_undo
            return undo(desk, record, revision)

    def correct(self, corrections: Sequence[Correction], *, by: str, now: datetime) -> Batch:
        """Put values in the place of what is known, as one batch that outranks every import.

        Raises:
            FaultyInputError: A reason is missing, a value cannot be kept, a fact is named twice.
            MissingError: There is no such fact.
            RefusedQuestionError: It is of a kind that is not corrected, or has the value already.
            NoRoomError: The disk is full.
            ConflictError: Others kept changing the ledger meanwhile.
        """

        def ask(question: "ir.Table") -> "pa.Table":
            return self.snapshot().ask(question)

        with self._desk(lambda _step, _rows: None) as desk:
            return commit_corrections(desk, ask, self._rules, corrections, by=by, now=now)

    def batches(self) -> Sequence[Batch]:
        """Give every import and correction, newest first."""
        return self._manifest.batches()

    def history(self, *, count: int, skip: int = 0) -> Sequence[Batch]:
        """Give the records of every commit, newest first, whatever its kind."""
        return self._manifest.history(count=count, skip=skip)

    def batch(self, revision: int) -> Batch:
        """Give one import, or the record of a revision that brought no facts.

        Raises:
            MissingError: There is no such batch.
        """
        return self._manifest.batch(revision)

    def find(self, sha256: str) -> Batch | None:
        """Give the newest batch of these bytes that was not taken back."""
        counted = counting(self._manifest.commits())
        known = [one for one in counted if one.kind == IMPORT and one.sha256 == sha256]
        newest = max((one.revision for one in known), default=None)
        return None if newest is None else self._manifest.batch(newest)

    def versions(self, fact: str) -> tuple[Mapping[str, str], tuple[FactVersion, ...]]:
        """Give a fact's subject and what was known of it, newest first.

        Raises:
            MissingError: There is no such fact.
        """
        name = parse_fact_id(fact)
        rows = self.snapshot().ask(versions_of(name)).to_pylist()
        if not rows:
            raise MissingError(f"There is no fact {fact}.")
        return fact_subject(name, rows[0]), tuple(fact_version(name, row) for row in rows)

    def raw(self, sha256: str) -> AbstractContextManager[Path]:
        """Open a copy of an imported file, as it came, for reading.

        Raises:
            MissingError: It was never imported.
            DamagedError: The copy is missing or is not what was imported.
        """
        folder, commits = self._folder / "raw", self._manifest.commits
        if not is_kept(folder, sha256) and all(one.sha256 != sha256 for one in commits()):
            raise MissingError(f"The file with the digest {sha256} was never imported.")
        return open_raw(folder, sha256, self.upkeep.redaction(sha256))

    @contextmanager
    def _desk(self, progress: Progress) -> Iterator[Desk]:
        with room_for("The ledger"), self._files.found_whole():
            bench = Room(_database(self._folder / "scratch", os.getpid()))
            try:
                yield Desk(self._folder, self._manifest, bench, Places(), progress)
            finally:
                bench.close()


def _taken_in(
    desk: Desk,
    book: KeyBook,
    origin: Origin,
    pieces: Iterable[Piece],
    now: datetime,
) -> tuple[Intake, Batch]:
    tools = IntakeTools(desk.bench, book, desk.places, desk.progress)
    intake = take_in(pieces, tools, observed_at=origin.observed_at)
    return intake, describe(desk.bench, intake, book, book.metrics, origin=origin, now=now)


@lru_cache(maxsize=4)
def _database(scratch: Path, _process: int) -> duckdb.DuckDBPyConnection:
    """Open a database for a process; one that was forked would wait for its parent's threads."""
    database = duckdb.connect(":memory:")
    database.execute(f"set memory_limit={quoted(MEMORY)}")
    database.execute(f"set temp_directory={quoted(scratch)}")
    return database


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


STORE = ParquetStore

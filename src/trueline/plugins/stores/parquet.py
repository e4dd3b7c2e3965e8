"""Parquet: immutable files, listed in a manifest kept in the application database.

The default store. Rows say from when to when they were known, so that any number can be asked
for as it was known at any time. Files are written and forced onto the disk first; one transaction
of the manifest then makes a whole import visible. A process that dies leaves files that nobody
names; ``collect`` removes them later.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from trueline.contracts.engine import Engine
from trueline.contracts.store import Progress
from trueline.core.errors import DamagedError, MissingError, RefusedQuestionError
from trueline.facts.batch import Batch, Origin, Piece
from trueline.facts.committing import Desk, counting
from trueline.facts.damage import damaged
from trueline.facts.describing import describe, describe_undo
from trueline.facts.disk import RawDraft, open_raw, room_for
from trueline.facts.fact import FactVersion
from trueline.facts.identity import parse_fact_id
from trueline.facts.intake import Intake, IntakeTools, take_in
from trueline.facts.ledger_commit import (
    change_of_import,
    commit_import,
    commit_undo,
    same_import,
)
from trueline.facts.ledger_files import GRACE, LedgerFiles
from trueline.facts.manifest import UNDO, LiveList, Manifest, known_at
from trueline.facts.places import Places
from trueline.facts.sql_text import quoted
from trueline.facts.staging import KeyBook, provisional_keys
from trueline.facts.tables import compiled
from trueline.facts.version_question import fact_subject, fact_version, versions_of
from trueline.facts.workbench import Room
from trueline.metrics.metric import Metric

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pyarrow as pa

MEMORY = "1GB"
"""Of all imports of a process at once; what does not fit goes to the ledger's scratch folder."""


class ParquetSnapshot:
    """The ledger just after one commit."""

    def __init__(self, files: LedgerFiles, engine: Engine, live: LiveList, as_of: LiveList) -> None:
        """Keep what is live and the commit that is asked about."""
        self._files = files
        self._engine = engine
        self._live = live
        self._as_of = as_of

    @property
    def revision(self) -> int:
        """Number of the commit; 0 for an empty ledger."""
        return self._as_of.revision

    @property
    def known_at(self) -> datetime | None:
        """When the commit was made; None for an empty ledger."""
        return self._as_of.committed_at

    def ask(self, question: "ir.Table") -> "pa.Table":
        """Run a question; once more with a fresh list when files were cleared away meanwhile."""
        with room_for("The names that the answer needs"):
            try:
                return self._ask(question, self._live)
            except (FileNotFoundError, DamagedError):
                self._files.forget_names()
            try:
                return self._ask(question, self._files.manifest.live())
            except FileNotFoundError as gone:
                raise damaged(gone.filename or gone.args[0], "it is missing") from gone

    def _ask(self, question: "ir.Table", live: LiveList) -> "pa.Table":
        as_of = None if live.revision == self.revision else self.revision
        sql, tables = compiled(question, self._engine.dialect, as_of)
        return self._engine.query(sql, self._files.sources(live, tables))


class ParquetStore:
    """The ledger of one organisation in one folder.

    Attributes:
        name: For the setting.
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

    def snapshot(self, *, as_of: datetime | int | None = None) -> ParquetSnapshot:
        """Open the ledger as known now, at a moment, or just after a revision."""
        live = self._manifest.live()
        asked = live if as_of is None else known_at(self._manifest.commits(), as_of)
        return ParquetSnapshot(self._files, self._engine, live, asked)

    def add(
        self,
        origin: Origin,
        pieces: Iterable[Piece],
        *,
        raw: Path,
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
                intake, record = self._take_in(desk, origin, pieces, now, is_kept=False)
                return replace(record, change=change_of_import(desk, intake.datasets, record))
            with RawDraft(raw, self._folder / "raw", origin.sha256) as draft:
                intake, record = self._take_in(desk, origin, pieces, now, is_kept=True)
                self._manifest.title_accounts(intake.titles)
                batch = commit_import(desk, intake.datasets, record, draft)
        self._files.tidy(now)
        return batch

    def undo(self, revision: int, *, by: str, now: datetime) -> Batch:
        """Take a batch back as a new revision: the ledger is as if it had never come.

        Raises:
            MissingError: There is no such batch.
            RefusedQuestionError: It was taken back before.
            NoRoomError: The disk is full.
            ConflictError: Others kept changing the ledger meanwhile.
        """
        taken_back = self.batch(revision)
        if taken_back.origin.importer == UNDO:
            raise MissingError(f"Revision {revision} is no import; it took one back.")
        if taken_back.undone_by is not None:
            raise RefusedQuestionError(f"Batch {revision} was taken back before.")
        record = describe_undo(taken_back, by=by, now=now)
        with self._desk(lambda _step, _rows: None) as desk:
            return commit_undo(desk, record, revision)

    def batches(self) -> Sequence[Batch]:
        """Give every import, newest first."""
        return self._manifest.batches()

    def batch(self, revision: int) -> Batch:
        """Give one import, or the record of a revision that took one back.

        Raises:
            MissingError: There is no such batch.
        """
        return self._manifest.batch(revision)

    def find(self, sha256: str) -> Batch | None:
        """Give the newest batch of these bytes that was not taken back."""
        known = [one for one in counting(self._manifest.commits()) if one.sha256 == sha256]
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
        if all(one.sha256 != sha256 for one in self._manifest.commits()):
            raise MissingError(f"The file with the digest {sha256} was never imported.")
        return open_raw(self._folder / "raw", sha256)

    def collect(self, *, now: datetime, grace: timedelta = GRACE) -> Sequence[Path]:
        """Remove files that no commit names and that are older than ``grace``."""
        return self._files.collect(now=now, grace=grace)

    def _take_in(
        self, desk: Desk, origin: Origin, pieces: Iterable[Piece], now: datetime, *, is_kept: bool
    ) -> tuple[Intake, Batch]:
        keys = self._manifest.keys if is_kept else provisional_keys(self._manifest.names)
        book = KeyBook(keys, self._rules)
        tools = IntakeTools(desk.bench, book, desk.places, desk.progress)
        intake = take_in(pieces, tools, observed_at=origin.observed_at)
        return intake, describe(desk.bench, intake, book, self._rules, origin=origin, now=now)

    @contextmanager
    def _desk(self, progress: Progress) -> Iterator[Desk]:
        with room_for("The ledger"), self._files.found_whole():
            bench = Room(_database(self._folder / "scratch"))
            try:
                yield Desk(self._folder, self._manifest, bench, Places(), progress)
            finally:
                bench.close()


@lru_cache(maxsize=4)
def _database(scratch: Path) -> duckdb.DuckDBPyConnection:
    database = duckdb.connect(":memory:")
    database.execute(f"set memory_limit={quoted(MEMORY)}")
    database.execute(f"set temp_directory={quoted(scratch)}")
    return database


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


STORE = ParquetStore

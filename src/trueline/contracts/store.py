"""Door for stores of facts: a ledger that is only ever added to."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from trueline.facts.batch import Batch, Origin, Piece
from trueline.facts.fact import FactVersion

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pyarrow as pa

UNDO = "undo"
"""Kind of a commit that takes a batch back, and the importer named in its record."""

Progress = Callable[[str, int], None]
"""Called with a step in words and the rows done; raises StoppedError to stop."""


class Snapshot(Protocol):
    """The ledger as it was known just after one commit; never changes."""

    @property
    def revision(self) -> int:
        """Number of that commit; 0 for an empty ledger."""

    @property
    def known_at(self) -> datetime | None:
        """When that commit was made; None for an empty ledger."""

    def ask(self, question: "ir.Table") -> "pa.Table":
        """Run an unbound Ibis expression over the tables of ``facts.tables``."""


class FactStore(Protocol):
    """The ledger of one organisation; a file in ``plugins/stores`` with a value ``STORE``."""

    def snapshot(self, *, as_of: datetime | int | None = None) -> Snapshot:
        """Open the ledger as known now, at a moment, or just after a revision."""

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

        The same file with the same time of observation is committed once: a repeat gives the
        batch that is there. With ``dry_run`` everything is worked out and nothing is kept.

        Raises:
            FaultyInputError: A piece cannot be accepted.
            StoppedError: ``progress`` asked to stop.
        """

    def undo(self, revision: int, *, by: str, now: datetime) -> Batch:
        """Take a batch back as a new revision: the ledger is as if it had never come.

        Gives the record of that revision; its importer is ``UNDO``.

        Raises:
            MissingError: There is no such batch.
            RefusedQuestionError: It was taken back before.
        """

    def batches(self) -> Sequence[Batch]:
        """Give every import, newest first."""

    def batch(self, revision: int) -> Batch:
        """Give one import, or the record of a revision that took one back.

        Raises:
            MissingError: There is no such batch.
        """

    def find(self, sha256: str) -> Batch | None:
        """Give the newest batch of these bytes that was not taken back."""

    def versions(self, fact: str) -> tuple[Mapping[str, str], tuple[FactVersion, ...]]:
        """Give a fact's subject and what was known of it, newest first.

        Raises:
            MissingError: There is no such fact.
        """

    def raw(self, sha256: str) -> AbstractContextManager[Path]:
        """Open a copy of an imported file, as it came, for reading.

        Raises:
            MissingError: It was never imported.
        """


@dataclass(frozen=True, slots=True)
class FactFile:
    """One immutable Parquet file of the ledger.

    Attributes:
        dataset: Name in ``facts.schema``.
        state: ``cur`` (known now), ``hist`` (superseded), ``seen`` (confirmations, read only when
            a batch is taken back) or ``roll`` (partial sums of cur).
        partition: ``network/2026-01``.
        path: Below the ledger's folder.
        row_count: Rows in it.
        byte_count: Its size.
        min_revision: Smallest ``rev`` in it; None for roll-ups.
        max_closed: Largest ``closed`` in it; None but for history.
    """

    dataset: str
    state: str
    partition: str
    path: str
    row_count: int
    byte_count: int
    min_revision: int | None = None
    max_closed: int | None = None


@dataclass(frozen=True, slots=True)
class LiveList:
    """What the ledger consists of just after a commit.

    Attributes:
        revision: Newest commit; 0 when there is none.
        committed_at: When it was made; None when there is none.
        files: Live files of all datasets and states, ordered by path.
    """

    revision: int
    committed_at: datetime | None
    files: tuple[FactFile, ...]


@dataclass(frozen=True, slots=True)
class CommitLine:
    """A commit in short.

    Attributes:
        revision: Its number.
        kind: ``import`` or ``undo``.
        sha256: Digest of the file that was imported, or whose import was taken back.
        observed_at: When that export was made, in UTC.
        committed_at: When the ledger learned it, in UTC.
        undone_by: Revision that took it back; None while it counts.
    """

    revision: int
    kind: str
    sha256: str
    observed_at: datetime
    committed_at: datetime
    undone_by: int | None


@dataclass(frozen=True, slots=True)
class Commit:
    """Everything that one transaction of the manifest changes.

    Attributes:
        batch: The import's own record, with its revision number.
        kind: ``import`` or ``undo``.
        added: Files that become live.
        replaced: Paths of live files that they replace.
        undoes: Revision that is taken back; None for an import.
    """

    batch: Batch
    kind: str
    added: tuple[FactFile, ...]
    replaced: tuple[str, ...]
    undoes: int | None = None


class Manifest(Protocol):
    """The list of live files, kept in the application database of one organisation."""

    def lock(self) -> AbstractContextManager[None]:
        """Hold the only right to write; freed by the system when the process dies."""

    def live(self) -> LiveList:
        """Give newest revision and live files as of one moment, in one question."""

    def commits(self) -> Sequence[CommitLine]:
        """Give every commit in short, newest first."""

    def batch(self, revision: int) -> Batch:
        """Give the record of a commit; one that takes a batch back has the importer ``UNDO``.

        Raises:
            MissingError: There is no such commit.
        """

    def batches(self) -> Sequence[Batch]:
        """Give every import, newest first; commits that took one back are left out."""

    def commit(self, commit: Commit) -> None:
        """Make a commit visible, whole or not at all.

        Raises:
            ConflictError: Another commit took the revision or replaced a file; do it again.
        """

    def keys(self, kind: str, names: Sequence[str]) -> Mapping[str, int]:
        """Give surrogate keys of names, making those that are new; never changed once given.

        Args:
            kind: ``account``, ``metric`` or ``breakdown``.
            names: For accounts ``network/handle``; for breakdowns the empty text is always 0.
        """

    def names(self, kind: str) -> Mapping[int, str]:
        """Give every name of a kind by its surrogate key."""

    def title_accounts(self, titles: Mapping[str, str]) -> None:
        """Keep display names of accounts, by ``network/handle``."""

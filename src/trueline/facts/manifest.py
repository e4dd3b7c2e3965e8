"""Manifest: the list of the ledger's live files, kept in the application database."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from trueline.facts.batch import Batch

UNDO = "undo"
"""Kind of a commit that takes a batch back, and the importer named in its record."""


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


def known_at(commits: Sequence[CommitLine], moment: datetime | int) -> LiveList:
    """Give the newest commit at a moment or revision; its files are not listed.

    Args:
        commits: All of the ledger, newest first.
        moment: In UTC, or a revision.
    """
    for one in commits:
        was_there = (
            one.revision <= moment if isinstance(moment, int) else one.committed_at <= moment
        )
        if was_there:
            return LiveList(one.revision, one.committed_at, ())
    return LiveList(0, None, ())


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

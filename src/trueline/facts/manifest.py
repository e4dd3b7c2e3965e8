"""Manifest: the list of the ledger's live files, kept in the application database."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from trueline.core.people_in_text import PersonFinder
from trueline.facts.batch import Batch
from trueline.facts.redacted import Redaction, RowPlaces

IMPORT = "import"
CORRECT = "correct"
CORRECTION = "correction"
"""Importer named in the record of a commit of the kind before."""
UNDO = "undo"
"""Kind of a commit that takes a batch back, and the importer named in its record."""
COMPACT = "compact"
"""Kind of a commit that merges files and changes no fact, and the importer in its record."""
ERASE = "erase"
"""Kind of a commit that removes a person, and the importer named in its record."""
BRINGING = (IMPORT, CORRECT)
"""Kinds of commits that bring facts; only these can be taken back."""


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
        sha256: Digest of its bytes, taken while it was written; empty for files of older versions.
    """

    dataset: str
    state: str
    partition: str
    path: str
    row_count: int
    byte_count: int
    min_revision: int | None = None
    max_closed: int | None = None
    sha256: str = ""


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
        kind: ``import``, ``correct``, ``undo``, ``compact`` or ``erase``.
        sha256: Digest of the file that was imported, or whose import was taken back; empty when
            the commit is about no file.
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

    @property
    def standing(self) -> "Standing":
        """Its place in the order in which observations win."""
        return standing(self.kind, self.revision, self.observed_at, self.sha256)


@dataclass(frozen=True, slots=True)
class Commit:
    """Everything that one transaction of the manifest changes.

    Attributes:
        batch: The import's own record, with its revision number.
        kind: ``import``, ``correct``, ``undo``, ``compact`` or ``erase``.
        added: Files that become live.
        replaced: Paths of live files that they replace.
        undoes: Revision that is taken back; None for an import.
        redactions: Copies of imported files from which a person was taken, as they will be.
    """

    batch: Batch
    kind: str
    added: tuple[FactFile, ...]
    replaced: tuple[str, ...]
    undoes: int | None = None
    redactions: tuple[Redaction, ...] = ()


Standing = tuple[bool, int, datetime, str]


def standing(kind: str, revision: int, observed_at: datetime, sha256: str) -> Standing:
    """Give the place of a commit in the order in which observations win; larger ones win.

    Imports stand by time of observation and then digest, whatever the order of import. Corrections
    stand above them all, among themselves in the order in which people made them.
    """
    is_correction = kind == CORRECT
    return (is_correction, revision if is_correction else 0, observed_at, sha256)


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
        """Give the record of a commit; one that brings no facts names its kind as its importer.

        Raises:
            MissingError: There is no such commit.
        """

    def batches(self) -> Sequence[Batch]:
        """Give every commit that brought facts, newest first; the others are left out."""

    def history(self, *, count: int, skip: int) -> Sequence[Batch]:
        """Give the records of commits of every kind, newest first, without the first ``skip``."""

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

    def redactions(self) -> Mapping[str, Redaction]:
        """Give the copies of imported files from which a person was taken, by the file's digest."""

    def forget(
        self, finder: PersonFinder, rows: Mapping[str, RowPlaces], *, dry_run: bool = False
    ) -> int:
        """Take a person out of records of commits and out of names; give how many named them.

        Args:
            finder: Finds the person in text.
            rows: The person's rows by the digest of their file; records show none of them.
            dry_run: Only count.
        """

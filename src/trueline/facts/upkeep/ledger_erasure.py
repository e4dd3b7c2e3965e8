"""Erasure of a person from one ledger: facts, copies of imported files, records of commits."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from trueline.core.digest import digest_file
from trueline.core.errors import DamagedError
from trueline.facts.ledger.committing import Desk
from trueline.facts.ledger.disk import compress, open_raw
from trueline.facts.manifest import Manifest
from trueline.facts.redacted import NOWHERE, Redacted, Redaction, RowPlaces
from trueline.facts.upkeep.erased_files import finish_erasures, ready_path
from trueline.facts.upkeep.erasing import (
    DatasetErasure,
    ErasureOrder,
    commit_erasure,
    look,
    rows_of,
)

Progress = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class RawErasure:
    """What is done to the copy of one imported file.

    Attributes:
        sha256: Digest of the file as it came.
        rows: Rows that are blanked.
        is_emptied: Whether nothing of the copy is left.
    """

    sha256: str
    rows: int
    is_emptied: bool


@dataclass(frozen=True, slots=True)
class LedgerErasure:
    """What an erasure does to a ledger.

    Attributes:
        revision: Commit that does it; None when the person is not there, or on a dry run.
        datasets: What happens to facts, by dataset.
        raw: What happens to copies of imported files.
        records: Records of commits, and names, that name the person.
        unread: Digests of copies that could not be read, and so not looked through.
    """

    revision: int | None
    datasets: Mapping[str, DatasetErasure]
    raw: tuple[RawErasure, ...]
    records: int
    unread: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Eraser:
    """Takes people out of one ledger.

    Attributes:
        folder: The ledger's folder.
        manifest: Its list of live files.
        open_desk: Gives what commits are worked out with.
    """

    folder: Path
    manifest: Manifest
    open_desk: Callable[[Progress], AbstractContextManager[Desk]]

    def erase(self, order: ErasureOrder, progress: Progress, *, dry_run: bool) -> LedgerErasure:
        """Take a person out, or with ``dry_run`` only say what that would do.

        Raises:
            ConflictError: Others kept changing the ledger.
            NoRoomError: The disk is full.
        """
        with self.manifest.lock():
            finish_erasures(self.folder, self.manifest, now=order.now)
        with self.open_desk(progress) as desk:
            behind = rows_of(desk, order)
            copies = dict(self._copies(order, behind, progress, dry_run=dry_run))
            found = {one: made.redacted for one, made in copies.items() if made is not None}
            rows = behind | {digest: redacted.rows for digest, redacted in found.items()}
            revision = None
            if dry_run:
                datasets = look(desk, order, rows).datasets
            else:
                noted = [made for made in copies.values() if made is not None]
                batch, told = commit_erasure(desk, order, rows, noted)
                revision, datasets = batch.revision, told.datasets
        records = self.manifest.forget(order.sought.finder, rows, dry_run=dry_run)
        if not dry_run:
            self._remove_drafts(order.now)
            with self.manifest.lock():
                finish_erasures(self.folder, self.manifest, now=order.now, forgets_names=True)
        raw = tuple(
            RawErasure(digest, len(redacted.rows), redacted.is_emptied)
            for digest, redacted in found.items()
        )
        unread = tuple(digest for digest, made in copies.items() if made is None)
        return LedgerErasure(revision, datasets, raw, records, unread)

    def _copies(
        self,
        order: ErasureOrder,
        behind: Mapping[str, RowPlaces],
        progress: Progress,
        *,
        dry_run: bool,
    ) -> Iterator[tuple[str, Redaction | None]]:
        """Give the copies that hold the person, by digest; None for one that cannot be read."""
        before = self.manifest.redactions()
        digests = sorted({one.sha256 for one in self.manifest.commits() if one.sha256})
        for count, digest in enumerate(digests, start=1):
            progress("looking through imported files", count)
            known = before.get(digest) or Redaction(digest, digest, Redacted(NOWHERE))
            try:
                made = self._copy(order, known, behind.get(digest, NOWHERE), dry_run=dry_run)
            except DamagedError:
                yield digest, None
            else:
                if made is not None:
                    yield digest, made

    def _copy(
        self, order: ErasureOrder, known: Redaction, behind: RowPlaces, *, dry_run: bool
    ) -> Redaction | None:
        """Make a copy without the person ready; None when they are not in it."""
        if known.redacted.is_emptied:
            return None
        own = behind - known.redacted.rows
        with (
            open_raw(self.folder / "raw", known.sha256, known) as path,
            TemporaryDirectory(dir=self.folder) as scratch,
        ):
            out = Path(scratch) / "redacted"
            redacted = order.redact(path, out, own)
            if redacted is None:
                return None
            made = Redaction(known.sha256, digest_file(out), redacted)
            if not dry_run:
                self._make_ready(out, made)
            return _both(known, made)

    def _remove_drafts(self, now: datetime) -> None:
        """Remove copies that imports began before the erasure: of these none is ever kept.

        An import that is still at work sees the erasure before it commits, and begins again.
        """
        for path in (self.folder / "raw").glob("*.part"):
            with suppress(FileNotFoundError):
                if path.stat().st_mtime < now.timestamp():
                    path.unlink()

    def _make_ready(self, out: Path, redaction: Redaction) -> None:
        ready = ready_path(self.folder, redaction)
        draft = ready.with_suffix(".part")
        compress(out, draft)
        draft.replace(ready)


def _both(known: Redaction, made: Redaction) -> Redaction:
    redacted = Redacted(
        known.redacted.rows | made.redacted.rows,
        known.redacted.is_emptied or made.redacted.is_emptied,
    )
    return replace(made, redacted=redacted)

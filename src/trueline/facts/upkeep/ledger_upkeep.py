"""Upkeep of a ledger in a folder: verify, compact, collect, publish; see ``contracts.upkeep``."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from trueline.core.errors import ConflictError, NoRoomError
from trueline.core.issue import Issue
from trueline.facts.batch import Batch
from trueline.facts.ledger.committing import Desk
from trueline.facts.ledger.leftovers import GRACE, Leftover, find_leftovers
from trueline.facts.manifest import CommitLine, LiveList, Manifest
from trueline.facts.redacted import Redaction
from trueline.facts.upkeep.compacting import compact
from trueline.facts.upkeep.erased_files import finish_erasures
from trueline.facts.upkeep.erasing import ErasureOrder
from trueline.facts.upkeep.ledger_erasure import Eraser, LedgerErasure
from trueline.facts.upkeep.publishing import Published, publish, published_datasets
from trueline.facts.upkeep.verifying import (
    Verification,
    check_files,
    check_manifest,
    check_raw,
    check_rows,
    raw_digests,
)

Progress = Callable[[str, int], None]
OpenDesk = Callable[[Progress], AbstractContextManager[Desk]]


def silent(_step: str, _done: int) -> None:
    """Report progress to nobody."""


@dataclass(slots=True)
class LedgerUpkeep:
    """Work on the files of one ledger that changes no answer.

    Attributes:
        folder: The ledger's folder.
        manifest: Its list of live files.
        open_desk: Gives what commits are worked out with.
        tidied_at: When this process last looked for files that nobody names.
    """

    folder: Path
    manifest: Manifest
    open_desk: OpenDesk
    tidied_at: datetime | None = None

    def verify(self, progress: Progress = silent) -> Verification:
        """Read every file that the ledger names and say what is not as it was written.

        Raises:
            StoppedError: ``progress`` asked to stop.
        """
        live = self.manifest.live()
        commits = [one for one in self.manifest.commits() if one.revision <= live.revision]
        return Verification(
            revision=live.revision,
            file_count=len(live.files),
            raw_count=len(raw_digests(commits)),
            row_count=sum(one.row_count for one in live.files),
            byte_count=sum(one.byte_count for one in live.files),
            undigested=sum(not one.sha256 for one in live.files),
            problems=tuple(self._problems(live, commits, progress)),
        )

    def compact(self, *, now: datetime) -> Batch | None:
        """Merge the files of history where a partition has many; None when none has.

        Raises:
            ConflictError: Others kept changing the ledger.
        """
        with self.open_desk(silent) as desk:
            return compact(desk, now=now)

    def collect(
        self, *, now: datetime, grace: timedelta = GRACE, dry_run: bool = False
    ) -> tuple[Leftover, ...]:
        """Remove files that no commit names and that are older than ``grace``; give them.

        What was published is brought up to date first, so that no published table names a file
        that goes; the files that it gives up begin their days of grace then.
        """
        with self.manifest.lock():
            if not dry_run:
                finish_erasures(self.folder, self.manifest, now=now)
            if not dry_run:
                self._publish_again(now)
            found = find_leftovers(self.folder, self.manifest, now=now, grace=grace)
            for one in () if dry_run else found:
                one.path.unlink(missing_ok=True)
        return found

    def erase(
        self, order: ErasureOrder, progress: Progress = silent, *, dry_run: bool = False
    ) -> LedgerErasure:
        """Take a person out of facts, copies of imported files and records, now and in history.

        Raises:
            ConflictError: Others kept changing the ledger.
            NoRoomError: The disk is full.
        """
        eraser = Eraser(self.folder, self.manifest, self.open_desk)
        erasure = eraser.erase(order, progress, dry_run=dry_run)
        if not dry_run:  # files go at once, and a published table must not name them
            with self.manifest.lock():
                self._publish_again(order.now)
        return erasure

    def redaction(self, sha256: str) -> Redaction | None:
        """Give what was taken out of the copy of an imported file; None for nothing."""
        return self.manifest.redactions().get(sha256)

    def publish(self, datasets: Sequence[str] = (), *, now: datetime) -> tuple[Published, ...]:
        """Let other engines read current facts as Delta tables over the same files.

        Raises:
            MissingError: There is no such dataset.
        """
        with self.manifest.lock():
            return publish(self.folder, self.manifest, datasets, now)

    def _publish_again(self, now: datetime) -> None:
        published = published_datasets(self.folder)
        if published:
            publish(self.folder, self.manifest, published, now)

    def tidy(self, now: datetime) -> None:
        """Compact and collect; at most once a day, since it walks through the folder.

        Comes after an import; what the disk or another writer does not allow is left for later.
        """
        if self.tidied_at is None or now - self.tidied_at > GRACE:
            self.tidied_at = now
            with suppress(NoRoomError, ConflictError):
                self.compact(now=now)
                self.collect(now=now)

    def _problems(
        self, live: LiveList, commits: Sequence[CommitLine], progress: Progress
    ) -> Iterator[Issue]:
        yield from check_manifest(live, commits)
        found = check_files(self.folder, live.files, lambda done: progress("files", done))
        still = {one.path for one in self.manifest.live().files} if (wrong := list(found)) else {}
        yield from (
            one for one in wrong if one.where in {str(self.folder / path) for path in still}
        )
        yield from check_raw(
            self.folder / "raw",
            commits,
            self.manifest.redactions(),
            lambda done: progress("raw files", done),
        )
        if not wrong:
            with self.open_desk(progress) as desk:
                revisions = [one.revision for one in commits]
                yield from check_rows(desk.bench.run, self.folder, live, revisions)

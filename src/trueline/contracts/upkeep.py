"""Door for the upkeep of a ledger: what keeps its files whole, small, readable elsewhere."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol

from trueline.contracts.store import Progress
from trueline.facts.batch import Batch
from trueline.facts.ledger.leftovers import GRACE, Leftover
from trueline.facts.redacted import Redaction
from trueline.facts.upkeep.erasing import ErasureOrder
from trueline.facts.upkeep.ledger_erasure import LedgerErasure
from trueline.facts.upkeep.publishing import Published
from trueline.facts.upkeep.verifying import Verification


class Upkeep(Protocol):
    """Work on the files of a ledger that changes no answer; reached by ``store.upkeep``.

    Each part takes the writers' lock where it writes, and is safe to stop and to do again.
    """

    def verify(self, progress: Progress) -> Verification:
        """Read every file that the ledger names and say what is not as it was written.

        Raises:
            StoppedError: ``progress`` asked to stop.
        """

    def compact(self, *, now: datetime) -> Batch | None:
        """Merge the files of history where a partition has many; None when none has.

        Every answer, also as of an earlier commit, stays as it is.
        """

    def collect(
        self, *, now: datetime, grace: timedelta = GRACE, dry_run: bool = False
    ) -> Sequence[Leftover]:
        """Remove files that no commit names and that are older than ``grace``; give them.

        With ``dry_run`` nothing is removed.
        """

    def publish(self, datasets: Sequence[str] = (), *, now: datetime) -> Sequence[Published]:
        """Let other engines read current facts as Delta tables over the same files.

        Args:
            datasets: Names in ``facts.schema``; empty for all that hold facts.
            now: When.

        Raises:
            MissingError: There is no such dataset.
        """

    def erase(
        self, order: ErasureOrder, progress: Progress, *, dry_run: bool = False
    ) -> LedgerErasure:
        """Take a person out of facts, copies of imported files and records, now and in history.

        Rows about one member go; all others stay and name nobody, so that sums remain. Killed on
        the way it leaves the state before, or one that a second run completes. With ``dry_run``
        nothing is changed.

        Raises:
            ConflictError: Others kept changing the ledger.
            NoRoomError: The disk is full.
        """

    def redaction(self, sha256: str) -> Redaction | None:
        """Give what was taken out of the copy of an imported file; None for nothing."""

"""Door for stores of facts: a ledger that is only ever added to."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from trueline.facts.batch import Batch, Origin, Piece
from trueline.facts.correction import Correction
from trueline.facts.fact import FactVersion
from trueline.facts.redacted import RedactedCopy

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pyarrow as pa

    from trueline.contracts.upkeep import Upkeep

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

    @property
    def upkeep(self) -> "Upkeep":
        """Give what keeps its files whole and small."""

    def snapshot(self, *, as_of: datetime | int | None = None) -> Snapshot:
        """Open the ledger as known now, at a moment, or just after a revision."""

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

        The same file with the same time of observation is committed once: a repeat gives the
        batch that is there. With ``dry_run`` everything is worked out and nothing is kept. ``raw``
        is the file, or what people who were erased left of it.

        Raises:
            FaultyInputError: A piece cannot be accepted.
            StoppedError: ``progress`` asked to stop.
        """

    def correct(self, corrections: Sequence[Correction], *, by: str, now: datetime) -> Batch:
        """Put values in the place of what is known, as one batch that outranks every import.

        It holds until it is taken back with ``undo``; what imports said meanwhile is kept and then
        comes forward. Its importer is ``manifest.CORRECTION``.

        Args:
            corrections: At least one; of different facts.
            by: Who makes them.
            now: When, in UTC.

        Raises:
            FaultyInputError: A reason is missing, a value cannot be kept, a fact is named twice.
            MissingError: There is no such fact.
            RefusedQuestionError: It is of a kind that is not corrected, or has the value already.
        """

    def undo(self, revision: int, *, by: str, now: datetime, dry_run: bool = False) -> Batch:
        """Take a batch back as a new revision: the ledger is as if it had never come.

        Gives the record of that revision; its importer is ``manifest.UNDO``. With ``dry_run``
        everything is worked out and nothing is kept.

        Raises:
            MissingError: There is no such batch.
            RefusedQuestionError: It was taken back before.
        """

    def batches(self) -> Sequence[Batch]:
        """Give every import and correction, newest first."""

    def history(self, *, count: int, skip: int = 0) -> Sequence[Batch]:
        """Give the records of every commit, newest first, whatever its kind.

        Args:
            count: At most so many.
            skip: So many of the newest are left out.
        """

    def batch(self, revision: int) -> Batch:
        """Give one import or correction, or the record of a revision that brought no facts.

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
            DamagedError: The copy is missing or is not what was imported.
        """

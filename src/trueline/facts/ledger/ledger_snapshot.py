"""The ledger as it was known just after one commit, and questions to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from trueline.core.errors import DamagedError
from trueline.facts.compiled import compiled
from trueline.facts.ledger.damage import damaged
from trueline.facts.ledger.disk import room_for
from trueline.facts.ledger.ledger_files import LedgerFiles
from trueline.facts.manifest import LiveList

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pyarrow as pa


class Answering(Protocol):
    """What runs compiled questions; see ``contracts.engine``."""

    @property
    def dialect(self) -> str:
        """Dialect that Ibis compiles for."""

    def query(self, sql: str, sources: Mapping[str, Sequence[str]]) -> "pa.Table":
        """Run a question whose table names are the keys of ``sources``."""


@dataclass(frozen=True, slots=True)
class LedgerSnapshot:
    """The ledger just after one commit.

    Attributes:
        files: Turns tables into lists of files.
        engine: Answers questions.
        live: What was live when the snapshot was opened.
        as_of: The commit that is asked about.
    """

    files: LedgerFiles
    engine: Answering
    live: LiveList
    as_of: LiveList

    @property
    def revision(self) -> int:
        """Number of the commit; 0 for an empty ledger."""
        return self.as_of.revision

    @property
    def known_at(self) -> datetime | None:
        """When the commit was made; None for an empty ledger."""
        return self.as_of.committed_at

    def ask(self, question: "ir.Table") -> "pa.Table":
        """Run a question; once more with a fresh list when files were cleared away meanwhile."""
        with room_for("The names that the answer needs"):
            try:
                return self._ask(question, self.live)
            except (FileNotFoundError, DamagedError):
                self.files.forget_names()
            try:
                return self._ask(question, self.files.manifest.live())
            except FileNotFoundError as gone:
                raise damaged(gone.filename or gone.args[0], "it is missing") from gone

    def _ask(self, question: "ir.Table", live: LiveList) -> "pa.Table":
        as_of = None if live.revision == self.revision else self.revision
        sql, tables = compiled(question, self.engine.dialect, as_of)
        return self.engine.query(sql, self.files.sources(live, tables))

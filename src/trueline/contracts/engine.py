"""Door for engines: SQL text and lists of Parquet files in, Arrow tables out."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import pyarrow as pa


class Engine(Protocol):
    """Runs compiled queries; a file in ``plugins/engines`` with a value ``ENGINE``."""

    @property
    def name(self) -> str:
        """Hyphenated name for the setting."""

    @property
    def dialect(self) -> str:
        """Dialect that Ibis compiles for."""

    def query(self, sql: str, sources: Mapping[str, Sequence[str]]) -> "pa.Table":
        """Run a query whose table names are the keys of ``sources``.

        Args:
            sql: Text in this engine's dialect.
            sources: Parquet files by table name; all files of a name share one schema and there
                is at least one.

        Raises:
            FileNotFoundError: A file is gone; the caller takes a fresh list and asks again.
            DamagedError: A file is not what was written there.
        """

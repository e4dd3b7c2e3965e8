"""Door for engines: SQL text and lists of Parquet files in, Arrow tables out."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import pyarrow as pa


class Engine(Protocol):
    """Runs compiled queries; a file in ``plugins/engines`` with a value ``ENGINE``.

    The value costs nothing until it is asked: packages, processes and connections come with the
    first question. Each thread that asks has tables of its own.
    """

    @property
    def name(self) -> str:
        """Hyphenated name for the setting."""

    @property
    def dialect(self) -> str:
        """Dialect that Ibis compiles for."""

    def at(self, address: str) -> "Engine":
        """Give this engine at an address; one that works in this process takes none.

        Raises:
            SettingError: There can be no such engine there.
        """

    def query(self, sql: str, sources: Mapping[str, Sequence[str]]) -> "pa.Table":
        """Run a query whose table names are the keys of ``sources``.

        Args:
            sql: Text in this engine's dialect.
            sources: Parquet files by table name; all files of a name share one schema and there
                is at least one.

        Returns:
            Decimals, days and moments as the dialect's type says: moments without a zone, to the
            microsecond. The order of rows is the question's own; without one there is none.

        Raises:
            FileNotFoundError: A file is gone; the caller takes a fresh list and asks again.
            DamagedError: A file is not what was written there.
            PluginError: What the engine needs is not there: a package, Java, a server.
        """

    def close(self) -> None:
        """Give back what the engine holds; a question that comes later opens it anew."""

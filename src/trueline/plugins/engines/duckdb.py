"""DuckDB: answers questions in this process, straight from the ledger's Parquet files.

The default engine. Needs no server; each thread has its own private database in memory whose
views are lists of files. Memory is bounded: what does not fit goes to a temporary folder.
"""

import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb
import pyarrow as pa

from trueline.core.errors import DamagedError, SettingError
from trueline.facts.ledger.damage import refuse_lost
from trueline.facts.ledger.disk import is_lack_of_room
from trueline.facts.sql_text import listed, quoted

BACK_AGAIN = "A file of the ledger went away while it was read, and is there again. Ask once more."

KEPT_AFTER = 2
"""Questions to a list of files before it is worth keeping in memory."""

KEPT_BYTES = 4 << 20
"""Of files, compressed; a thread keeps each table of at most this size."""


class DuckDBEngine:
    """Runs compiled queries in memory.

    Attributes:
        name: For the setting.
        dialect: What Ibis compiles for.
    """

    name = "duckdb"
    dialect = "duckdb"

    def __init__(
        self,
        *,
        memory_limit: str = "1GB",
        thread_count: int | None = None,
        scratch: Path | None = None,
    ) -> None:
        """Keep the limits; a connection is opened when a thread first asks.

        Args:
            memory_limit: Such as ``1GB``, for each thread that asks.
            thread_count: Threads of one query; None means one for each core.
            scratch: Folder for what does not fit in memory; None means none is used.
        """
        self._memory_limit = memory_limit
        self._thread_count = thread_count
        self._scratch = scratch
        self._own = threading.local()

    def at(self, address: str) -> "DuckDBEngine":
        """Give this engine; it works in this process.

        Raises:
            SettingError: An address is named.
        """
        if address:
            raise SettingError(f"The engine duckdb works without an address; there is “{address}”.")
        return self

    def query(self, sql: str, sources: Mapping[str, Sequence[str]]) -> pa.Table:
        """Run a query whose table names are the keys of ``sources``.

        Raises:
            FileNotFoundError: A file is gone.
            DamagedError: A file is not what was written there, or was gone for a moment.
        """
        connection = self._connection()
        try:
            for name, paths in sources.items():
                self._show(connection, name, tuple(paths))
            return connection.sql(sql).to_arrow_table()
        except (duckdb.Error, OSError) as failed:
            if is_lack_of_room(failed):
                raise
            refuse_lost(sources)
            if isinstance(failed, duckdb.IOException):
                raise DamagedError(BACK_AGAIN) from failed
            raise

    def close(self) -> None:
        """Close this thread's database."""
        kept = self._own.__dict__
        if "connection" in kept:
            kept.pop("connection").close()

    def _connection(self) -> duckdb.DuckDBPyConnection:
        if not hasattr(self._own, "connection"):
            connection = duckdb.connect(":memory:")
            connection.execute(f"set memory_limit={quoted(self._memory_limit)}")
            connection.execute("set enable_external_file_cache=true")
            connection.execute("set parquet_metadata_cache=true")
            if self._thread_count:
                connection.execute(f"set threads={self._thread_count}")
            if self._scratch:
                connection.execute(f"set temp_directory={quoted(self._scratch)}")
            self._own.connection = connection
            self._own.shown = {}
        return self._own.connection  # type: ignore[no-any-return]

    def _show(
        self, connection: duckdb.DuckDBPyConnection, name: str, paths: tuple[str, ...]
    ) -> None:
        """Make a list of files visible under a name; small ones stay in memory when asked often.

        Files never change, so the list itself says whether what is in memory still holds.
        """
        shown, times = self._own.shown.get(name, ((), 0))
        if shown != paths:
            connection.execute(f'create or replace view "{name}" as from {_parquet(paths)}')
            connection.execute(f'drop table if exists "kept {name}"')
            times = 0
        elif times == KEPT_AFTER and _byte_count(paths) <= KEPT_BYTES:
            connection.execute(f'create table "kept {name}" as from {_parquet(paths)}')
            connection.execute(f'create or replace view "{name}" as from "kept {name}"')
        self._own.shown[name] = (paths, times + 1)


def _parquet(paths: tuple[str, ...]) -> str:
    return f"read_parquet({listed(paths)}, hive_partitioning = false)"


def _byte_count(paths: tuple[str, ...]) -> int:
    return sum(Path(one).stat().st_size for one in paths)


ENGINE = DuckDBEngine()

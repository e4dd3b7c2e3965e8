"""Where a commit is worked out: tables in memory that spill to the disk when they grow."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Protocol
from uuid import uuid4

from trueline.facts.sql_text import quoted

if TYPE_CHECKING:
    import pyarrow as pa

PIECE_ROWS = 122_880


class Workbench(Protocol):
    """A private SQL database in memory that reads Parquet files."""

    @property
    def dialect(self) -> str:
        """Dialect that Ibis compiles for."""

    def run(self, sql: str) -> list[tuple[Any, ...]]:
        """Run a statement, give its rows."""

    def records(self, sql: str) -> list[dict[str, Any]]:
        """Run a question of few rows, give them by column name."""

    def read(self, sql: str) -> "Iterator[pa.RecordBatch]":
        """Run a question, give its rows piece by piece."""

    def append(self, name: str, table: "pa.Table") -> None:
        """Add rows to a table, making it when there is none."""


class Room:
    """A workbench of one's own in a DuckDB database that others use too.

    Attributes:
        dialect: What Ibis compiles for.
    """

    dialect = "duckdb"

    def __init__(self, database: Any) -> None:  # noqa: ANN401 - facts know no engine
        """Make a room.

        Args:
            database: A connection of DuckDB.
        """
        self._connection = database.cursor()
        self._room = f"room_{uuid4().hex}"
        self.run(f"create schema {self._room}")
        self.run(f"set schema = {quoted(self._room)}")

    def run(self, sql: str) -> list[tuple[Any, ...]]:
        """Run a statement, give its rows."""
        rows: list[tuple[Any, ...]] = self._connection.execute(sql).fetchall()
        return rows

    def records(self, sql: str) -> list[dict[str, Any]]:
        """Run a question of few rows, give them by column name."""
        answer = self._connection.execute(sql)
        names = [column[0] for column in answer.description]
        return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]

    def read(self, sql: str) -> "Iterator[pa.RecordBatch]":
        """Run a question, give its rows piece by piece."""
        return iter(self._connection.sql(sql).to_arrow_reader(PIECE_ROWS))

    def append(self, name: str, table: "pa.Table") -> None:
        """Add rows to a table, making it when there is none."""
        self._connection.register("piece", table)
        self.run(f"create table if not exists {name} as from piece limit 0")
        self.run(f"insert into {name} from piece")
        self._connection.unregister("piece")

    def close(self) -> None:
        """Give memory and temporary files back."""
        self.run(f"drop schema {self._room} cascade")
        self._connection.close()

"""Delta Lake by delta-rs: an append for each month, MERGE for the weekly file; no line of origin.

Names become keys in DuckDB, which also reads the table's files for the scorecard, as it does ours.
delta-rs forces no file onto the disk.
"""

from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
from deltalake import DeltaTable, write_deltalake

from bench.facts.contender import bytes_below
from bench.facts.duckdb_peers import staged
from bench.facts.exports import Exports
from bench.facts.scorecard import DUCKDB, named_database

KEY = ("account_id", "metric_id", "breakdown_id", "day")


class DeltaRs:
    """A Delta table."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "table"

    def load(self, exports: Exports) -> None:
        self._connection = named_database(exports.names, exports.kpis)
        for month in exports.months:
            write_deltalake(str(self._folder), self._read(month), mode="append")

    def _read(self, path: Path) -> pa.Table:
        text = f"select account_id, metric_id, breakdown_id, day, value from ({staged(path, 1)})"
        return self._connection.sql(text).to_arrow_table()

    def merge(self, exports: Exports) -> None:
        came = self._read(exports.weekly)
        first = self._connection.sql("select min(day) from came").fetchall()[0][0]
        same = " and ".join(f"t.{one} = s.{one}" for one in KEY)
        table = DeltaTable(str(self._folder))
        merging = table.merge(
            came, f"{same} and t.day >= date '{first}'", source_alias="s", target_alias="t"
        )
        merging = merging.when_matched_update_all(predicate="t.value <> s.value")
        merging.when_not_matched_insert_all().execute()

    def scorecards(self) -> dict[str, Callable[[], pa.Table]]:
        def ask() -> pa.Table:
            files = DeltaTable(str(self._folder)).file_uris()
            return self._connection.sql(DUCKDB.of(f"read_parquet({files})")).to_arrow_table()

        return {"facts": ask}

    def byte_count(self) -> int:
        return bytes_below(self._folder)

    def server_cpu(self) -> float:
        return 0.0

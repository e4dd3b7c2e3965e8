"""DuckDB alone: its own file as a ledger, and one ideally sorted Parquet file as the limit."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import pyarrow as pa

from bench.facts.exports import Exports
from bench.facts.scorecard import DUCKDB, name_it, named_database

READ = """select a.id as account_id, m.id::smallint as metric_id, b.id as breakdown_id, day, value,
 {rev} as rev, line, {rev} as seen from (select *, (row_number() over () + 1)::int as line
 from read_csv('{path}', header = true, columns = {{'account': 'varchar', 'metric': 'varchar',
 'breakdown': 'varchar', 'day': 'date', 'value': 'decimal(18, 6)'}})) s
 join account a using (account) join metric m using (metric)
 join breakdown b on b.breakdown = coalesce(s.breakdown, '')"""
KEY = "account_id, metric_id, breakdown_id, day"


class DuckDBFile:
    """Rows with the revision that brought them and the one that closed them; one writer only."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "facts.duckdb"
        self._connection = duckdb.connect(str(self._path))
        self._revision = 0

    def load(self, exports: Exports) -> None:
        name_it(self._connection, exports.names, exports.kpis)
        self._connection.execute(
            "create table fact(account_id int, metric_id smallint, breakdown_id int, day date,"
            " value decimal(18, 6), rev int, line int, seen int, closed int)"
        )
        for month in exports.months:
            self._bring(month)

    def merge(self, exports: Exports) -> None:
        self._bring(exports.weekly)

    def _bring(self, path: Path) -> None:
        self._revision += 1
        run, revision = self._connection.execute, self._revision
        same = "f.closed is null and f.day >= (select min(day) from came)"
        run("begin")
        run(f"create temp table came as {staged(path, revision)}")
        run(f"create temp table known as select f.rowid as id, f.* from fact f where {same}")
        run(
            f"create temp table changed as select k.id, c.* from came c join known k using ({KEY})"
            " where c.value <> k.value"
        )
        run(f"update fact set closed = {revision} where rowid in (select id from changed)")
        run(
            f"update fact set seen = {revision} where rowid in (select k.id from known k"
            f" join came c using ({KEY}) where c.value = k.value)"
        )
        run("insert into fact select * exclude (id), null from changed")
        run(f"insert into fact select *, null from came anti join known using ({KEY})")
        for one in ("came", "known", "changed"):
            run(f"drop table {one}")
        run("commit")
        run("checkpoint")

    def scorecards(self) -> dict[str, Callable[[], pa.Table]]:
        text = DUCKDB.of("(select * from fact where closed is null)")
        return {"facts": lambda: self._connection.sql(text).to_arrow_table()}

    def byte_count(self) -> int:
        return self._path.stat().st_size

    def server_cpu(self) -> float:
        return 0.0


class IdealFile:
    """The limit: one Parquet file with nothing but keys and values, sorted; no change possible."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._exports: Exports | None = None
        self._connection = duckdb.connect()

    def load(self, exports: Exports) -> None:
        self._connection = named_database(exports.names, exports.kpis)
        self._exports = exports

    def scorecards(self) -> dict[str, Callable[[], pa.Table]]:
        text = DUCKDB.of(f"read_parquet('{self._exports.ideal}')" if self._exports else "fact")
        return {"facts": lambda: self._connection.sql(text).to_arrow_table()}

    def byte_count(self) -> int:
        return self._exports.ideal.stat().st_size if self._exports else 0

    def server_cpu(self) -> float:
        return 0.0


def staged(path: Path, revision: int) -> str:
    """Give the SQL that reads an export and puts keys in the place of names."""
    return READ.format(path=path, rev=revision)

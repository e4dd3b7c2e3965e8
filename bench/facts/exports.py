"""Makes what every contender reads: monthly exports of three years, one week's re-export, KPIs.

Accounts are network/number as networks number them, metrics those of the catalogue. Levels move
slowly, counts are spread as counts are: many small, few large, fewer at the week-end. The weekly
file holds the last 28 days again, 15 % of them revised, and 7 new days. Names are text, as in any
export; all values are whole numbers, so that a peer that counts in doubles can be exact.
"""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from trueline.facts.ledger.currencies import MONEY
from trueline.metrics.catalogue import load_catalogue
from trueline.metrics.metric import Kind

NETWORKS = (
    "facebook", "instagram", "x", "linkedin", "youtube", "tiktok", "web", "pinterest",
)  # fmt: skip
COUNTRIES = ("", "IE", "GB", "US", "DE", "FR", "ES", "IT", "PL", "NL")
FIRST_DAY, DAYS, NEW_DAYS, AGAIN_DAYS = "2023-11-06", 156 * 7, 7, 28
KPIS = 300
SIZES = {"1M": (20, 46, 1), "10M": (125, 74, 1), "100M": (125, 74, 10)}
"""Accounts, metrics, breakdowns."""

VALUES = """case when m.is_level then 10000 + a.id * 500 + d.i * (1 + a.id % 17)
 + hash(a.id, m.id, b.id, d.i) % 50
 else round(exp((hash(m.id, a.id, b.id) % 70) / 10.0) * (1 + 0.3 * ((d.i % 7) < 5)::int)
 * (0.5 + (hash(a.id, m.id, b.id, d.i) % 1000) / 1000.0)) end::bigint"""
REVISED = f"""case when i < {DAYS} and hash(account, metric, i, 7) % 100 < 15
 then value + value // 50 + 1 else value end"""


@dataclass(frozen=True, slots=True)
class Exports:
    """What there is to read.

    Attributes:
        folder: Holds it.
        months: One file a month, in order.
        weekly: The re-export.
        rows: In all months together.
        weekly_rows: In the re-export.
        kpis: Parquet with kpi_id, metric, role ("num" or "den"), weight, is_level.
        ideal: The months' facts as one sorted Parquet file: the limit to compare with.
        names: Database with the tables account, metric and breakdown, for those who need keys.
    """

    folder: Path
    months: tuple[Path, ...]
    weekly: Path
    rows: int
    weekly_rows: int
    kpis: Path
    ideal: Path
    names: Path


def make_exports(folder: Path, size: str) -> Exports:
    """Write the exports of a size, or find them where they were written before."""
    exports = folder / "exports"
    exports.mkdir(parents=True, exist_ok=True)
    accounts, metrics, breakdowns = SIZES[size]
    weekly, kpis, ideal = (
        exports / "weekly.csv",
        exports / "kpis.parquet",
        exports / "ideal.parquet",
    )
    if not kpis.exists():
        connection = duckdb.connect(str(exports / "names.duckdb"))
        connection.execute("set memory_limit = '6GB'")
        _name(connection, accounts, metrics, breakdowns)
        _write_facts(connection, exports)
        connection.execute(f"copy kpi to '{kpis}' (format parquet)")
        connection.close()
    series = accounts * metrics * breakdowns
    return Exports(
        exports,
        tuple(sorted(exports.glob("20??-??.csv"))),
        weekly,
        series * DAYS,
        series * (AGAIN_DAYS + NEW_DAYS),
        kpis,
        ideal,
        exports / "names.duckdb",
    )


def _name(connection: duckdb.DuckDBPyConnection, accounts: int, metrics: int, parts: int) -> None:
    """Make the tables of names and the KPIs: up to three metrics above, for half one below."""
    reported = [
        one
        for one in load_catalogue().all()
        if not (one.formula or one.rows or one.measured_in == MONEY)
    ][:metrics]
    for table, rows in {
        "account(id int, account text, network text)": [
            (i, f"{NETWORKS[i % 8]}/{17841400000000 + i * 7919}", NETWORKS[i % 8])
            for i in range(accounts)
        ],
        "metric(id int, metric text, is_level boolean)": [
            (i, one.id, one.kind is Kind.GAUGE) for i, one in enumerate(reported)
        ],
        "breakdown(id int, breakdown text)": [
            (i, f"country={one}" if one else "") for i, one in enumerate(COUNTRIES[:parts])
        ],
        "parts(kpi_id int, metric_id int, role text, weight decimal(9, 4))": [
            *(
                (kpi, (kpi * 7 + j * 11) % metrics, "num", 1 + (j % 2) * 0.5)
                for kpi in range(KPIS)
                for j in range(1 + kpi % 3)
            ),
            *((kpi, (kpi * 13 + 5) % metrics, "den", 1) for kpi in range(1, KPIS, 2)),
        ],
    }.items():
        connection.execute(f"create table {table}")
        marks = ", ".join("?" * len(rows[0]))
        connection.executemany(f"insert into {table.split('(')[0]} values ({marks})", rows)
    connection.execute(
        "create table kpi as select kpi_id, metric, role, weight, is_level"
        " from parts join metric on metric_id = id"
    )


def _write_facts(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    connection.execute(
        f"create view fact as select a.id as account_id, m.id as metric_id, b.id as breakdown_id,"
        f" account, metric, breakdown, d.i, date '{FIRST_DAY}' + d.i::int as day,"
        f" {VALUES} as value"
        f" from (select i from range({DAYS + NEW_DAYS}) t(i)) d, account a, metric m, breakdown b"
    )
    connection.execute("set enable_progress_bar = false")
    connection.execute(
        "copy (select account_id, metric_id::smallint as metric_id, breakdown_id, day,"
        f" value::decimal(18, 6) as value from fact where i < {DAYS}"
        f" order by breakdown_id, metric_id, account_id, day) to '{folder / 'ideal.parquet'}'"
        " (format parquet, compression zstd)"
    )
    written = "account, metric, nullif(breakdown, '') as breakdown, day, value"
    order = "order by day, account_id, metric_id, breakdown_id"
    months = connection.execute(
        f"select distinct strftime(date '{FIRST_DAY}' + i::int, '%Y-%m') from range({DAYS}) t(i)"
    ).fetchall()
    for (month,) in months:
        connection.execute(
            f"copy (select {written} from fact where i < {DAYS}"
            f" and strftime(day, '%Y-%m') = '{month}' {order})"
            f" to '{folder / month}.csv' (header)"
        )
    connection.execute(
        f"copy (select * replace ({REVISED} as value) from fact"
        f" where i >= {DAYS - AGAIN_DAYS}) to '{folder / 'again.parquet'}'"
    )
    connection.execute(
        f"copy (select {written} from read_parquet('{folder / 'again.parquet'}') {order})"
        f" to '{folder / 'weekly.csv'}' (header)"
    )
    (folder / "again.parquet").unlink()

"""The scorecard that everybody works out: 300 KPIs, 8 networks, 156 weeks; 374,400 cells.

A KPI adds up to three metrics of the whole accounts of a network, each with a weight, and half of
the KPIs have another metric below. Levels take the last value of the week, counts their sum.
"""

from dataclasses import dataclass
from pathlib import Path

import duckdb
import ibis
import ibis.expr.types as ir
import pyarrow as pa

from trueline.facts.tables import table

KPI = ibis.table(
    {
        "kpi_id": "int32",
        "metric": "string",
        "role": "string",
        "weight": "decimal(9, 4)",
        "is_level": "boolean",
    },
    name="kpi",
)
WEEKS = """select account_id, metric_id, date_trunc('week', day)::date as week, sum(value) as s,
 {last} as l from {fact} where breakdown_id = 0 group by 1, 2, 3"""
CELLS = """with w as ({weeks}),
 c as (select a.network, m.metric, w.week,
 sum((case when m.is_level then l else s end)::double precision) as v
 from w join account a on a.id = w.account_id join metric m on m.id = w.metric_id
 group by 1, 2, 3)
select k.kpi_id, c.network, c.week,
 sum(case when k.role = 'num' then c.v * k.weight::double precision end) as num,
 sum(case when k.role = 'den' then c.v * k.weight::double precision end) as den
 from c join kpi k on k.metric = c.metric group by 1, 2, 3"""
DIGEST = """select sha256(string_agg(concat_ws('|', kpi_id, network, week::date,
 num::decimal(30, 1), den::decimal(30, 1)), ',' order by kpi_id, network, week::date)), count(*)
 from answer"""


@dataclass(frozen=True, slots=True)
class Texts:
    """The scorecard in one dialect of SQL, with the place where daily values come from open."""

    last: str

    def of(self, fact: str) -> str:
        """Give the text for a table or file of daily values with keys."""
        return CELLS.format(weeks=WEEKS.format(last=self.last, fact=fact))


DUCKDB = Texts("max_by(value, day)")
POSTGRESQL = Texts("(array_agg(value order by day desc))[1]")


def of_facts() -> ir.Table:
    """Ask for the scorecard from daily values."""
    facts = table("metric_day")
    whole = facts.filter(facts.breakdown_id == 0)
    whole = whole.mutate(week=whole.day.truncate("W"))
    weeks = whole.group_by("account_id", "metric_id", "week").agg(
        s=whole.value.sum(), l=whole.value.argmax(whole.day)
    )
    return _cells(weeks)


def of_partial_sums() -> ir.Table:
    """Ask for the scorecard from the roll-ups."""
    parts = table("metric_day_roll")
    whole = parts.filter(parts.breakdown_id == 0)
    weeks = whole.group_by("account_id", "metric_id", "week").agg(
        s=whole["sum"].sum(), l=whole["last"].argmax(whole.last_day)
    )
    return _cells(weeks)


def _cells(weeks: ir.Table) -> ir.Table:
    accounts = table("account")
    accounts = accounts.select("account_id", network=accounts.account.split("/")[0])
    levels = KPI.select("metric", "is_level").distinct()
    metrics = table("metric").join(levels, "metric").select("metric_id", "metric", "is_level")
    named = weeks.join(metrics, "metric_id").join(accounts, "account_id")
    named = named.mutate(v=named.is_level.ifelse(named.l, named.s).cast("float64"))
    sums = named.group_by("network", "metric", "week").agg(v=named.v.sum())
    cells = sums.join(KPI, "metric")
    weighed = cells.v * cells.weight.cast("float64")
    return cells.group_by("kpi_id", "network", "week").agg(
        num=weighed.sum(where=cells.role == "num"), den=weighed.sum(where=cells.role == "den")
    )


def digest(answer: pa.Table) -> str:
    """Give a digest of the cells, whatever their order; values are exact to one place."""
    with duckdb.connect() as connection:
        connection.register("answer", answer)
        [(text, count)] = connection.execute(DIGEST).fetchall()
    return f"{text[:16]} of {count} cells"


def named_database(names: Path, kpis: Path) -> duckdb.DuckDBPyConnection:
    """Open a DuckDB in memory that knows the names and KPIs."""
    connection = duckdb.connect()
    name_it(connection, names, kpis)
    return connection


def name_it(connection: duckdb.DuckDBPyConnection, names: Path, kpis: Path) -> None:
    """Copy names and KPIs into a database."""
    connection.execute("set enable_progress_bar = false")
    connection.execute(f"attach '{names}' as given (read_only)")
    for one in ("account", "metric", "breakdown"):
        connection.execute(f"create table {one} as from given.{one}")
    connection.execute("detach given")
    connection.execute(f"create table kpi as from read_parquet('{kpis}')")

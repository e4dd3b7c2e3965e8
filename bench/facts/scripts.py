"""Scripts that people write: pandas over a frame in memory, Polars over a Parquet file."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import polars as pl
import pyarrow as pa

from bench.facts.exports import Exports

SERIES = ["account", "metric", "week"]


class PandasScript:
    """Reads every export into one frame; nothing is kept, so the weekly file is read again too."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._facts = pd.DataFrame()
        self._kpis = pd.DataFrame()

    def load(self, exports: Exports) -> None:
        self._kpis = pd.read_parquet(exports.kpis).astype({"weight": float})
        self._facts = pd.concat([_read(one) for one in exports.months], ignore_index=True)

    def merge(self, exports: Exports) -> None:
        both = pd.concat([self._facts, _read(exports.weekly)], ignore_index=True)
        keys = ["account", "metric", "breakdown", "day"]
        self._facts = both.drop_duplicates(keys, keep="last")

    def scorecards(self) -> dict[str, Callable[[], pa.Table]]:
        return {"facts": self._ask}

    def _ask(self) -> pa.Table:
        facts = self._facts[self._facts.breakdown.isna()]
        day = facts.day.dt
        facts = facts.assign(week=facts.day - pd.to_timedelta(day.dayofweek, unit="D"))
        sums = facts.sort_values("day").groupby(SERIES, sort=False)["value"]
        weeks = sums.agg(s="sum", l="last").reset_index()
        levels = self._kpis[["metric", "is_level"]].drop_duplicates()
        weeks = weeks.merge(levels, on="metric")
        weeks["v"] = weeks.l.where(weeks.is_level, weeks.s).astype(float)
        weeks["network"] = weeks.account.str.split("/").str[0]
        cells = weeks.groupby(["network", "metric", "week"], as_index=False)["v"].sum()
        parts = cells.merge(self._kpis, on="metric")
        weighed = parts.v * parts.weight
        parts["num"] = weighed.where(parts.role == "num")
        parts["den"] = weighed.where(parts.role == "den")
        by_cell = parts.groupby(["kpi_id", "network", "week"], as_index=False)
        return pa.Table.from_pandas(by_cell[["num", "den"]].sum(min_count=1), preserve_index=False)

    def byte_count(self) -> int:
        return 0

    def server_cpu(self) -> float:
        return 0.0


def _read(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, parse_dates=["day"])


class PolarsScript:
    """Asks one ideally sorted Parquet file; the same limit for another engine."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._exports: Exports | None = None

    def load(self, exports: Exports) -> None:
        self._exports = exports

    def scorecards(self) -> dict[str, Callable[[], pa.Table]]:
        return {"facts": self._ask}

    def _ask(self) -> pa.Table:
        if self._exports is None:
            raise SystemExit("Load first.")
        import duckdb

        with duckdb.connect(str(self._exports.names), read_only=True) as names:
            accounts = pl.from_arrow(names.sql("from account").to_arrow_table())
            metrics = pl.from_arrow(names.sql("from metric").to_arrow_table())
        kpis = pl.read_parquet(self._exports.kpis).with_columns(pl.col("weight").cast(pl.Float64))
        facts = pl.scan_parquet(self._exports.ideal).filter(pl.col("breakdown_id") == 0)
        weeks = (
            facts.with_columns(week=pl.col("day").dt.truncate("1w"))
            .group_by("account_id", "metric_id", "week")
            .agg(s=pl.col("value").sum(), l=pl.col("value").sort_by("day").last())
            .join(accounts.lazy(), left_on="account_id", right_on="id")
            .join(metrics.lazy(), left_on="metric_id", right_on="id")
            .with_columns(v=pl.when("is_level").then("l").otherwise("s").cast(pl.Float64))
        )
        cells = weeks.group_by("network", "metric", "week").agg(v=pl.col("v").sum())
        parts = cells.join(kpis.lazy().drop("is_level"), on="metric")
        weighed = pl.col("v") * pl.col("weight")
        both = [
            pl.when((pl.col("role") == role).any())
            .then(weighed.filter(pl.col("role") == role).sum())
            .alias(role)
            for role in ("num", "den")
        ]
        return parts.group_by("kpi_id", "network", "week").agg(both).collect().to_arrow()

    def byte_count(self) -> int:
        return self._exports.ideal.stat().st_size if self._exports else 0

    def server_cpu(self) -> float:
        return 0.0

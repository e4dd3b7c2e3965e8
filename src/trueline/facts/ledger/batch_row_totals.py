"""What a batch holds of the metrics that are computed from single rows."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from trueline.core.period import Period
from trueline.facts.batch import MetricTotal
from trueline.facts.compiled import compiled
from trueline.facts.dataset import VALUE, Dataset
from trueline.facts.ledger.workbench import Workbench
from trueline.facts.row_metrics import QUANTILES, row_quantile, row_sums, rows_of
from trueline.facts.sql_text import quoted
from trueline.metrics.metric import Metric, RowSource

ALWAYS = Period(date(1, 1, 1), date(9999, 12, 31))
NEEDS_EARLIER_ROWS = frozenset({"repeat"})
Ask = Callable[[Callable[[RowSource, str], str], RowSource], list[dict[str, Any]]]
"""Asks for the rows of a question that is compiled from a source and a dialect."""
SMALLEST = Decimal(1).scaleb(-VALUE.scale)


def batch_row_metrics(
    bench: Workbench,
    datasets: Iterable[Dataset],
    metrics: Iterable[Metric],
    accounts: Mapping[str, int],
) -> dict[str, MetricTotal]:
    """Give what is staged of each metric that is computed from rows; none without rows.

    Args:
        bench: Holds the staged rows.
        datasets: Which have staged rows.
        metrics: All that are known.
        accounts: Surrogate keys of the accounts by name.
    """
    names = {one.name for one in datasets}
    wanted = [one for one in metrics if one.rows is not None and one.rows.dataset in names]
    if not wanted:
        return {}
    _show_staged(bench, {one.rows.dataset for one in wanted if one.rows}, accounts)
    ask = _asking_once(bench)
    totals = {one.id: _total(ask, one, one.rows) for one in wanted if one.rows}
    return {name: total for name, total in totals.items() if total.value_count}


def _show_staged(bench: Workbench, names: Iterable[str], accounts: Mapping[str, int]) -> None:
    """Let staged rows stand where the questions look for the ledger's."""
    for name in names:
        bench.run(
            f"create or replace view {name} as select *, 0 as rev, 0 as origin, 0 as seen"
            f" from staged_{name}"
        )
    named = ", ".join(f"({key}, {quoted(name)})" for name, key in accounts.items())
    bench.run(
        f"create or replace table account as select * from (values {named}) l(account_id, account)"
    )


def _asking_once(bench: Workbench) -> Ask:
    """Give what asks the bench; metrics that count the same rows ask for them once."""
    return cache(lambda compile_for, source: bench.records(compile_for(source, bench.dialect)))


def _total(ask: Ask, metric: Metric, source: RowSource) -> MetricTotal:
    sums = ask(_sums_sql, source)
    read = ask(_sums_sql, replace(source, where=""))
    currencies = sorted({one["currency"] for one in sums} - {""})
    total: Decimal | None = sum((one["total"] for one in sums), Decimal(0))
    why = ""
    if source.where in NEEDS_EARLIER_ROWS:
        total, why = None, f"{metric.name} needs earlier files too; ask the ledger for its value."
    elif len(currencies) > 1:
        total, why = None, f"{' and '.join(currencies)} cannot be added up."
    elif source.aggregate in QUANTILES:
        total = _quantile(ask, source)
    return MetricTotal(
        total=total,
        measured_in=currencies[0] if len(currencies) == 1 else metric.measured_in,
        why=why,
        basis="" if total is None else f"{source.aggregate} of rows",
        file_total=None,
        column_sum=sum((one["total"] for one in read), Decimal(0)),
        value_count=sum(one["row_count"] for one in sums),
    )


def _quantile(ask: Ask, source: RowSource) -> Decimal | None:
    [answer] = ask(_quantile_sql, source)
    value = answer["value"]
    return None if value is None else Decimal(value).quantize(SMALLEST)


# Building and compiling a question takes longer than running it on one import.
@cache
def _sums_sql(source: RowSource, dialect: str) -> str:
    return compiled(row_sums(rows_of(_whole(source), ALWAYS)), dialect, None)[0]


@cache
def _quantile_sql(source: RowSource, dialect: str) -> str:
    rows = rows_of(_whole(source), ALWAYS)
    return compiled(row_quantile(rows, QUANTILES[source.aggregate]), dialect, None)[0]


def _whole(source: RowSource) -> RowSource:
    """Let young rows count too: what an import brought is told whole."""
    return replace(source, ripens_after_hours=0)

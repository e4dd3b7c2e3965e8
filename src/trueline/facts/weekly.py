"""Questions about whole weeks, counted back from a day; each gives one small table.

Week 0 is the seven days that end with the day counted from, week 1 those before it; days after
it lie in week -1 and further on. So weeks of any plan and any day are asked of the same facts.
"""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import ibis

from trueline.core.period import Period
from trueline.facts.dataset import SUM
from trueline.facts.questions import daily_values
from trueline.facts.row_metrics import row_quantile, row_sums

if TYPE_CHECKING:
    import ibis.expr.types as ir

DAYS_A_WEEK = 7


def weekly_sums(
    metrics: Sequence[str], period: Period, last: date, *, breakdowns: Sequence[str]
) -> "ir.Table":
    """Ask for what each account reported of each metric in each week.

    Args:
        metrics: Names.
        period: Days that count.
        last: Day that weeks are counted back from.
        breakdowns: Parts of accounts; the empty text is the whole.

    Returns:
        Columns metric, account, breakdown, currency, week, total, high (the largest value),
        day_count, last_day, last (the value of the newest day).
    """
    rows = daily_values(metrics, period, breakdowns=breakdowns)
    rows = rows.mutate(week=_weeks_back(rows.day, last))
    return rows.group_by("metric", "account", "breakdown", "currency", "week").agg(
        total=rows.value.sum().cast(ibis.dtype(SUM)),
        high=rows.value.max(),
        day_count=rows.count(),
        last_day=rows.day.max(),
        last=rows.value.argmax(rows.day),
    )


def weekly_row_sums(rows: "ir.Table", last: date) -> "ir.Table":
    """Ask for sums of ``row_metrics.rows_of`` by account, currency and week.

    Returns:
        Columns account, currency, week, total, row_count.
    """
    return row_sums(rows.mutate(week=_weeks_back(rows.day, last)), "week")


def weekly_quantiles(rows: "ir.Table", share: float, last: date) -> "ir.Table":
    """Ask for a quantile of ``row_metrics.rows_of`` in each week, all accounts together.

    Returns:
        Columns week, value, row_count, last_day.
    """
    return row_quantile(rows.mutate(week=_weeks_back(rows.day, last)), share, "week")


def _weeks_back(day: "ir.DateValue", last: date) -> "ir.IntegerValue":
    days_back = ibis.literal(last).epoch_days() - day.epoch_days()  # a day, not its number
    return (days_back / DAYS_A_WEEK).floor().cast("int64")

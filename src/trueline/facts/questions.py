"""Questions about reported values, asked of ``facts.tables``; each gives one small table.

Accounts and metrics go in and come out by name. An empty list of accounts means all of them;
breakdowns default to the whole account. Missing days are simply not there: nothing is filled in.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import ibis

from trueline.core.period import Period
from trueline.facts.dataset import SUM, TOTAL
from trueline.facts.tables import ROLL_TABLE, table

if TYPE_CHECKING:
    import ibis.expr.types as ir

WHOLE = (TOTAL,)


def sums_by_account(
    metrics: Sequence[str],
    period: Period,
    *,
    accounts: Sequence[str] = (),
    breakdowns: Sequence[str] = WHOLE,
) -> "ir.Table":
    """Ask for what each account reported of each metric over a period.

    Returns:
        Columns metric, account, breakdown, currency (empty but for money), total, high (the
        largest value), day_count, first_day, last_day, last (the value of the newest day).
    """
    rows = _named(_within(table("metric_day"), period), metrics, accounts, breakdowns)
    return rows.group_by("metric", "account", "breakdown", "currency").agg(
        total=rows.value.sum().cast(ibis.dtype(SUM)),
        high=rows.value.max(),
        day_count=rows.count(),
        first_day=rows.day.min(),
        last_day=rows.day.max(),
        last=rows.value.argmax(rows.day),
    )


def daily_values(
    metrics: Sequence[str],
    period: Period,
    *,
    accounts: Sequence[str] = (),
    breakdowns: Sequence[str] = WHOLE,
) -> "ir.Table":
    """Ask for every reported value, day by day, with the commit that brought it.

    Returns:
        Columns day, metric, account, breakdown, value, currency, rev, origin, part, line; in that
        order.
    """
    rows = _named(_within(table("metric_day"), period), metrics, accounts, breakdowns)
    asked = ("day", "metric", "account", "breakdown", "value", "currency")
    return rows.select(*asked, "rev", "origin", "part", "line").order_by(
        "day", "metric", "account", "breakdown"
    )


def spans_reported(breakdowns: Sequence[str] = WHOLE) -> "ir.Table":
    """Ask which account reports which metric, from when to when.

    Args:
        breakdowns: Parts of accounts that count; whole accounts unless said otherwise.

    Returns:
        Columns metric, account, first_day, last_day.
    """
    rows = _joined(table(ROLL_TABLE)).join(table("breakdown"), "breakdown_id")
    rows = rows.filter(rows.breakdown.isin(list(breakdowns)))
    return rows.group_by("metric", "account").agg(
        first_day=rows.first_day.min(), last_day=rows.last_day.max()
    )


def metrics_of_posts() -> "ir.Table":
    """Ask which metrics have values for single posts: column metric."""
    rows = table("post_metric").join(table("metric"), "metric_id")
    return rows.select("metric").distinct()


def _within(facts: "ir.Table", period: Period) -> "ir.Table":
    return facts.filter(facts.day >= period.first, facts.day < period.until)


def _joined(facts: "ir.Table") -> "ir.Table":
    return facts.join(table("metric"), "metric_id").join(table("account"), "account_id")


def _named(
    facts: "ir.Table",
    metrics: Sequence[str],
    accounts: Sequence[str],
    breakdowns: Sequence[str],
) -> "ir.Table":
    rows = _joined(facts).join(table("breakdown"), "breakdown_id")
    rows = rows.filter(rows.metric.isin(list(metrics)), rows.breakdown.isin(list(breakdowns)))
    return rows.filter(rows.account.isin(list(accounts))) if accounts else rows

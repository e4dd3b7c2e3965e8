"""Questions for the days that hold values, and the days that imports speak of at all.

An import speaks of every day from the first to the last that it has a value for, of one metric of
one account. A day inside without a value has none; a day outside of every import is not known of.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import ibis

from trueline.core.period import Period
from trueline.facts.dataset import TOTAL
from trueline.facts.tables import DAY_OF, table
from trueline.facts.value_datasets import METRIC_DAY, PANEL

if TYPE_CHECKING:
    import ibis.expr.types as ir


def days_with_values(period: Period, *, in_parts: bool = False) -> "ir.Table":
    """Ask on which days whole accounts, or else any parts of them, have values of metrics.

    Returns:
        Columns account, metric, day.
    """
    rows = _named(table(METRIC_DAY.name), in_parts=in_parts)
    rows = rows.filter(rows.day >= period.first, rows.day < period.until)
    return rows.select("account", "metric", "day").distinct()


def days_spoken_of(undone: Sequence[int], *, in_parts: bool = False) -> "ir.Table":
    """Ask for the spans of days that imports speak of, metric by metric.

    Args:
        undone: Imports that were taken back; they speak of nothing.
        in_parts: Of any parts of accounts; else of whole ones.

    Returns:
        Columns account, metric, first_day, last_day; spans may overlap.
    """
    observed = _observed(METRIC_DAY.name, "day", undone, "metric_id", "breakdown_id")
    rows = _named(observed, in_parts=in_parts)
    spans = rows.group_by("account", "metric", "batch").agg(
        first_day=rows.day.min(), last_day=rows.day.max()
    )
    return spans.select("account", "metric", "first_day", "last_day").distinct()


def days_with_members(period: Period) -> "ir.Table":
    """Ask on which days periods begin that single members have values of metrics for.

    Returns:
        Columns account, metric, day.
    """
    rows = _of_accounts(table(PANEL.name)).rename(day="period")
    rows = rows.filter(rows.day >= period.first, rows.day < period.until)
    return rows.select("account", "metric", "day").distinct()


def days_of_members_spoken_of(undone: Sequence[int]) -> "ir.Table":
    """Ask for the spans of days that imports of single members speak of, metric by metric.

    Returns:
        Columns account, metric, first_day, last_day; spans may overlap.
    """
    rows = _of_accounts(_observed(PANEL.name, "period", undone, "metric_id"))
    spans = rows.group_by("account", "metric", "batch").agg(
        first_day=rows.day.min(), last_day=rows.day.max()
    )
    return spans.select("account", "metric", "first_day", "last_day").distinct()


def days_with_rows(dataset: str, period: Period) -> "ir.Table":
    """Ask on which days accounts have single rows, such as orders.

    Returns:
        Columns account, day.
    """
    facts = table(dataset)
    rows = facts.mutate(day=facts[DAY_OF[dataset]].date()).join(table("account"), "account_id")
    rows = rows.filter(rows.day >= period.first, rows.day < period.until)
    return rows.select("account", "day").distinct()


def days_of_rows_spoken_of(dataset: str, undone: Sequence[int]) -> "ir.Table":
    """Ask for the spans of days that imports of single rows speak of.

    Returns:
        Columns account, first_day, last_day; spans may overlap.
    """
    rows = _observed(dataset, DAY_OF[dataset], undone).join(table("account"), "account_id")
    spans = rows.group_by("account", "batch").agg(first_day=rows.day.min(), last_day=rows.day.max())
    return spans.select("account", "first_day", "last_day").distinct()


def _observed(dataset: str, moment: str, undone: Sequence[int], *also: str) -> "ir.Table":
    """Give every observation that was ever kept, with the batch that made it."""
    parts = []
    for name, of in (
        ("_kept", "origin"),
        ("_kept", "seen"),
        ("_hist", "origin"),
        ("_seen", "origin"),
    ):
        facts = table(f"{dataset}{name}")
        day = facts[moment].date() if dataset in DAY_OF else facts[moment]
        parts.append(facts.select("account_id", *also, day=day, batch=facts[of]))
    rows = ibis.union(*parts)
    rows = rows.filter(rows.day.notnull())
    return rows.filter(rows.batch.notin(list(undone))) if undone else rows


def _named(facts: "ir.Table", *, in_parts: bool) -> "ir.Table":
    rows = _of_accounts(facts).join(table("breakdown"), "breakdown_id")
    return rows.filter((rows.breakdown != TOTAL) if in_parts else (rows.breakdown == TOTAL))


def _of_accounts(facts: "ir.Table") -> "ir.Table":
    return facts.join(table("metric"), "metric_id").join(table("account"), "account_id")

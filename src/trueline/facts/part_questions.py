"""Questions about parts of accounts: which breakdowns a metric was reported by, and their sums."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import ibis

from trueline.core.period import Period
from trueline.facts.dataset import SUM, TOTAL
from trueline.facts.tables import table

if TYPE_CHECKING:
    import ibis.expr.types as ir


def sums_by_part(metric: str, period: Period) -> "ir.Table":
    """Ask for what every part of every account reported of a metric that adds up over days.

    Returns:
        Columns account, breakdown, total, first_day, last_day; whole accounts are left out.
    """
    facts = table("metric_day")
    rows = facts.filter(facts.day >= period.first, facts.day < period.until)
    rows = rows.join(table("metric"), "metric_id").join(table("account"), "account_id")
    rows = rows.join(table("breakdown"), "breakdown_id")
    rows = rows.filter(rows.metric == metric, rows.breakdown != TOTAL)
    return rows.group_by("account", "breakdown").agg(
        total=rows.value.sum().cast(ibis.dtype(SUM)),
        first_day=rows.day.min(),
        last_day=rows.day.max(),
    )


def parts_reported(
    metrics: Sequence[str], period: Period, accounts: Sequence[str] = ()
) -> "ir.Table":
    """Ask by which parts metrics were reported in a period.

    Returns:
        Columns metric, breakdown; each pair once, whole accounts left out.
    """
    facts = table("metric_day")
    rows = facts.filter(facts.day >= period.first, facts.day < period.until)
    rows = rows.join(table("metric"), "metric_id").join(table("account"), "account_id")
    rows = rows.join(table("breakdown"), "breakdown_id")
    rows = rows.filter(rows.metric.isin(list(metrics)), rows.breakdown != TOTAL)
    rows = rows.filter(rows.account.isin(list(accounts))) if accounts else rows
    return rows.select("metric", "breakdown").distinct().order_by("metric", "breakdown")


def kinds_of_posts(posts: Sequence[str]) -> "ir.Table":
    """Ask what single posts are.

    Args:
        posts: Ids, ``network/native id``.

    Returns:
        Columns post, kind, title, url, published_at; posts that no file describes are not there.
    """
    rows = table("post")
    rows = rows.filter(rows.native_id.isin(list(posts)))
    return rows.select("kind", "title", "url", "published_at", post=rows.native_id)

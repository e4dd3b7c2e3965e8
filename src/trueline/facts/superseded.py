"""Questions for days whose values were superseded: when, of whom, and by which commit."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from trueline.core.period import Period
from trueline.facts.tables import table
from trueline.facts.value_datasets import METRIC_DAY

if TYPE_CHECKING:
    import ibis.expr.types as ir


def superseded_days(
    metrics: Sequence[str], accounts: Sequence[str], period: Period, *, until: int
) -> "ir.Table":
    """Ask which commits superseded daily values; to be asked of the newest snapshot.

    A value that a later commit superseded in its turn counts for both.

    Args:
        metrics: Ids.
        accounts: As ``network/handle``.
        period: Days that the values speak of.
        until: Newest revision whose work counts.

    Returns:
        Columns revision (the commit that superseded), account, metric, first_day, last_day,
        count.
    """
    past = table(f"{METRIC_DAY.name}_hist")
    rows = past.filter(
        past.rev < past.closed,
        past.closed <= until,
        past.day >= period.first,
        past.day < period.until,
    )
    rows = rows.join(table("metric"), "metric_id").join(table("account"), "account_id")
    rows = rows.filter(rows.metric.isin(list(metrics)), rows.account.isin(list(accounts)))
    return rows.group_by(revision=rows.closed, account=rows.account, metric=rows.metric).agg(
        first_day=rows.day.min(), last_day=rows.day.max(), count=rows.count()
    )

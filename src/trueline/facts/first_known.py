"""Question for what was restated inside some days: first known as one value, and now another."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import ibis

from trueline.core.period import Period
from trueline.facts.dataset import SUM, TOTAL
from trueline.facts.tables import table
from trueline.facts.value_datasets import METRIC_DAY

if TYPE_CHECKING:
    import ibis.expr.types as ir

COLUMNS = (*METRIC_DAY.key, "value", "rev")


def restated_since_first(
    metrics: Sequence[str], periods: tuple[Period, Period], accounts: Sequence[str], revision: int
) -> "ir.Table":
    """Ask for whole accounts' daily values that were restated; to be asked of the newest snapshot.

    A value that came late and was never counted is none of them.

    Args:
        metrics: Ids.
        periods: Days that the values speak of; those of the later period count for it.
        accounts: Names; at least one.
        revision: What was known by then.

    Returns:
        Columns is_later (whether they are of the second period), account, metric, fact_count,
        first (sum of the values as they were first known), last (sum of what they are now; a
        withdrawn one adds nothing).
    """
    now, past = table(f"{METRIC_DAY.name}_kept"), table(f"{METRIC_DAY.name}_hist")
    counted = past.filter(past.rev < past.closed)
    rows = now.select(*COLUMNS).union(counted.select(*COLUMNS))
    rows = rows.filter(rows.rev <= revision, ibis.or_(*(_within(rows, one) for one in periods)))
    for kind, names in (("metric", metrics), ("account", accounts), ("breakdown", (TOTAL,))):
        named = table(kind)
        rows = rows.semi_join(named.filter(named[kind].isin(list(names))), f"{kind}_id")
    worth = rows.value.fill_null(0)
    versions = rows.group_by(*METRIC_DAY.key).agg(
        first=rows.value.argmin(rows.rev), last=worth.argmax(rows.rev)
    )
    changed = versions.filter(versions["first"] != versions["last"])
    changed = changed.mutate(is_later=_within(changed, periods[1]))
    named = changed.join(table("metric"), "metric_id").join(table("account"), "account_id")
    sums = {name: named[name].sum().cast(ibis.dtype(SUM)) for name in ("first", "last")}
    return named.group_by("is_later", "account", "metric").agg(fact_count=named.count(), **sums)


def _within(rows: "ir.Table", period: Period) -> "ir.BooleanValue":
    return (rows.day >= period.first) & (rows.day < period.until)

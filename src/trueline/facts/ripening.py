"""Days whose rows have had time to become what is counted: an answer comes after its question.

Every reader of rows asks here, so that actuals, weeks of forecasts, explanations and traces leave
out the same days.
"""

from typing import TYPE_CHECKING

import ibis

from trueline.facts.tables import DAY_OF, table
from trueline.metrics.metric import RowSource

if TYPE_CHECKING:
    import ibis.expr.types as ir


def ripe_until(source: RowSource) -> "ir.Table":
    """Ask from which day on rows of each account are too young to be counted.

    A day counts when it ended at least the metric's ripening time before the newest row of any
    import that names the account: that file was written no earlier, whoever its newest row is of.

    Returns:
        Columns account_id and unripe_from, the first day that does not count.
    """
    rows = table(source.dataset)
    brought, said = (_newest_of_imports(rows, source, of) for of in ("origin", "seen"))
    found = brought.union(said)
    newest = found.group_by("account_id").agg(newest=found.newest.max())
    ripe = newest.newest - ibis.interval(hours=source.ripens_after_hours)
    return newest.select("account_id", unripe_from=ripe.date())


def _newest_of_imports(rows: "ir.Table", source: RowSource, of: str) -> "ir.Table":
    """Ask for the newest row of each import beside each account that it names."""
    found = rows.group_by("account_id", batch=rows[of]).agg(
        newest=rows[DAY_OF[source.dataset]].max()
    )
    return found.select("account_id", newest=found.newest.max().over(group_by=found.batch))


def accounts_unripe_from(source: RowSource) -> "ir.Table":
    """Ask for the same with the names of accounts: columns account and unripe_from."""
    found = ripe_until(source).join(table("account"), "account_id")
    return found.select("account", "unripe_from")


def only_ripe(rows: "ir.Table", source: RowSource) -> "ir.Table":
    """Leave the rows of days that count.

    Args:
        rows: With the columns account_id and day.
        source: As the metric's definition says.
    """
    if not source.ripens_after_hours:
        return rows
    limits = ripe_until(source)
    return rows.join(limits, "account_id").filter(lambda one: one.day < one.unripe_from)

"""Questions about who bought: different people, their orders, and what those came to."""

from typing import TYPE_CHECKING

import ibis

from trueline.core.period import Period
from trueline.facts.dataset import SUM
from trueline.facts.row_metrics import rows_of
from trueline.metrics.metric import RowSource

if TYPE_CHECKING:
    import ibis.expr.types as ir

ORDERS = RowSource("conversion", "sum", column="amount", where="not_cancelled")


def buyers_of(period: Period, accounts: tuple[str, ...], currency: str) -> "ir.Table":
    """Ask how many different people ordered in some days; people are keyed hashes.

    Args:
        period: Days on which orders were placed.
        accounts: Names; empty for all.
        currency: Orders in this currency only.

    Returns:
        One row: order_count, keyed_count (orders of which it is known who placed them),
        people_count, amount (of all orders, in the currency; null without any).
    """
    rows = rows_of(ORDERS, period, accounts, currency=currency, also=("person_key",))
    return rows.agg(
        order_count=rows.count(),
        keyed_count=rows.person_key.count(),
        people_count=rows.person_key.nunique(),
        amount=rows.value.sum().cast(ibis.dtype(SUM)),
    )

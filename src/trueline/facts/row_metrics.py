"""Metrics that are computed from single rows: conversations, orders and posts.

``metrics/definitions`` name the aggregates and filters; what each does stands here.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import ibis

from trueline.core.period import Period
from trueline.facts.dataset import SUM, VALUE
from trueline.facts.ripening import only_ripe
from trueline.facts.row_kinds import KINDS, is_deal, is_mention, is_order, is_published
from trueline.facts.tables import DAY_OF, table
from trueline.metrics.metric import RowSource

if TYPE_CHECKING:
    import ibis.expr.types as ir

QUANTILES = {"median": 0.5, "p90": 0.9}
ADDED_UP = ("count", "sum")
PROMOTER_FROM, DETRACTOR_BELOW = 9, 7
SOCIAL = (
    r"(^|[^a-z])(instagram|facebook|meta|tiktok|pinterest|youtube|linkedin|twitter|x)([^a-z]|$)"
)


def _placed(orders: "ir.Table") -> "ir.BooleanValue":
    return is_order(orders) & orders.status.lower().notin(["cancelled", "voided"])


def _won(deals: "ir.Table") -> "ir.BooleanValue":
    return is_deal(deals) & (deals.status == "won")


def _repeat(orders: "ir.Table") -> "ir.BooleanValue":
    counted = _placed(orders).ifelse(orders.ordered_at, ibis.null())
    first = counted.min().over(group_by=orders.person_key)
    return _placed(orders) & orders.person_key.notnull() & (orders.ordered_at > first)


FILTERS: dict[str, Callable[["ir.Table"], "ir.BooleanValue"]] = {
    "": lambda _: ibis.literal(True),  # noqa: FBT003 - a literal, not a flag
    "answered": lambda rows: (
        rows.first_response_min.notnull() | rows.first_response_bh_min.notnull()
    ),
    "resolved": lambda rows: rows.resolution_min.notnull(),
    "rated": lambda rows: rows.satisfaction.lower().isin(["good", "bad"]),
    "rated_good": lambda rows: rows.satisfaction.lower() == "good",
    "not_cancelled": _placed,
    "with_code": lambda rows: _placed(rows) & (rows.code != ""),
    "repeat": _repeat,
    "won": _won,
    "published": is_published,
    "mention": is_mention,
    "mention_positive": lambda rows: rows.kind == "positive mention",
    "mention_negative": lambda rows: rows.kind == "negative mention",
    "recommended": lambda rows: rows.scale == "nps",
    "promoter": lambda rows: (rows.scale == "nps") & (rows.score >= PROMOTER_FROM),
    "detractor": lambda rows: (rows.scale == "nps") & (rows.score < DETRACTOR_BELOW),
    "from_social": lambda rows: _placed(rows) & rows.touch.lower().re_search(SOCIAL),
}


def rows_of(
    source: RowSource,
    period: Period,
    accounts: Sequence[str] = (),
    *,
    currency: str = "",
    also: Sequence[str] = (),
) -> "ir.Table":
    """Ask for the rows that a metric is computed from.

    The filter looks at all rows of the ledger, so that an earlier order counts even when it was
    placed before the period. Days that are too young for what is counted are left out.

    Args:
        source: As the metric's definition says.
        period: Days on which a row began: opened, ordered or published, as written in the file.
        accounts: Names; empty for all.
        currency: Orders in this currency only; empty for all.
        also: Further columns of the dataset to keep.

    Returns:
        Columns day, account, native_id, value (1 where rows are counted), currency (empty but
        for money), rev, origin, part, line.
    """
    facts = table(source.dataset)
    kept = facts.mutate(
        counts=FILTERS[source.where](facts), day=facts[DAY_OF[source.dataset]].date()
    )
    kept = kept.filter(kept.counts, kept.day >= period.first, kept.day < period.until)
    if currency and source.dataset == "conversion":
        kept = kept.filter(kept.currency == currency)
    kept = only_ripe(kept, source)
    value = kept[source.column] if source.column else ibis.literal(1)
    is_money = source.dataset == "conversion" and source.column in ("amount", "refunded")
    rows = kept.mutate(
        value=value.cast(ibis.dtype(VALUE)),
        currency=kept.currency if is_money else ibis.literal(""),
    ).join(table("account"), "account_id")
    rows = rows.filter(rows.value.notnull())
    rows = rows.filter(rows.account.isin(list(accounts))) if accounts else rows
    columns = ("day", "account", "native_id", "value", "currency", "rev", "origin", "part", "line")
    return rows.select(*columns, *also)


def row_sums(rows: "ir.Table", *also_by: str) -> "ir.Table":
    """Ask for sums of ``rows_of``: columns account, currency, what is named, total, row_count."""
    return rows.group_by("account", "currency", *also_by).agg(
        total=rows.value.sum().cast(ibis.dtype(SUM)), row_count=rows.count()
    )


def row_quantile(rows: "ir.Table", share: float, *also_by: str) -> "ir.Table":
    """Ask for the value that a share of ``rows_of`` stays below, interpolated linearly.

    Args:
        rows: Of all accounts asked about at once: quantiles are never averaged.
        share: 0 to 1; 0.5 is the median.
        also_by: Columns to part the rows by.

    Returns:
        Columns named in ``also_by``, value, row_count, last_day; value is null without rows.
    """
    parted = rows.group_by(*also_by) if also_by else rows
    return parted.agg(
        value=rows.value.cast("float64").quantile(share),
        row_count=rows.count(),
        last_day=rows.day.max(),
    )


def row_spans(dataset: str, kind: str = "") -> "ir.Table":
    """Ask which days an account's imports speak of: from its first row to the import's last.

    A day without a row inside such a span has none; a day outside is not known of. An import is
    one file, so that of an account which it names it knows as late as of any other: whoever is
    seldom written to holds up nobody. A row counts for the import that brought it and for the
    newest that said the same.

    Args:
        dataset: Whose rows.
        kind: Rows of this kind only, see ``facts.row_kinds``; empty for all.

    Returns:
        Columns account, first_day, last_day; spans of several imports may overlap.
    """
    facts = table(dataset)
    facts = facts.filter(KINDS[kind](facts)) if kind else facts
    dated = facts.mutate(day=facts[DAY_OF[dataset]].date())
    rows = dated.join(table("account"), "account_id").filter(dated.day.notnull())
    brought, said = (_spans_of_imports(rows, of) for of in ("origin", "seen"))
    return brought.union(said).distinct()


def _spans_of_imports(rows: "ir.Table", of: str) -> "ir.Table":
    found = rows.group_by("account", batch=rows[of]).agg(
        first_day=rows.day.min(), last_day=rows.day.max()
    )
    last = found.last_day.max().over(group_by=found.batch)
    return found.select("account", "first_day", last_day=last)

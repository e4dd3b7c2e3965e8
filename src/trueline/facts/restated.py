"""Questions for what was restated: values that were known at one commit and are others at a later.

A value that went and came back in between is none of them, and neither is a value that was not
known at the first commit. One that was withdrawn, or whose only import was taken back, has no new
value.
"""

from typing import TYPE_CHECKING

import ibis

from trueline.facts.schema import DATASETS
from trueline.facts.tables import DIMENSIONS, table
from trueline.facts.value_datasets import METRIC_DAY, POST_METRIC

if TYPE_CHECKING:
    import ibis.expr.types as ir

SUBJECTS = {
    METRIC_DAY.name: ("account", "metric", "breakdown", "day"),
    POST_METRIC.name: ("account", "metric", "post", "window", "observed_at"),
}
"""What a restated value is about, by dataset: columns of the answer."""

CURRENCIES = ("old_currency", "new_currency")


def restated(dataset: str, since: int, until: int) -> "ir.Table":
    """Ask for the values of a dataset that were restated; to be asked of the newest snapshot.

    Args:
        dataset: ``metric_day`` or ``post_metric``.
        since: Revision at which the old values were known.
        until: Revision at which the new ones are.

    Returns:
        Columns of ``SUBJECTS``; old, new (null when it is not counted any more), old_currency and
        new_currency (empty but for money; the one that is known where there is one value only),
        revision (commit that made the new value known), origin (batch whose file holds it; null
        when there is none).
    """
    key = DATASETS[dataset].key
    past = table(f"{dataset}_hist")
    closed = past.filter(past.rev < past.closed, past.closed > since, past.closed <= until)
    last = closed.group_by(*key).agg(closed_at=closed.closed.max())
    before = closed.filter(closed.rev <= since)
    before = before.join(last, key)
    after = _known_at(dataset, until)
    after = after.select(
        *key, new=after.value, new_currency=after.currency, came=after.rev, of=after.origin
    )
    both = before.left_join(after, key)
    is_same_money = both.currency.identical_to(_currency_now(both))
    is_other = ~(both.value.identical_to(both.new) & is_same_money)
    changed = both.filter(is_other, both.value.notnull() | both.new.notnull())
    rows = changed.mutate(
        old=changed.value,
        old_currency=changed.value.isnull().ifelse(_currency_now(changed), changed.currency),
        new_currency=_currency_now(changed),
        revision=ibis.coalesce(changed.came, changed.closed_at),
        origin=changed.of,
    )
    return _named(rows, dataset).select(
        *SUBJECTS[dataset], "old", "new", *CURRENCIES, "revision", "origin"
    )


def _currency_now(rows: "ir.Table") -> "ir.StringValue":
    """Give the currency of the new value; of the old one where nothing came in its place."""
    return rows.new.isnull().ifelse(rows.currency, rows.new_currency)


def _known_at(dataset: str, revision: int) -> "ir.Table":
    """Give the rows known just after a revision, those that were withdrawn too."""
    now, past = table(f"{dataset}_kept"), table(f"{dataset}_hist")
    columns = [*DATASETS[dataset].key, "value", "currency", "rev", "origin"]
    kept = now.filter(now.rev <= revision).select(columns)
    superseded = past.filter(past.rev <= revision, past.closed > revision).select(columns)
    return kept.union(superseded)


def _named(rows: "ir.Table", dataset: str) -> "ir.Table":
    """Add names; a post that no file describes has none."""
    for kind in DIMENSIONS:
        if kind in SUBJECTS[dataset]:
            rows = rows.join(table(kind), f"{kind}_id")
    if dataset == POST_METRIC.name:
        posts = table("post").select("post_id", post="native_id")
        rows = rows.left_join(posts, "post_id")
    return rows

"""Questions for everything that is kept of a dataset, with names in the place of numbers."""

from typing import TYPE_CHECKING

import ibis

from trueline.facts.kept import KEY_OF
from trueline.facts.schema import DATASETS, NATIVE_OF
from trueline.facts.tables import DIMENSIONS, table
from trueline.facts.value_datasets import POST_METRIC

if TYPE_CHECKING:
    import ibis.expr.types as ir

RENAMED = {"origin": "batch", "rev": "known_from", "closed": "known_until"}
LAST = ("batch", "part", "line", "known_from", "known_until")


def years_kept(dataset: str) -> "ir.Table":
    """Ask which years a dataset has rows of, in any version: column year; null for undated ones."""
    rows = _versions(dataset)
    return rows.select(year=rows[DATASETS[dataset].month_of].year()).distinct().order_by("year")


def named_rows(dataset: str, year: int | None, *, with_history: bool) -> "ir.Table":
    """Ask for the rows of a year, with names of accounts, metrics, parts and posts.

    Args:
        dataset: Name in ``facts.schema``.
        year: Of the column that the dataset is cut by; None for rows without a day.
        with_history: Also what was known before, and values that were withdrawn (null).

    Returns:
        What the row is about; its values; batch, part and line it was read from; known_from, the
        commit that made it known; and with history known_until, the commit that ended that, null
        for what is known now.
    """
    rows = _versions(dataset) if with_history else table(dataset)
    day = rows[DATASETS[dataset].month_of]
    rows = rows.filter(day.isnull() if year is None else day.year() == year)
    rows = _named(rows.drop("seen"), dataset)
    rows = rows.rename({new: old for old, new in RENAMED.items() if old in rows.columns})
    last = [one for one in LAST if one in rows.columns]
    first = [one for one in _subject(dataset) if one in rows.columns]
    others = [one for one in rows.columns if one not in (*first, *last)]
    return rows.select(*first, *others, *last).order_by(*first, "known_from")


def _versions(dataset: str) -> "ir.Table":
    now, past = table(f"{dataset}_kept"), table(f"{dataset}_hist")
    open_rows = now.mutate(closed=ibis.null("int32")).select(past.columns)
    return open_rows.union(past.select(past.columns))


def _named(rows: "ir.Table", dataset: str) -> "ir.Table":
    for kind in DIMENSIONS:
        number = KEY_OF[kind].name
        if number in rows.columns:
            rows = rows.join(table(kind), number).drop(number)
    if dataset == POST_METRIC.name:
        posts = table("post").select("post_id", post="native_id")
        return rows.left_join(posts, "post_id").drop("post_id", "post_id_right")
    if dataset in NATIVE_OF:
        subject = NATIVE_OF[dataset]
        return rows.drop(KEY_OF[subject].name).rename({subject: "native_id"})
    return rows


def _subject(dataset: str) -> tuple[str, ...]:
    """Give what a row is about, in the order in which people read it."""
    key = [name.removesuffix("_id") for name in DATASETS[dataset].key]
    return tuple(dict.fromkeys(("account", *key)))

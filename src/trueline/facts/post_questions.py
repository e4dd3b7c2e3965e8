"""Questions about single posts: what was published in some days, and what each has gathered."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import ibis

from trueline.core.period import Period
from trueline.facts.row_kinds import is_published
from trueline.facts.tables import table

if TYPE_CHECKING:
    import ibis.expr.types as ir

LIFETIME = "lifetime"


def posts_with_lifetime(
    metric: str, periods: tuple[Period, Period], accounts: Sequence[str]
) -> "ir.Table":
    """Ask for the posts published in two periods, with what each had gathered when last seen.

    Posts whose day of publication, or whose lifetime value of the metric, no file says are not
    there; nor are advertisements, e-mails and what others said.

    Args:
        metric: Id.
        periods: Days of publication, as written in the file.
        accounts: Names; at least one.

    Returns:
        Columns is_later (whether it is of the second period), account, post, kind, title, url,
        published_at, value, observed_at (when it was last seen).
    """
    values = table("post_metric")
    values = values.filter(values.window == LIFETIME)
    values = values.join(table("metric").filter(table("metric").metric == metric), "metric_id")
    newest = values.group_by("post_id").agg(
        value=values.value.argmax(values.observed_at), observed_at=values.observed_at.max()
    )
    posts = table("post")
    dated = posts.filter(is_published(posts), posts.published_at.notnull())
    dated = dated.mutate(day=dated.published_at.date())
    dated = dated.filter(ibis.or_(*(_within(dated, one) for one in periods)))
    rows = dated.join(table("account"), "account_id").join(newest, "post_id")
    rows = rows.filter(rows.account.isin(list(accounts)))
    return rows.select(
        "account",
        "kind",
        "title",
        "url",
        "published_at",
        "value",
        "observed_at",
        post=rows.native_id,
        is_later=_within(rows, periods[1]),
    )


def _within(rows: "ir.Table", period: Period) -> "ir.BooleanValue":
    return (rows.day >= period.first) & (rows.day < period.until)

"""Questions about the newest of something in the whole ledger."""

from typing import TYPE_CHECKING

from trueline.facts.row_kinds import is_published
from trueline.facts.tables import table

if TYPE_CHECKING:
    import ibis.expr.types as ir


def newest_posts() -> "ir.Table":
    """Ask when each account last published something of its own, unpaid.

    Returns:
        Columns account, last_day; accounts without a dated post are not there.
    """
    posts = table("post")
    dated = posts.filter(is_published(posts), posts.published_at.notnull())
    rows = dated.mutate(day=dated.published_at.date()).join(table("account"), "account_id")
    return rows.group_by("account").agg(last_day=rows.day.max())

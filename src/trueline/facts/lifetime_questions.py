"""Questions about what posts have gathered since they were published, snapshot by snapshot."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from trueline.facts.post_questions import LIFETIME
from trueline.facts.row_kinds import is_published
from trueline.facts.tables import table

if TYPE_CHECKING:
    import ibis.expr.types as ir


def lifetime_snapshots(metric: str, accounts: Sequence[str] = ()) -> "ir.Table":
    """Ask for every lifetime number of an account's own posts.

    Args:
        metric: Id.
        accounts: Names; empty for all.

    Returns:
        Columns account, post, published_at (None where no file says), value, observed_at, origin,
        part, line; by post, oldest snapshot first.
    """
    values = table("post_metric")
    values = values.filter(values.window == LIFETIME)
    values = values.join(table("metric").filter(table("metric").metric == metric), "metric_id")
    posts = table("post")
    own = posts.filter(is_published(posts)).join(table("account"), "account_id")
    own = own.filter(own.account.isin(list(accounts))) if accounts else own
    own = own.select("post_id", "account", "published_at", post=own.native_id)
    told = ("value", "observed_at", "origin", "part", "line")
    rows = values.select("post_id", *told).join(own, "post_id")
    rows = rows.select("account", "post", "published_at", *told)
    return rows.order_by("account", "post", "observed_at")

"""Kinds of single rows that a dataset keeps beside each other, and which kind a filter is about.

Deals stand beside orders, and advertisements, e-mails and mentions beside an account's own posts.
An account is expected to have a metric's rows only where it ever had rows of that kind: a shop's
orders say nothing of a sales team's deals, and no deal means that there were no orders.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ibis.expr.types as ir

PAID_OR_SENT = ("campaign", "group", "ad", "e-mail")
"""Kinds of posts that are no publications of an account: advertisements and e-mails."""
DEALS = "crm/"
"""How ids of deals begin; deals are kept beside orders and are none."""


def is_deal(orders: "ir.Table") -> "ir.BooleanValue":
    """Keep deals of a sales team."""
    return orders.native_id.startswith(DEALS)


def is_order(orders: "ir.Table") -> "ir.BooleanValue":
    """Keep orders of a shop."""
    return ~orders.native_id.startswith(DEALS)


def is_mention(posts: "ir.Table") -> "ir.BooleanValue":
    """Keep what others said."""
    return posts.kind.endswith("mention")


def is_published(posts: "ir.Table") -> "ir.BooleanValue":
    """Keep what an account published itself, unpaid."""
    return posts.kind.notin(PAID_OR_SENT) & ~posts.kind.endswith("mention")


def is_recommendation(answers: "ir.Table") -> "ir.BooleanValue":
    """Keep answers on how likely somebody is to recommend."""
    return answers.scale == "nps"


KINDS: Mapping[str, Callable[["ir.Table"], "ir.BooleanValue"]] = {
    "order": is_order,
    "deal": is_deal,
    "publication": is_published,
    "mention": is_mention,
    "recommendation": is_recommendation,
}
"""Which rows of their dataset are of a kind."""

KIND_OF = {
    "not_cancelled": "order",
    "with_code": "order",
    "repeat": "order",
    "from_social": "order",
    "won": "deal",
    "published": "publication",
    "mention": "mention",
    "mention_positive": "mention",
    "mention_negative": "mention",
    "recommended": "recommendation",
    "promoter": "recommendation",
    "detractor": "recommendation",
}
"""The kind that a row filter looks among; others look at all rows of their dataset."""

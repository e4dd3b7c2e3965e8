"""Questions about how far what is known of communities reaches."""

from typing import TYPE_CHECKING

from trueline.facts.community.people import JOINED, VISITS
from trueline.facts.message_words import Author
from trueline.facts.tables import table

if TYPE_CHECKING:
    import ibis.expr.types as ir


def communities() -> "ir.Table":
    """Ask which accounts have posts by members: column account."""
    messages = table("message")
    wrote = messages.filter(messages.author == Author.MEMBER.value).join(
        table("account"), "account_id"
    )
    return wrote.select("account").distinct()


def newest_posts() -> "ir.Table":
    """Ask when members last wrote, by account: columns account, at (as written)."""
    messages = table("message")
    wrote = messages.filter(messages.author == Author.MEMBER.value)
    named = wrote.join(table("account"), "account_id")
    return named.group_by("account").agg(at=named.sent_at.max())


def member_spans(account: str) -> "ir.Table":
    """Ask which days the lists of members and visits speak of, import by import.

    Returns:
        Columns metric, first_day, last_day.
    """
    facts = table("panel").join(table("account"), "account_id").join(table("metric"), "metric_id")
    kept = facts.filter(facts.account == account, facts.metric.isin([JOINED, VISITS]))
    spans = kept.group_by("metric", "origin").agg(
        first_day=kept.period.min(), last_day=kept.period.max()
    )
    return spans.drop("origin").distinct()


def zones_of(account: str) -> "ir.Table":
    """Ask in which zones the times of a forum's messages are written: column zone."""
    messages = table("message").join(table("account"), "account_id")
    return messages.filter(messages.account == account).select("zone").distinct()

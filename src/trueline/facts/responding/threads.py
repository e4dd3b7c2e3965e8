"""Questions about conversations: their messages, and the rows of the tool that counts them."""

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

import ibis

from trueline.core.period import Period
from trueline.facts.message_words import Author, MessageKind
from trueline.facts.tables import table

if TYPE_CHECKING:
    import ibis.expr.types as ir

A_DAY = timedelta(days=1)
"""Times are kept as files write them, so that a day in one zone may be its neighbour in another."""


def messages_of_customers(opened: Period) -> "ir.Table":
    """Ask for all messages of the conversations that customers opened in a period.

    A day more is given at each end.

    Returns:
        Columns account, thread, native_id, sent_at, zone, author, kind, channel, person_key, seen,
        part, line; in the order in which they were sent.
    """
    rows = _named(table("message"))
    asked = rows.filter(rows.author == str(Author.CUSTOMER), rows.kind == str(MessageKind.MESSAGE))
    begun = asked.group_by("account_id", "thread").agg(opened_at=asked.sent_at.min())
    begun = begun.filter(begun.opened_at >= _at(opened.first - A_DAY))
    begun = begun.filter(begun.opened_at < _at(opened.until + A_DAY))
    told = rows.semi_join(begun, ("account_id", "thread"))
    columns = (
        "account", "thread", "native_id", "sent_at", "zone", "author", "kind", "channel",
        "person_key", "seen", "part", "line",
    )  # fmt: skip
    order = ("account", "thread", "sent_at", "part", "line")
    return told.select(*columns).order_by(*order)


def conversations_opened(opened: Period) -> "ir.Table":
    """Ask for the conversations of a period as their tool counts them; a day more at each end.

    Returns:
        Columns account, native_id, channel, opened_at, zone, status, topic, reply_count,
        first_response_min, first_response_bh_min, resolution_min, seen.
    """
    rows = _named(table("conversation"))
    rows = rows.filter(rows.opened_at >= _at(opened.first - A_DAY))
    rows = rows.filter(rows.opened_at < _at(opened.until + A_DAY))
    columns = (
        "account", "native_id", "channel", "opened_at", "zone", "status", "topic", "reply_count",
        "first_response_min", "first_response_bh_min", "resolution_min", "seen",
    )  # fmt: skip
    return rows.select(*columns).order_by("account", "opened_at", "native_id")


def last_questions() -> "ir.Table":
    """Ask for the newest message of a customer and the newest conversation: column at."""
    asked = table("message")
    asked = asked.filter(asked.author == str(Author.CUSTOMER))
    both = asked.agg(at=asked.sent_at.max()).union(
        table("conversation").agg(at=table("conversation").opened_at.max())
    )
    return both.filter(both["at"].notnull())


def _named(rows: "ir.Table") -> "ir.Table":
    return rows.join(table("account"), "account_id")


def _at(day: date) -> "ir.TimestampScalar":
    return ibis.literal(datetime.combine(day, time()))

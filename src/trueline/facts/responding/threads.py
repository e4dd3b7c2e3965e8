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


def messages_of_customers(asked: Period) -> "ir.Table":
    """Ask for all messages of the conversations in which a customer wrote in a period.

    A day more is given at each end. Times are as files write them, each in a zone of its own, so
    that whoever reads them puts them in order.

    Returns:
        Columns account, thread, native_id, sent_at, zone, author, kind, channel, person_key, seen,
        part, line; one conversation after the other.
    """
    rows = _named(table("message"))
    chosen = rows.filter(rows.author == str(Author.CUSTOMER), rows.kind == str(MessageKind.MESSAGE))
    chosen = chosen.filter(chosen.sent_at >= _at(asked.first - A_DAY))
    chosen = chosen.filter(chosen.sent_at < _at(asked.until + A_DAY))
    told = rows.semi_join(chosen.select("account_id", "thread"), ("account_id", "thread"))
    columns = (
        "account", "thread", "native_id", "sent_at", "zone", "author", "kind", "channel",
        "person_key", "seen", "part", "line",
    )  # fmt: skip
    return told.select(*columns).order_by("account", "thread", "part", "line")


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


def accounts_that_settle() -> "ir.Table":
    """Ask which accounts ever say that a conversation was settled: column account."""
    rows = _named(table("message"))
    return rows.filter(rows.kind == str(MessageKind.RESOLVED)).select("account").distinct()


def last_rows() -> "ir.Table":
    """Ask how far each file reaches: the last message or opening of each account in it.

    Returns:
        Columns account, zone, seen, at; times as the file writes them.
    """
    said, counted = _named(table("message")), _named(table("conversation"))
    by = ("account", "zone", "seen")
    reached = said.group_by(*by).agg(at=said.sent_at.max())
    opened = counted.group_by(*by).agg(at=counted.opened_at.max())
    return reached.union(opened)


def _named(rows: "ir.Table") -> "ir.Table":
    return rows.join(table("account"), "account_id")


def _at(day: date) -> "ir.TimestampScalar":
    return ibis.literal(datetime.combine(day, time()))

"""Conversations of customers, taken from the ledger as records."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from trueline.contracts.store import Snapshot
from trueline.core.period import Period
from trueline.facts.identity import fact_id
from trueline.facts.message_words import Author, MessageKind
from trueline.facts.responding.threads import conversations_opened, messages_of_customers
from trueline.measure.responding.conversation import (
    Conversation,
    LeftOut,
    Message,
    Wait,
    WaitKind,
    reopened_count_of,
    waits_of,
)
from trueline.measure.responding.open_hours import OpenHours

Row = Mapping[str, Any]
SETTLED = frozenset({"solved", "closed", "resolved", "done"})
SPAM = frozenset({"spam", "deleted", "suspended"})
SAME_QUESTION = timedelta(hours=1)
"""Where a tool says that a conversation began earlier than this, its first messages are missing."""


@dataclass(frozen=True, slots=True)
class Thread:
    """A conversation with its messages.

    Attributes:
        conversation: Its story.
        messages: In the order in which they were sent; empty where the tool tells its times.
    """

    conversation: Conversation
    messages: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """What the ledger has of conversations.

    Attributes:
        threads: Opened in the period.
        known_until: Moment until which each account is known.
        zoneless: Accounts whose files do not say in which zone their times are.
        endless: Accounts whose messages never say that a conversation was settled.
    """

    threads: tuple[Thread, ...]
    known_until: Mapping[str, datetime]
    zoneless: tuple[str, ...]
    endless: tuple[str, ...]


def conversations_told(
    snapshot: Snapshot, period: Period, hours: OpenHours, made_at: Callable[[int], datetime]
) -> Told:
    """Give the conversations that were opened in a period.

    Args:
        snapshot: The ledger.
        period: Days on the wall of ``hours``.
        hours: Whose zone stands in where a file tells none.
        made_at: Gives the moment at which the file of a batch was made, by its revision.
    """
    said = snapshot.ask(messages_of_customers(period)).to_pylist()
    counted = snapshot.ask(conversations_opened(period)).to_pylist()
    known = _known_until((*said, *counted), made_at)
    rows = {one["native_id"]: one for one in counted}
    ending = {one["account"] for one in said if one["kind"] == MessageKind.RESOLVED}
    endless = {one["account"] for one in said} - ending
    threads: dict[str, Thread] = {}
    for messages in _by_thread(said):
        found = _of_messages(messages, rows, hours, known)
        if found.conversation.account in endless:
            found = replace(found, conversation=found.conversation.without_end())
        threads[found.conversation.name] = found
    for name, row in rows.items():
        if name not in threads:
            threads[name] = Thread(_of_tool(row, hours))
    inside = (
        one
        for one in threads.values()
        if hours.day_of(one.conversation.opened_at) in period
        and one.conversation.opened_at <= known[one.conversation.account]
    )
    zoneless = {one["account"] for one in (*said, *counted) if not one["zone"]}
    return Told(tuple(inside), known, tuple(sorted(zoneless)), tuple(sorted(endless)))


def _known_until(rows: Iterable[Row], made_at: Callable[[int], datetime]) -> Mapping[str, datetime]:
    found: dict[str, datetime] = {}
    moments = {one: made_at(one) for one in {row["seen"] for row in rows}}
    for row in rows:
        account, moment = row["account"], moments[row["seen"]]
        found[account] = max(moment, found.get(account, moment))
    return found


def _by_thread(rows: list[Row]) -> Iterator[list[Row]]:
    for _, found in groupby(rows, key=lambda one: (one["account"], one["thread"])):
        yield list(found)


def _of_messages(
    rows: list[Row], tool: Mapping[str, Row], hours: OpenHours, known: Mapping[str, datetime]
) -> Thread:
    account, thread = rows[0]["account"], rows[0]["thread"]
    name = thread if thread in tool else f"{account}/{thread}"
    row = tool.get(name)
    told = (_message(one, hours) for one in rows)
    messages = tuple(one for one in told if one.at <= known[account])
    asked = [one.at for one in messages if one.is_question]
    is_cut = (
        row is not None
        and bool(asked)
        and (_moment(row["opened_at"], row["zone"], hours) < min(asked) - SAME_QUESTION)
    )
    if row is not None and (is_cut or not asked):
        return Thread(_of_tool(row, hours))
    waits = waits_of(messages) if messages else LeftOut.NO_QUESTION
    conversation = Conversation(
        name,
        account,
        next((one["channel"] for one in rows if one["channel"]), row["channel"] if row else ""),
        row["topic"] if row else "",
        min(asked, default=_message(rows[0], hours).at),
        () if isinstance(waits, LeftOut) else waits,
        reopened_count_of(messages),
        left_out=waits if isinstance(waits, LeftOut) else None,
    )
    return Thread(conversation, messages)


def _message(row: Row, hours: OpenHours) -> Message:
    return Message(
        fact_id("message", message=row["native_id"]),
        _moment(row["sent_at"], row["zone"], hours),
        Author(row["author"]),
        MessageKind(row["kind"]),
        row["person_key"],
    )


def _of_tool(row: Row, hours: OpenHours) -> Conversation:
    """Give a conversation by the times that its tool counted."""
    opened = _moment(row["opened_at"], row["zone"], hours)
    left_out = _left_out(row)
    waits = (
        _tool_wait(WaitKind.FIRST_REPLY, opened, row, "first_response"),
        _tool_wait(WaitKind.RESOLUTION, opened, row, "resolution"),
    )
    return Conversation(
        row["native_id"],
        row["account"],
        row["channel"],
        row["topic"],
        opened,
        waits if left_out is None else (),
        is_by_message=False,
        left_out=left_out,
    )


def _left_out(row: Row) -> LeftOut | None:
    status = row["status"].casefold()
    if status in SPAM:
        return LeftOut.SPAM
    is_told = row["first_response_min"] is not None or row["first_response_bh_min"] is not None
    if is_told or status not in SETTLED:
        return None
    return LeftOut.UNCLEAR if row["reply_count"] is None else LeftOut.NO_ANSWER_NEEDED


def _tool_wait(kind: WaitKind, opened: datetime, row: Row, what: str) -> Wait:
    clock, own = row[f"{what}_min"], row.get(f"{what}_bh_min")
    ended = None if clock is None else opened + timedelta(minutes=float(clock))
    fact = fact_id("conversation", conversation=row["native_id"])
    return Wait(kind, opened, ended, fact, "" if ended is None else fact, own)


def _moment(wall: datetime, zone: str, hours: OpenHours) -> datetime:
    """Give a moment in UTC; where the file tells no zone, that of the hours stands in."""
    return wall.replace(tzinfo=_zone(zone) or hours.zone).astimezone(UTC)


@lru_cache
def _zone(name: str) -> tzinfo | None:
    if name in ("", "UTC"):
        return UTC if name else None
    try:
        return datetime.fromisoformat(f"2026-01-01T00:00{name}").tzinfo
    except ValueError:
        pass
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return None

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
from trueline.facts.responding.threads import (
    accounts_that_settle,
    conversations_opened,
    last_rows,
    messages_of_customers,
)
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
NO_END = datetime.max.replace(tzinfo=UTC)
SAME_QUESTION = timedelta(hours=1)
"""Where a tool says that a conversation began earlier than this, its first messages are missing;
where it says that it began later, it speaks of another one."""


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
        threads: In which a customer wrote in the period, or which a tool opened in it.
        known_until: Moment until which each account is known.
        zoneless: Accounts whose files do not say in which zone their times are.
        endless: Accounts whose messages never say that a conversation was settled.
    """

    threads: tuple[Thread, ...]
    known_until: Mapping[str, datetime]
    zoneless: tuple[str, ...]
    endless: tuple[str, ...]


def conversations_told(
    snapshot: Snapshot,
    period: Period,
    hours: OpenHours,
    made_at: Callable[[int], datetime | None],
    until: datetime = NO_END,
) -> Told:
    """Give the conversations with questions of a period.

    Args:
        snapshot: The ledger.
        period: Days on the wall of ``hours``.
        hours: Whose zone stands in where a file tells none.
        made_at: Gives the moment at which the file of a batch was made, by its revision; None
            where nobody said: then its last row tells how far it reaches.
        until: What happened later does not count.
    """
    said = snapshot.ask(messages_of_customers(period)).to_pylist()
    counted = snapshot.ask(conversations_opened(period)).to_pylist()
    reached = snapshot.ask(last_rows()).to_pylist()
    known = {
        account: min(moment, until)
        for account, moment in _known_until(reached, counted, hours, made_at).items()
    }
    rows = {one["native_id"]: one for one in counted}
    ending = {one["account"] for one in snapshot.ask(accounts_that_settle()).to_pylist()}
    endless = {one["account"] for one in said} - ending
    threads: list[Thread] = []
    for messages in _by_thread(said):
        found = _of_messages(messages, rows, hours, known)
        if found.conversation.account in endless:
            found = replace(found, conversation=found.conversation.without_end())
        threads.append(found)
    joined = {one.conversation.name for one in threads}
    threads += [Thread(_of_tool(row, hours)) for name, row in rows.items() if name not in joined]
    inside = (
        one
        for one in threads
        if one.conversation.opened_at <= known[one.conversation.account]
        and one.conversation.asked_within(lambda moment: hours.day_of(moment) in period)
    )
    zoneless = {one["account"] for one in (*said, *counted) if not one["zone"]}
    return Told(tuple(inside), known, tuple(sorted(zoneless)), tuple(sorted(endless)))


def _known_until(
    reached: Iterable[Row],
    counted: Iterable[Row],
    hours: OpenHours,
    made_at: Callable[[int], datetime | None],
) -> Mapping[str, datetime]:
    """Give how far each account is known: when its file was made, else what its rows reach."""
    found: dict[str, datetime] = {}
    ends = [(row, _moment(row["at"], row["zone"], hours)) for row in reached]
    ends += [(row, _end_of_tool(row, hours)) for row in counted]
    for row, last in ends:
        moment = made_at(row["seen"]) or last
        found[row["account"]] = max(moment, found.get(row["account"], moment))
    return found


def _end_of_tool(row: Row, hours: OpenHours) -> datetime:
    """Give the last moment that a tool's row speaks of."""
    minutes = (row["first_response_min"], row["resolution_min"])
    longest = max((float(one) for one in minutes if one is not None), default=0.0)
    return _moment(row["opened_at"], row["zone"], hours) + timedelta(minutes=longest)


def _by_thread(rows: list[Row]) -> Iterator[list[Row]]:
    for _, found in groupby(rows, key=lambda one: (one["account"], one["thread"])):
        yield list(found)


def _of_messages(
    rows: list[Row], tool: Mapping[str, Row], hours: OpenHours, known: Mapping[str, datetime]
) -> Thread:
    account, thread = rows[0]["account"], rows[0]["thread"]
    every = sorted((_message(one, hours) for one in rows), key=lambda one: one.at)
    messages = tuple(one for one in every if one.at <= known[account])
    asked = next((one.at for one in messages if one.is_question), None)
    channel = next((one["channel"] for one in rows if one["channel"]), "")
    name = f"{account}/{thread}"
    row = tool.get(thread) or tool.get(name)
    if row is not None and not _is_same(row, account, channel, asked, hours):
        row, name = None, f"{name} (messages)"
    if row is not None:
        name = row["native_id"]
        opened = _moment(row["opened_at"], row["zone"], hours)
        if asked is None or opened < asked - SAME_QUESTION:
            return Thread(_of_tool(row, hours))
    waits = waits_of(messages) if messages else LeftOut.NO_QUESTION
    conversation = Conversation(
        name,
        account,
        channel or (row["channel"] if row else ""),
        row["topic"] if row else "",
        asked or every[0].at,
        () if isinstance(waits, LeftOut) else waits,
        reopened_count_of(messages),
        left_out=waits if isinstance(waits, LeftOut) else None,
    )
    return Thread(conversation, messages)


def _is_same(
    row: Row, account: str, channel: str, asked: datetime | None, hours: OpenHours
) -> bool:
    """Say whether a tool's row speaks of the conversation with these messages.

    Two tools may give one number to two conversations: then account, channel or times part them.
    """
    if row["account"] != account or (channel and row["channel"] and channel != row["channel"]):
        return False
    opened = _moment(row["opened_at"], row["zone"], hours)
    return asked is None or opened <= asked + SAME_QUESTION


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
    """Say why a tool's row is not judged.

    A row does not say who settled it, so that what was settled with no reply counts as unanswered:
    a machine that closes what nobody answered must not make the figures better.
    """
    status = row["status"].casefold()
    if status in SPAM:
        return LeftOut.SPAM
    is_told = row["first_response_min"] is not None or row["first_response_bh_min"] is not None
    if is_told or row["reply_count"] == 0:
        return None
    is_unclear = row["reply_count"] is not None or status in SETTLED
    return LeftOut.UNCLEAR if is_unclear else None


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

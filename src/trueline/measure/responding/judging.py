"""Waits against what was promised: kept, late, overdue, or not due yet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from trueline.measure.responding.conversation import Conversation, Wait, WaitKind
from trueline.measure.responding.open_hours import ROUND_THE_CLOCK, OpenHours
from trueline.plan.channels.channel import Channel
from trueline.plan.organisation.cover import BusinessCalendar, ResponsePromise

CLOCK = OpenHours(ROUND_THE_CLOCK)


class Outcome(StrEnum):
    """What became of a promise."""

    KEPT = "kept"
    LATE = "late"
    OVERDUE = "overdue"
    NOT_DUE = "not due yet"


MISSED = (Outcome.LATE, Outcome.OVERDUE)


@dataclass(frozen=True, slots=True)
class PromisedCover:
    """What a plan says of cover and of promises.

    Attributes:
        calendars: In the plan's order.
        promises: In the plan's order: the first that fits counts.
        channels: By which promises are narrowed.
    """

    calendars: tuple[BusinessCalendar, ...] = ()
    promises: tuple[ResponsePromise, ...] = ()
    channels: tuple[Channel, ...] = ()

    def promise_for(self, conversation: Conversation) -> ResponsePromise | None:
        """Give the first promise that fits a conversation; None when none does."""
        return next((one for one in self.promises if self._fits(one, conversation)), None)

    def hours_of(self, promise: ResponsePromise | None) -> OpenHours:
        """Give the hours in which a promise is counted; without one, those of the plan."""
        if promise is None:
            return self.usual_hours()
        named = (one for one in self.calendars if one.id == promise.calendar)
        return OpenHours(next(named, ROUND_THE_CLOCK))

    def usual_hours(self) -> OpenHours:
        """Give the plan's first hours; round the clock when it has none."""
        return OpenHours(self.calendars[0] if self.calendars else ROUND_THE_CLOCK)

    def _fits(self, promise: ResponsePromise, conversation: Conversation) -> bool:
        words = {one.casefold() for one in conversation.topic.split()} | {
            conversation.topic.casefold()
        }
        if promise.topics and not words & {one.casefold() for one in promise.topics}:
            return False
        named = [one for one in self.channels if one.id in promise.channels]
        return not promise.channels or any(_is_of(one, conversation) for one in named)


@dataclass(frozen=True, slots=True)
class JudgedWait:
    """A wait against its promise.

    Attributes:
        conversation: In which.
        wait: Which.
        promise: That fits it; None when none does.
        minutes: It took, in the hours of the promise; None while it lasts.
        clock_minutes: It took on the clock; None while it lasts, or where only the tool's own hours
            are known.
        is_answered: Whether it ended.
        open_minutes: Minutes that it lasts so far, in the hours of the promise; None once it ended.
        open_clock_minutes: The same on the clock.
        due_at: When the answer was due; None without a promise.
        outcome: None without a promise.
    """

    conversation: Conversation
    wait: Wait
    promise: ResponsePromise | None
    minutes: Decimal | None
    clock_minutes: Decimal | None
    is_answered: bool
    open_minutes: Decimal | None = None
    open_clock_minutes: Decimal | None = None
    due_at: datetime | None = None
    outcome: Outcome | None = None


def judge(
    conversations: Iterable[Conversation], cover: PromisedCover, *, now: datetime
) -> tuple[JudgedWait, ...]:
    """Give every wait of the conversations that are not left out, against its promise.

    Args:
        conversations: In any order.
        cover: Of the plan.
        now: Moment until which the conversations are known; what is open then is overdue if its
            answer was due before.
    """
    return tuple(
        _judged(one, wait, cover, now)
        for one in conversations
        if one.left_out is None
        for wait in _needing_answers(one, cover)
    )


def needing_none(conversation: Conversation, cover: PromisedCover) -> tuple[Wait, ...]:
    """Give the waits that a person on our side settled without an answer, before one was due.

    Args:
        conversation: With its waits.
        cover: Of the plan; where it promises nothing, every such wait needed none.
    """
    promise = cover.promise_for(conversation)
    hours = cover.hours_of(promise)
    return tuple(
        one
        for one in conversation.waits
        if one.closed_at is not None
        and _is_in_time(hours.minutes(one.asked_at, one.closed_at), target_of(promise, one.kind))
    )


def _is_in_time(minutes: Decimal, target: int | None) -> bool:
    return target is None or minutes <= target


def _needing_answers(conversation: Conversation, cover: PromisedCover) -> tuple[Wait, ...]:
    none = needing_none(conversation, cover)
    rest = tuple(one for one in conversation.waits if one not in none)
    if any(one.kind is WaitKind.FIRST_REPLY for one in none):  # what needs no answer needs no end
        return tuple(one for one in rest if one.kind is WaitKind.NEXT_REPLY)
    return rest


def target_of(promise: ResponsePromise | None, kind: WaitKind) -> int | None:
    """Give the minutes that are promised for a wait; None when nothing is."""
    if promise is None:
        return None
    return {
        WaitKind.FIRST_REPLY: promise.first_reply_min,
        WaitKind.NEXT_REPLY: promise.next_reply_min,
        WaitKind.RESOLUTION: promise.resolution_min,
    }[kind]


def of_kind(waits: Sequence[JudgedWait], kind: WaitKind) -> tuple[JudgedWait, ...]:
    """Give the waits of one kind."""
    return tuple(one for one in waits if one.wait.kind is kind)


def _judged(
    conversation: Conversation, wait: Wait, cover: PromisedCover, now: datetime
) -> JudgedWait:
    promise = cover.promise_for(conversation)
    hours = cover.hours_of(promise)
    answered = wait.answered_at if wait.answered_at and wait.answered_at <= now else None
    has_own = wait.own_minutes is not None
    is_answered = answered is not None or (wait.answered_at is None and has_own)
    minutes = hours.minutes(wait.asked_at, answered) if answered else None
    if is_answered and has_own and hours != CLOCK:
        minutes = wait.own_minutes
    clock = CLOCK.minutes(wait.asked_at, answered) if answered else None
    judged = JudgedWait(conversation, wait, promise, minutes, clock, is_answered)
    if not is_answered:
        lasts = hours.minutes(wait.asked_at, now), CLOCK.minutes(wait.asked_at, now)
        judged = replace(judged, open_minutes=lasts[0], open_clock_minutes=lasts[1])
    target = target_of(promise, wait.kind)
    if target is None or (is_answered and minutes is None):
        return judged
    due = hours.after(wait.asked_at, Decimal(target))
    return replace(judged, due_at=due, outcome=_outcome(minutes, target, is_due=due < now))


def _outcome(minutes: Decimal | None, target: int, *, is_due: bool) -> Outcome:
    if minutes is None:
        return Outcome.OVERDUE if is_due else Outcome.NOT_DUE
    return Outcome.KEPT if minutes <= target else Outcome.LATE


def _is_of(channel: Channel, conversation: Conversation) -> bool:
    keys = {one.key for one in channel.accounts}
    networks = {one.network for one in channel.accounts}
    return conversation.account in keys or conversation.channel in networks

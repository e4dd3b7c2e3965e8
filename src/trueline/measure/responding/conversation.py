"""The story of a conversation: what was asked, when a person answered, when it was settled.

A wait begins with the first message of a customer that nobody has answered and ends with the next
message of a person on our side. Bots, notes and assignments end none, and a second message of the
customer does not begin it anew. What a person on our side settles without an answer, in time and
for good, needed none: it is left out, and listed. What a machine settles still waits.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from trueline.facts.message_words import Author, MessageKind

SAME_MATTER = timedelta(days=7)
"""Who writes again so soon after their question was settled has not had an answer to it."""


class WaitKind(StrEnum):
    """What a customer waits for."""

    FIRST_REPLY = "first reply"
    NEXT_REPLY = "next reply"
    RESOLUTION = "resolution"


class LeftOut(StrEnum):
    """Why a conversation is not judged."""

    SPAM = "spam"
    NO_QUESTION = "no message of a customer"
    NO_ANSWER_NEEDED = "settled without an answer"
    FOLLOW_UP = "later question settled without an answer"
    UNCLEAR = "nobody knows whether or when it was answered"


@dataclass(frozen=True, slots=True)
class Message:
    """One message, or something that happened to a conversation.

    Attributes:
        id: Of its fact, such as ``inbox/4711``.
        at: In UTC.
        author: Who.
        kind: What.
        person: Keyed hash of who wrote; None when not known.
    """

    id: str
    at: datetime
    author: Author
    kind: MessageKind = MessageKind.MESSAGE
    person: int | None = None

    @property
    def is_question(self) -> bool:
        """Say whether a customer wrote it."""
        is_outside = self.author in (Author.CUSTOMER, Author.MEMBER)
        return is_outside and self.kind is MessageKind.MESSAGE

    @property
    def is_answer(self) -> bool:
        """Say whether a person on our side wrote it to the customer."""
        return self.author is Author.AGENT and self.kind is MessageKind.MESSAGE


@dataclass(frozen=True, slots=True)
class Wait:
    """A customer waiting.

    Attributes:
        kind: What for.
        asked_at: Since when, in UTC.
        answered_at: Until when; None while it lasts.
        asked: Fact with the question.
        answered: Fact with the answer; empty while it lasts.
        own_minutes: Minutes in the tool's own business hours; None where single messages tell.
        closed_at: When a person on our side settled the question for good without an answer; None
            for all others.
    """

    kind: WaitKind
    asked_at: datetime
    answered_at: datetime | None
    asked: str
    answered: str = ""
    own_minutes: Decimal | None = None
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Conversation:
    """What was said with one customer about one matter.

    Attributes:
        name: Its id.
        account: ``network/handle`` of the inbox.
        channel: Network or medium by which it came; may be empty.
        topic: As the inbox tags it; may be empty.
        opened_at: First message of the customer, in UTC; of one without, its first message.
        waits: In the order of their questions, the resolution last.
        reopened_count: How often it was opened again.
        is_by_message: Whether single messages tell its times; else they are the tool's own.
        left_out: Why it is not judged; None when it is.
    """

    name: str
    account: str
    channel: str
    topic: str
    opened_at: datetime
    waits: tuple[Wait, ...] = ()
    reopened_count: int = 0
    is_by_message: bool = True
    left_out: LeftOut | None = None

    def wait(self, kind: WaitKind) -> Wait | None:
        """Give the first wait of a kind; None when there is none."""
        return next((one for one in self.waits if one.kind is kind), None)

    def asked_within(self, is_inside: Callable[[datetime], bool]) -> "Conversation | None":
        """Give the same with the waits that began at some moments only; None without any."""
        if self.left_out is not None:
            return self if is_inside(self.opened_at) else None
        waits = tuple(one for one in self.waits if is_inside(one.asked_at))
        return replace(self, waits=waits) if waits else None

    def without_end(self) -> "Conversation":
        """Give the same where nothing tells when conversations are settled."""
        told = (one for one in self.waits if one.kind is not WaitKind.RESOLUTION)
        return replace(self, waits=tuple(told)) if self.is_by_message else self


def waits_of(messages: Sequence[Message]) -> tuple[Wait, ...] | LeftOut:
    """Give the waits of a conversation, or why it is left out.

    Args:
        messages: At least one, in the order in which they were sent.

    Example:
        >>> from datetime import UTC
        >>> at = datetime(2026, 3, 2, 9, tzinfo=UTC)
        >>> told = [Message("a/1", at, Author.CUSTOMER), Message("a/2", at, Author.BOT)]
        >>> [(one.kind.value, one.answered_at) for one in waits_of(told)]
        [('first reply', None), ('resolution', None)]
    """
    if any(one.kind is MessageKind.SPAM for one in messages):
        return LeftOut.SPAM
    first = next((one for one in messages if one.is_question), None)
    if first is None:
        return LeftOut.NO_QUESTION
    replies, resolved = _replies(messages), _resolved(messages)
    settled = (resolved.at, resolved.id) if resolved else (None, "")
    return (*replies, Wait(WaitKind.RESOLUTION, first.at, settled[0], first.id, settled[1]))


def reopened_count_of(messages: Sequence[Message]) -> int:
    """Give how often a conversation was opened again."""
    return sum(one.kind is MessageKind.REOPENED for one in messages)


def _replies(messages: Sequence[Message]) -> list[Wait]:
    found: list[Wait] = []
    asked: Message | None = None
    closed: datetime | None = None
    for one in messages:
        if asked is not None and one.is_question and closed and one.at - closed > SAME_MATTER:
            found.append(_reply(asked, None, is_first=not found, closed=closed))
            asked = None
        if asked is not None and one.is_answer:
            found.append(_reply(asked, one, is_first=not found))
            asked = None
        if one.is_question:
            asked = asked or one
        closed = _closing(one, closed) if asked else None
    if asked is not None:
        found.append(_reply(asked, None, is_first=not found, closed=closed))
    return found


def _closing(one: Message, closed: datetime | None) -> datetime | None:
    """Give when a person on our side settled an open question, after one more message."""
    if one.is_question or one.kind is MessageKind.REOPENED:
        return None
    is_closing = one.kind is MessageKind.RESOLVED and one.author is Author.AGENT
    return closed or (one.at if is_closing else None)


def _reply(
    asked: Message, answer: Message | None, *, is_first: bool, closed: datetime | None = None
) -> Wait:
    kind = WaitKind.FIRST_REPLY if is_first else WaitKind.NEXT_REPLY
    if answer is None:
        return Wait(kind, asked.at, None, asked.id, closed_at=closed)
    return Wait(kind, asked.at, answer.at, asked.id, answer.id)


def _resolved(messages: Sequence[Message]) -> Message | None:
    """Give the message that settled it for good; None while it is open."""
    settled: Message | None = None
    for one in messages:
        if one.kind is MessageKind.RESOLVED:
            settled = settled or one
        elif one.kind is MessageKind.REOPENED:
            settled = None
    return settled

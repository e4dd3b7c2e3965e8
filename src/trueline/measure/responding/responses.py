"""All that is said of how fast customers are answered, from conversations and a plan's cover."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from trueline.measure.responding.by_hour import HourCell, by_hour
from trueline.measure.responding.conversation import Conversation, LeftOut, WaitKind
from trueline.measure.responding.figures import (
    Attainment,
    Spread,
    WaitFigures,
    attainment_of,
    figures_of,
    wilson,
)
from trueline.measure.responding.judging import (
    MISSED,
    JudgedWait,
    PromisedCover,
    judge,
    needing_none,
    of_kind,
)
from trueline.measure.responding.network_rule import NetworkFigures


@dataclass(frozen=True, slots=True)
class KindFigures:
    """Waits of one kind.

    Attributes:
        kind: What customers waited for.
        open_hours: In the hours of the promise, or of the plan where nothing is promised.
        clock: On the clock.
        attainment: Against what was promised.
    """

    kind: WaitKind
    open_hours: WaitFigures
    clock: WaitFigures
    attainment: Attainment


@dataclass(frozen=True, slots=True)
class ChannelResponses:
    """Answers on one network or medium.

    Attributes:
        channel: As conversations name it; empty where they do not.
        conversations: That need an answer.
        answer_rate: Share that got one.
        first: Waits for the first reply.
    """

    channel: str
    conversations: int
    answer_rate: Spread | None
    first: KindFigures


@dataclass(frozen=True, slots=True)
class NetworkBeside:
    """The network's own figures beside ours, over the same days.

    Attributes:
        channel: Network.
        account: ``network/handle`` of the inbox: the network counts each by itself.
        theirs: By the network's rule.
        ours: First replies to conversations of the same days, in open hours and on the clock.
        answer_rate: Ours.
    """

    channel: str
    account: str
    theirs: NetworkFigures
    ours: KindFigures
    answer_rate: Spread | None


@dataclass(frozen=True, slots=True)
class Responses:
    """How fast customers were answered.

    Attributes:
        judged: Every wait against its promise.
        kinds: First replies, later ones, resolutions; those without a wait are left out.
        answer_rate: Share of conversations that need an answer and got one; None without any.
        conversations: That need an answer.
        by_message: Of those, how many single messages tell; the others are the tool's own times.
        asked_when_closed: Of those, how many began while nobody was there.
        left_out: Conversations that are not judged, or in which a question is not, by reason.
        channels: By network or medium, most conversations first.
        hours: The 168 hours of the week.
        missed: Promises that were not kept, the newest first.
    """

    judged: tuple[JudgedWait, ...]
    kinds: tuple[KindFigures, ...]
    answer_rate: Spread | None
    conversations: int
    by_message: int
    asked_when_closed: int
    left_out: Mapping[LeftOut, tuple[Conversation, ...]]
    channels: tuple[ChannelResponses, ...]
    hours: tuple[HourCell, ...]
    missed: tuple[JudgedWait, ...]

    @property
    def first_replies(self) -> tuple[JudgedWait, ...]:
        """Waits for the first reply."""
        return of_kind(self.judged, WaitKind.FIRST_REPLY)


def responses_of(
    conversations: Sequence[Conversation],
    cover: PromisedCover,
    known_until: Callable[[str], datetime],
) -> Responses:
    """Give all that is said of some conversations.

    Args:
        conversations: Those asked about, in any order.
        cover: Of the plan.
        known_until: Gives the moment until which an account's conversations are known.
    """
    judged = tuple(
        wait for one in conversations for wait in judge([one], cover, now=known_until(one.account))
    )
    first = of_kind(judged, WaitKind.FIRST_REPLY)
    left_out: dict[LeftOut, list[Conversation]] = defaultdict(list)
    for one in conversations:
        for reason in _reasons(one, cover):
            left_out[reason].append(one)
    hours = cover.usual_hours()
    found = {kind: of_kind(judged, kind) for kind in WaitKind}
    missed = [one for one in judged if one.outcome in MISSED]
    return Responses(
        judged=judged,
        kinds=tuple(figures_of_kind(kind, waits) for kind, waits in found.items() if waits),
        answer_rate=answer_rate(first),
        conversations=len(first),
        by_message=sum(one.conversation.is_by_message for one in first),
        asked_when_closed=sum(not hours.is_open(one.wait.asked_at) for one in first),
        left_out={reason: tuple(left_out[reason]) for reason in LeftOut if reason in left_out},
        channels=_by_channel(first),
        hours=by_hour(first, hours),
        missed=tuple(sorted(missed, key=lambda one: one.wait.asked_at, reverse=True)),
    )


def beside_network(
    channel: str,
    account: str,
    theirs: NetworkFigures,
    first: Sequence[JudgedWait],
) -> NetworkBeside:
    """Put an account's figures by its network's rule beside ours.

    Args:
        channel: Network.
        account: Whose conversations.
        theirs: By the network's rule.
        first: Waits for the first reply, of any channel, account and day.
    """
    same = [
        one
        for one in first
        if (one.conversation.channel, one.conversation.account) == (channel, account)
        and theirs.since <= one.wait.asked_at <= theirs.until
    ]
    ours = figures_of_kind(WaitKind.FIRST_REPLY, same)
    return NetworkBeside(channel, account, theirs, ours, answer_rate(same))


def figures_of_kind(kind: WaitKind, waits: Sequence[JudgedWait]) -> KindFigures:
    """Give the figures of waits of one kind."""
    return KindFigures(
        kind,
        figures_of(
            (one.minutes for one in waits if _is_known(one, one.minutes)),
            (one.open_minutes for one in waits if one.open_minutes is not None),
        ),
        figures_of(
            (one.clock_minutes for one in waits if _is_known(one, one.clock_minutes)),
            (one.open_clock_minutes for one in waits if one.open_clock_minutes is not None),
        ),
        attainment_of(waits),
    )


def answer_rate(first: Sequence[JudgedWait]) -> Spread | None:
    """Give the share of conversations that were answered; None without any."""
    answered = sum(one.is_answered for one in first)
    return wilson(answered, len(first)) if first else None


def _reasons(conversation: Conversation, cover: PromisedCover) -> set[LeftOut]:
    """Give why a conversation, or some of its questions, is not judged."""
    if conversation.left_out is not None:
        return {conversation.left_out}
    kinds = {one.kind for one in needing_none(conversation, cover)}
    reasons = {
        WaitKind.FIRST_REPLY: LeftOut.NO_ANSWER_NEEDED,
        WaitKind.NEXT_REPLY: LeftOut.FOLLOW_UP,
    }
    return {reason for kind, reason in reasons.items() if kind in kinds}


def _is_known(one: JudgedWait, minutes: Decimal | None) -> bool:
    """Say whether a wait lasts, or its minutes in these hours are known."""
    return not one.is_answered or minutes is not None


def _by_channel(first: Sequence[JudgedWait]) -> tuple[ChannelResponses, ...]:
    found: dict[str, list[JudgedWait]] = defaultdict(list)
    for one in first:
        found[one.conversation.channel].append(one)
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(
        ChannelResponses(
            channel, len(waits), answer_rate(waits), figures_of_kind(WaitKind.FIRST_REPLY, waits)
        )
        for channel, waits in ordered
    )

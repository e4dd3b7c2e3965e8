"""The network's own response rate and time, as Meta's pages are said to count them.

Counted is a message of a person after at least a day of silence between the two. The rate is taken
over the 30 days that end with the last such message, over the last ten if they are fewer, and the
time is the mean of the fastest nine in ten answers, on the clock, automatic answers left out. The
badge asks for nine in ten answered and a quarter of an hour, over seven days.

Source: third parties' descriptions of Meta's rule; Meta's own words have changed over the years.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import chain

from trueline.measure.responding.conversation import Message
from trueline.measure.responding.judging import CLOCK

SILENCE = timedelta(hours=24)
WINDOW = timedelta(days=30)
BADGE_WINDOW = timedelta(days=7)
FEWEST_COUNTED = 10
FASTEST = Decimal("0.9")
BADGE_RATE, BADGE_MINUTES = Decimal("0.9"), Decimal(15)
NETWORKS = ("facebook", "instagram")
_SHARE, _TENTH = Decimal("0.0001"), Decimal("0.1")


@dataclass(frozen=True, slots=True)
class CountedMessage:
    """A message that the network counts.

    Attributes:
        asked_at: When it came.
        minutes: To the next message of a person on our side, on the clock; None without.
    """

    asked_at: datetime
    minutes: Decimal | None


@dataclass(frozen=True, slots=True)
class NetworkFigures:
    """What the network would say of one account.

    Attributes:
        counted: Messages that count.
        answered: Those that were answered.
        since: First of them.
        until: Last of them.
        mean_fastest: Mean of the fastest nine in ten answers; None when none was answered.
        mean_all: Mean of all answers; None likewise.
        has_badge: Whether the rule for the badge is met over the last seven days.
    """

    counted: int
    answered: int
    since: datetime
    until: datetime
    mean_fastest: Decimal | None
    mean_all: Decimal | None
    has_badge: bool

    @property
    def fastest_count(self) -> int:
        """Answers that the mean of the fastest is made of."""
        return math.ceil(self.answered * FASTEST)

    @property
    def rate(self) -> Decimal:
        """Share answered, 0 to 1."""
        return (Decimal(self.answered) / self.counted).quantize(_SHARE)


def network_figures(
    threads: Iterable[Sequence[Message]], until: datetime | None = None
) -> NetworkFigures | None:
    """Give what the network would say; None when nothing counts.

    Args:
        threads: Messages of one account's conversations on one network, each in order; those of
            one person are looked at together, where persons are known.
        until: What was asked from here on does not count; None for no end.
    """
    every = chain.from_iterable(map(_counted, _by_person(threads)))
    counted = sorted(
        (one for one in every if until is None or one.asked_at < until),
        key=lambda one: one.asked_at,
    )
    if not counted:
        return None
    last = counted[-1].asked_at
    recent = [one for one in counted if one.asked_at > last - WINDOW]
    chosen = recent if len(recent) >= FEWEST_COUNTED else counted[-FEWEST_COUNTED:]
    times = _times(chosen)
    return NetworkFigures(
        counted=len(chosen),
        answered=len(times),
        since=chosen[0].asked_at,
        until=last,
        mean_fastest=_mean_fastest(times),
        mean_all=_mean(times),
        has_badge=_has_badge([one for one in counted if one.asked_at > last - BADGE_WINDOW]),
    )


def _by_person(threads: Iterable[Sequence[Message]]) -> Iterable[list[Message]]:
    """Give the messages with each person in order: the network knows no tickets."""
    found: dict[object, list[Message]] = defaultdict(list)
    for place, thread in enumerate(threads):
        persons = {one.person for one in thread if one.is_question and one.person is not None}
        key = next(iter(persons)) if len(persons) == 1 else f"thread {place}"
        found[key].extend(thread)
    return (sorted(one, key=lambda message: message.at) for one in found.values())


def _counted(messages: Sequence[Message]) -> list[CountedMessage]:
    found = []
    spoken = [one for one in messages if one.is_question or one.is_answer]
    last: datetime | None = None
    for place, one in enumerate(spoken):
        if one.is_question and (last is None or one.at - last >= SILENCE):
            answer = next((it for it in spoken[place + 1 :] if it.is_answer), None)
            minutes = CLOCK.minutes(one.at, answer.at) if answer else None
            found.append(CountedMessage(one.at, minutes))
        last = one.at
    return found


def _times(counted: Iterable[CountedMessage]) -> list[Decimal]:
    return sorted(one.minutes for one in counted if one.minutes is not None)


def _mean(times: Sequence[Decimal]) -> Decimal | None:
    return (sum(times, Decimal(0)) / len(times)).quantize(_TENTH) if times else None


def _mean_fastest(times: Sequence[Decimal]) -> Decimal | None:
    return _mean(times[: math.ceil(len(times) * FASTEST)])


def _has_badge(counted: Sequence[CountedMessage]) -> bool:
    times = _times(counted)
    mean = _mean_fastest(times)
    if not counted or mean is None:
        return False
    return Decimal(len(times)) / len(counted) >= BADGE_RATE and mean <= BADGE_MINUTES

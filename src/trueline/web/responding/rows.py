"""Response times as rows of a page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from trueline.measure.responding.conversation import LeftOut, WaitKind
from trueline.measure.responding.figures import Attainment
from trueline.measure.responding.judging import JudgedWait, Outcome
from trueline.measure.responding.responses import ChannelResponses, KindFigures
from trueline.web.responding.words import MINUTES, channel_words, say_interval, say_open, say_spread
from trueline.web.status import StatusLook
from trueline.web.wording import say_share, say_value

NAMES: dict[WaitKind, str | Promise] = {
    WaitKind.FIRST_REPLY: gettext_lazy("First reply"),
    WaitKind.NEXT_REPLY: gettext_lazy("Later replies"),
    WaitKind.RESOLUTION: gettext_lazy("Settled"),
}
LOOKS = {
    Outcome.KEPT: StatusLook(gettext_lazy("In time"), "check-circle", "good"),
    Outcome.LATE: StatusLook(gettext_lazy("Too late"), "exclamation-triangle", "warn"),
    Outcome.OVERDUE: StatusLook(gettext_lazy("Still open"), "x-circle", "bad"),
}
LEFT_OUT: dict[LeftOut, str | Promise] = {
    LeftOut.SPAM: gettext_lazy("marked as spam"),
    LeftOut.NO_QUESTION: gettext_lazy("no message of a customer"),
    LeftOut.NO_ANSWER_NEEDED: gettext_lazy("settled without an answer"),
    LeftOut.FOLLOW_UP: gettext_lazy("later question settled without an answer"),
    LeftOut.UNCLEAR: gettext_lazy("nobody knows whether or when it was answered"),
}
MET = StatusLook(gettext_lazy("Kept"), "check-circle", "good")
NOT_MET = StatusLook(gettext_lazy("Not kept"), "x-circle", "bad")


@dataclass(frozen=True, slots=True)
class WaitRow:
    """Waits of one kind, or of one channel.

    Attributes:
        name: What for, or by which channel.
        count: Waits that ended.
        open_words: How many last, in words; empty for none.
        median: In words.
        interval: Of the median, in words; empty for too few.
        nine_in_ten: In words.
        mean: In words.
        clock: The median on the clock, in words.
        kept: Share of promises kept, in words; a dash without promises.
        kept_interval: In words; empty without.
        due: Promises that were due.
        missed: Of those, too late or still open.
        promised: The share promised, in words; empty where promises differ.
        look: Whether the promised share is reached; None when it cannot be said.
        answered: Share of conversations answered, in words; empty for kinds.
        channel: By which they came; empty for kinds.
    """

    name: str | Promise
    count: int
    open_words: str
    median: str
    interval: str
    nine_in_ten: str
    mean: str
    clock: str
    kept: str
    kept_interval: str
    due: int
    missed: int
    promised: str
    look: StatusLook | None
    answered: str = ""
    channel: str = ""


@dataclass(frozen=True, slots=True)
class MissedRow:
    """A promise that was not kept.

    Attributes:
        judged: The wait.
        kind: What for, in words.
        channel: In words.
        took: Minutes in words; a dash while it lasts.
        look: Too late, or still open.
    """

    judged: JudgedWait
    kind: str | Promise
    channel: str
    took: str
    look: StatusLook


def kind_rows(kinds: Iterable[KindFigures]) -> list[WaitRow]:
    """Put kinds of waits into rows."""
    return [_row(NAMES[one.kind], one) for one in kinds]


def channel_rows(channels: Iterable[ChannelResponses]) -> list[WaitRow]:
    """Put channels into rows."""
    return [
        replace(
            _row(channel_words(one.channel), one.first),
            answered=say_spread(one.answer_rate),
            channel=one.channel,
        )
        for one in channels
    ]


def missed_rows(missed: Iterable[JudgedWait]) -> list[MissedRow]:
    """Put missed promises into rows."""
    return [
        MissedRow(
            one,
            NAMES[one.wait.kind],
            channel_words(one.conversation.channel),
            say_value(one.minutes, MINUTES),
            LOOKS[one.outcome or Outcome.LATE],
        )
        for one in missed
    ]


def _row(name: str | Promise, one: KindFigures) -> WaitRow:
    told, promise = one.open_hours, one.attainment
    return WaitRow(
        name=name,
        count=told.count,
        open_words=say_open(told.open_count) if told.open_count else "",
        median=say_spread(told.median, MINUTES),
        interval=say_interval(told.median, MINUTES),
        nine_in_ten=say_spread(told.nine_in_ten, MINUTES),
        mean=say_value(told.mean, MINUTES),
        clock=say_spread(one.clock.median, MINUTES),
        kept=say_spread(promise.share),
        kept_interval=say_interval(promise.share),
        due=promise.due,
        missed=promise.late + promise.overdue,
        promised=say_share(promise.promised) if promise.promised is not None else "",
        look=_look(promise),
    )


def _look(promise: Attainment) -> StatusLook | None:
    return {True: MET, False: NOT_MET, None: None}[promise.is_met]


def in_urgency(missed: Sequence[JudgedWait]) -> list[JudgedWait]:
    """Put what is still open first, then the newest."""
    return sorted(missed, key=lambda one: one.outcome is not Outcome.OVERDUE)

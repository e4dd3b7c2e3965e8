"""Twelve kinds of conversations that trip response times, worked by hand (F9).

Times are those of the clock on the wall in Berlin, 2026. The desk is open Monday to Friday from
09:00 to 12:30 and 13:30 to 18:00, the night desk from Saturday 22:00 to Sunday 06:00; both promise
a first answer within 60 open minutes. It is Friday 30 October, 09:30.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from trueline.facts.message_words import Author, MessageKind
from trueline.measure.responding.conversation import Conversation, LeftOut, Message, waits_of
from trueline.measure.responding.judging import Outcome, PromisedCover
from trueline.plan.organisation.cover import BusinessCalendar, ResponsePromise

BERLIN = ZoneInfo("Europe/Berlin")
DESK = BusinessCalendar(
    "desk", "Desk", "Europe/Berlin", ("Mon-Fri 09:00-12:30, 13:30-18:00",), holidays="DE"
)
NIGHT = BusinessCalendar("night", "Night", "Europe/Berlin", ("Sat 22:00-24:00", "Sun 00:00-06:00"))
COVER = PromisedCover(
    (DESK, NIGHT),
    (
        ResponsePromise("night", "At night", "night", topics=("night",), first_reply_min=60),
        ResponsePromise("day", "By day", "desk", first_reply_min=60),
    ),
)
NOW = datetime(2026, 10, 30, 9, 30, tzinfo=BERLIN).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Case:
    """A conversation with its answer.

    Attributes:
        name: What trips.
        told: Month, day and time, author and kind of each message; a second time of an hour that
            the clock shows twice is marked with a star.
        minutes: To the first answer, in open minutes; None while it is open.
        outcome: What became of the promise; None when it is left out.
        left_out: Why it is left out; None when it is not.
    """

    name: str
    told: tuple[str, ...]
    minutes: Decimal | None
    outcome: Outcome | None
    left_out: LeftOut | None = None

    @property
    def messages(self) -> tuple[Message, ...]:
        """Its messages as records."""
        return tuple(_message(f"{self.name}/{n}", one) for n, one in enumerate(self.told))

    @property
    def conversation(self) -> Conversation:
        """Its story."""
        waits, topic = waits_of(self.messages), "night" if "night" in self.name else ""
        story = Conversation(self.name, "inbox/acme", "", topic, self.messages[0].at)
        if isinstance(waits, LeftOut):
            return replace(story, left_out=waits)
        return replace(story, waits=waits)


def _message(name: str, told: str) -> Message:
    day, clock, author, kind = (*told.split(), "message")[:4]
    wall = datetime.fromisoformat(f"2026-{day}T{clock.rstrip('*')}")
    moment = wall.replace(tzinfo=BERLIN, fold=int(clock.endswith("*"))).astimezone(UTC)
    return Message(name, moment, Author(author), MessageKind(kind))


CASES = (
    # Monday: 12:20 to 12:30 is 10, lunch counts nothing, 13:30 to 13:40 is 10.
    Case(
        "lunch break",
        ("03-02 12:20 customer", "03-02 13:40 agent"),
        Decimal(20),
        Outcome.KEPT,
    ),
    # Thursday 17:50 to 18:00 is 10; Friday 1 May is a holiday, then the weekend; Monday 09:00 to
    # 09:30 is 30.
    Case(
        "holiday",
        ("04-30 17:50 customer", "05-04 09:30 agent"),
        Decimal(40),
        Outcome.KEPT,
    ),
    # The robot at once is nobody; the person after 90.
    Case(
        "bot reply",
        ("03-03 10:00 customer", "03-03 10:00 bot", "03-03 11:30 agent"),
        Decimal(90),
        Outcome.LATE,
    ),
    # Handed on twice; the customer has waited 50 all the same.
    Case(
        "reassignment",
        (
            "03-04 10:00 customer",
            "03-04 10:20 system assigned",
            "03-04 10:40 agent assigned",
            "03-04 10:50 agent",
        ),
        Decimal(50),
        Outcome.KEPT,
    ),
    # On 29 March the clock goes from 02:00 to 03:00: 01:30 to 03:30 on the wall is 60 minutes.
    Case(
        "night forward",
        ("03-29 01:30 customer", "03-29 03:30 agent"),
        Decimal(60),
        Outcome.KEPT,
    ),
    # On 25 October it goes from 03:00 back to 02:00: 01:30 to 03:00 on the wall is 90 + 60.
    Case(
        "night back",
        ("10-25 01:30 customer", "10-25 03:00 agent"),
        Decimal(150),
        Outcome.LATE,
    ),
    # Left out and listed, however fast somebody marked it.
    Case(
        "spam",
        ("03-05 10:00 customer", "03-05 10:01 agent spam"),
        None,
        None,
        LeftOut.SPAM,
    ),
    # Friday 17:45 to 18:00 is 15, Monday 09:00 to 09:20 is 20.
    Case(
        "weekend",
        ("03-06 17:45 customer", "03-09 09:20 agent"),
        Decimal(35),
        Outcome.KEPT,
    ),
    # A note among colleagues is no answer: open since 10 March.
    Case(
        "note only",
        ("03-10 14:00 customer", "03-10 14:05 agent note"),
        None,
        Outcome.OVERDUE,
    ),
    # The wait began with the first of the two: 09:00 to 10:10.
    Case(
        "two messages before a reply",
        ("03-11 09:00 customer", "03-11 09:50 customer", "03-11 10:10 agent"),
        Decimal(70),
        Outcome.LATE,
    ),
    # First answer after 30. Asked again on the next day at 09:00, answered at 09:45. Settled for
    # good at 10:00 of that day: 150 + 270 on Thursday, 60 on Friday.
    Case(
        "reopened",
        (
            "03-12 10:00 customer",
            "03-12 10:30 agent",
            "03-12 11:00 agent resolved",
            "03-13 09:00 customer",
            "03-13 09:00 system reopened",
            "03-13 09:45 agent",
            "03-13 10:00 agent resolved",
        ),
        Decimal(30),
        Outcome.KEPT,
    ),
    # Due yesterday at 11:00.
    Case("open and overdue", ("10-29 10:00 customer",), None, Outcome.OVERDUE),
    # Due today at 10:00, and it is 09:30.
    Case("open and not yet due", ("10-30 09:00 customer",), None, Outcome.NOT_DUE),
)
REOPENED_NEXT_REPLY, REOPENED_RESOLUTION = Decimal(45), Decimal(480)

# Ended: 20, 30, 35, 40, 50, 60, 70, 90, 150. Their sum is 545, and 545 / 9 = 60.6.
MEDIAN, MEAN = Decimal(50), Decimal("60.6")
# Three last: since 10 March, for 150 + 270 on 29 October and 30 on the 30th, and for 30. Of all
# twelve the 10.9th is asked for: with the three as long as so far, 150 + 0.9 * (450 - 150).
NINE_IN_TEN_AT_LEAST = Decimal(420)
# Of those that ended alone, at 0.9 of the way from the first to the ninth: the 8.2nd,
# 90 + 0.2 * 60.
NINE_IN_TEN_OF_ENDED = Decimal(102)
# Of 9, the second and the eighth enclose the median with 96.1 % (binomial table).
MEDIAN_ENDS = (Decimal(30), Decimal(90))
# Kept: lunch, holiday, reassignment, forward, weekend, reopened. Late: bot, back, two messages.
# Overdue: note only, open. Not due: one. So 6 of 11.
KEPT, LATE, OVERDUE, NOT_DUE = 6, 3, 2, 1
SHARE = Decimal("0.5455")

"""Meetings that come again: what for, by which rule, and what happens on holidays."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from trueline.plan.limits import Within
from trueline.plan.referring import Named

ONE_DAY_MINUTES = 24 * 60


class MeetingKind(StrEnum):
    """What a meeting is for."""

    COMMITTEE = "committee"
    CHANNEL_CHECK = "channel check"
    PLAN_REVIEW = "plan review"
    QUARTERLY_REVISION = "quarterly revision"
    ANNUAL_REFRESH = "annual refresh"


class OnHoliday(StrEnum):
    """What happens to a meeting that falls on a holiday."""

    NEXT_WORKING_DAY = "moves to the next working day"
    PREVIOUS_WORKING_DAY = "moves to the working day before"
    SAME_WEEKDAY_LATER = "moves by a week"
    LEFT_OUT = "is left out"
    HELD = "is held all the same"


@dataclass(frozen=True, slots=True)
class MeetingSeries:
    """A meeting that comes again.

    Attributes:
        id: Unique in the plan.
        name: For people.
        body: Who meets; empty while nobody is said to.
        kind: What for.
        rule: When it comes again, as a recurrence rule of RFC 5545 without a beginning, such as
            FREQ=MONTHLY;BYDAY=3TH.
        first: Earliest day on which it may be held; None for the plan's first day.
        starts: Hour on the clock of its zone, such as 14:30.
        zone: Time zone, such as Europe/Dublin; empty for UTC.
        minutes: How long it takes.
        holidays: Country whose public holidays count, such as IE, or its part, such as DE-BY;
            empty for none.
        on_holiday: What happens on one.
        closed: Own days on which it is not held, treated like holidays.
        place: Where, or an address to call.
    """

    id: str
    name: str
    body: Annotated[str, Named.BODY] = ""
    kind: MeetingKind = MeetingKind.COMMITTEE
    rule: str = "FREQ=WEEKLY"
    first: date | None = None
    starts: str = "09:00"
    zone: str = ""
    minutes: Annotated[int, Within(5, ONE_DAY_MINUTES)] = 60
    holidays: str = ""
    on_holiday: OnHoliday = OnHoliday.NEXT_WORKING_DAY
    closed: tuple[date, ...] = ()
    place: str = ""

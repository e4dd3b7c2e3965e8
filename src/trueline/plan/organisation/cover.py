"""Cover: when somebody answers, and what customers were promised about it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from trueline.plan.limits import Within
from trueline.plan.referring import Named, Narrows

ONE_YEAR_MINUTES = 366 * 24 * 60


@dataclass(frozen=True, slots=True)
class BusinessCalendar:
    """When somebody is there to answer.

    Attributes:
        id: Unique in the plan.
        name: For people.
        zone: Time zone of its hours, such as Europe/Dublin.
        hours: Open hours of the week, one line for days that are alike, such as
            Mon-Fri 09:00-12:30, 13:30-18:00.
        holidays: Country whose public holidays are closed, such as IE, or its part, such as DE-BY;
            empty when it is open on holidays.
        closed: Own days on which it is closed.
        extra: Days with hours of their own, such as 2026-11-28 09:00-17:00; they go before
            holidays, closed days and the week.
    """

    id: str
    name: str
    zone: str
    hours: tuple[str, ...] = ()
    holidays: str = ""
    closed: tuple[date, ...] = ()
    extra: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ResponsePromise:
    """How fast customers are answered; the first one in the plan that fits a conversation counts.

    Attributes:
        id: Unique in the plan.
        name: For people.
        calendar: Hours in which minutes count; empty when every minute on the clock does.
        policy: Policy that makes it; empty when none does.
        channels: Channels that it holds for; empty for all.
        topics: Topics that it holds for, as the inbox tags them; empty for all.
        first_reply_min: Minutes within which the first answer is promised; None for no promise.
        next_reply_min: Minutes within which every later answer is; None for no promise.
        resolution_min: Minutes within which the matter is settled; None for no promise.
        share: Share of conversations for which it is to be kept, 0 to 1.
    """

    id: str
    name: str
    calendar: Annotated[str, Named.CALENDAR] = ""
    policy: Annotated[str, Named.POLICY] = ""
    channels: Annotated[tuple[str, ...], Named.CHANNEL, Narrows()] = ()
    topics: tuple[str, ...] = ()
    first_reply_min: Annotated[int | None, Within(1, ONE_YEAR_MINUTES)] = None
    next_reply_min: Annotated[int | None, Within(1, ONE_YEAR_MINUTES)] = None
    resolution_min: Annotated[int | None, Within(1, ONE_YEAR_MINUTES)] = None
    share: Annotated[Decimal, Within(0, 1)] = Decimal("0.9")

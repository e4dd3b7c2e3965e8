"""Required people: volume by hour of the week, minutes of work and cover to hours and people.

Each open hour needs the fewest people who, by Erlang C, answer the promised share in time. What is
written while nobody is there has its promise from opening on, and is spread evenly over that time.
A reply is out when its work is done, so that the wait may take what the work leaves of the promise.
"""

import math
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal

import numpy as np

from trueline.coordination.staffing.asked_work import AskedWork
from trueline.coordination.staffing.erlang import agents_needed, waiting
from trueline.coordination.staffing.open_axis import SECONDS, Floats
from trueline.core.errors import RefusedQuestionError
from trueline.measure.responding.open_hours import OpenHours
from trueline.plan.organisation.opening_hours import MINUTES_A_DAY, read_week

HOUR = 60
WEEK_MINUTES = 7 * MINUTES_A_DAY
FEWEST_DAYS = 28
FULL_WEEK_HOURS = Decimal(40)
"""Hours a week of one person, where nobody says otherwise."""
_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of those who answer.

    Attributes:
        handling_min: Minutes of work for one conversation.
        within_min: Open minutes within which a first reply is promised.
        share: Share of conversations for which that is to be kept, below 1.
        shrinkage: Share of paid hours that go to breaks, training and leave, below 1.
        full_week: Hours a week of one person.
        volume_week: Conversations a week, spread over its hours as those that came; None for as
            many as came.
    """

    handling_min: float
    within_min: float
    share: float
    shrinkage: Decimal = Decimal(0)
    full_week: Decimal = FULL_WEEK_HOURS
    volume_week: Decimal | None = None


@dataclass(frozen=True, slots=True)
class RequiredHour:
    """What one hour of an ordinary week needs.

    Attributes:
        weekday: 0 is Monday.
        hour: 0 to 23, on the wall.
        open_share: Share of it that is open, above 0 to 1.
        volume: Conversations that fall to it, a week.
        agents: People who have to be there.
        chance: That a conversation waits at all.
        mean_wait_min: Open minutes that it waits on average.
    """

    weekday: int
    hour: int
    open_share: Decimal
    volume: Decimal
    agents: int
    chance: Decimal
    mean_wait_min: Decimal


@dataclass(frozen=True, slots=True)
class Required:
    """What a week takes.

    Attributes:
        hours: Hour by hour, those that are open.
        volume_week: Conversations a week.
        work_hours: Hours a week that answering itself takes.
        present_hours: Hours a week that people have to be there: at least one in every open hour.
        paid_hours: The same with breaks, training and leave.
        people: Of a full week each.
        open_hours: Of an ordinary week.
    """

    hours: tuple[RequiredHour, ...]
    volume_week: Decimal
    work_hours: Decimal
    present_hours: Decimal
    paid_hours: Decimal
    people: Decimal
    open_hours: Decimal


def required(work: AskedWork, wanted: Wanted, hours: OpenHours | None = None) -> Required:
    """Give the people that a week takes.

    Args:
        work: As customers brought it.
        wanted: What is asked of those who answer.
        hours: In which they answer; None for those of the promises.

    Raises:
        RefusedQuestionError: There are too few weeks, the promise is shorter than the work, no hour
            is open, or no number of people suffices.
    """
    _enough(work)
    if wanted.within_min < wanted.handling_min:
        raise RefusedQuestionError(
            f"A reply is promised within {wanted.within_min:g} minutes and takes "
            f"{wanted.handling_min:g} minutes of work.",
            instead="Promise longer, or shorten the work.",
        )
    there = hours or work.hours
    is_open = _open_minutes(there)
    if not is_open.any():
        raise RefusedQuestionError("No hour of an ordinary week is open.")
    counted = Decimal(str(work.a_week))
    volume = counted if wanted.volume_week is None else wanted.volume_week
    falls = _volumes(work, there, is_open, wanted.within_min) * float(volume) / len(work.asked)
    found = tuple(
        _hour(place, falls[cells].sum(), is_open[cells].sum(), wanted)
        for place in range(7 * 24)
        if is_open[cells := slice(place * HOUR, (place + 1) * HOUR)].any()
    )
    present = sum((one.agents * one.open_share for one in found), Decimal(0))
    paid = present / (1 - wanted.shrinkage)
    return Required(
        hours=found,
        volume_week=volume.quantize(_TENTH),
        work_hours=(volume * Decimal(str(wanted.handling_min)) / HOUR).quantize(_TENTH),
        present_hours=present.quantize(_TENTH),
        paid_hours=paid.quantize(_TENTH),
        people=(paid / wanted.full_week).quantize(_TENTH),
        open_hours=(Decimal(int(is_open.sum())) / HOUR).quantize(_TENTH),
    )


def _enough(work: AskedWork) -> None:
    if work.days < FEWEST_DAYS:
        raise RefusedQuestionError(
            f"The hours of a week are counted over at least {FEWEST_DAYS} days; conversations are "
            f"known for {work.days}.",
            instead="Bring older conversations.",
        )


def _hour(place: int, volume: float, minutes: float, wanted: Wanted) -> RequiredHour:
    load = volume * wanted.handling_min / float(minutes)
    spare = wanted.within_min - wanted.handling_min
    needed = agents_needed(load, wanted.handling_min, within_min=spare, share=wanted.share)
    agents = max(needed, 1)
    found = waiting(load, agents, wanted.handling_min)
    return RequiredHour(
        weekday=place // 24,
        hour=place % 24,
        open_share=Decimal(int(minutes)) / HOUR,
        volume=Decimal(str(round(float(volume), 2))),
        agents=agents,
        chance=Decimal(str(round(found.chance, 4))),
        mean_wait_min=Decimal(str(round(found.mean_wait_min, 1))),
    )


def _open_minutes(hours: OpenHours) -> Floats:
    """Give for each minute of an ordinary week whether it is open, as 1 or 0."""
    found = np.zeros(WEEK_MINUTES)
    for day, periods in enumerate(read_week(hours.calendar.hours)):
        for one in periods:
            found[day * MINUTES_A_DAY + one.first : day * MINUTES_A_DAY + one.until] = 1
    return found


def _volumes(work: AskedWork, hours: OpenHours, is_open: Floats, within_min: float) -> Floats:
    """Give for each minute of the week the conversations that fall to it, in all weeks."""
    opens = np.flatnonzero(is_open)
    falls = np.zeros(WEEK_MINUTES)
    spread = min(max(math.ceil(within_min), 1), len(opens))
    for minute in work.asked:
        wall = datetime.fromtimestamp(minute * SECONDS, UTC).astimezone(hours.zone)
        at = wall.weekday() * MINUTES_A_DAY + wall.hour * HOUR + wall.minute
        if is_open[at]:
            falls[at] += 1
            continue
        first = np.searchsorted(opens, at)
        due = opens[np.arange(first, first + spread) % len(opens)]
        falls[due] += 1 / spread
    return falls

"""When a scheduled report is due, in the time zone that was set."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from trueline.usecases.scheduling.schedule import Rhythm, Schedule

QUARTERS = frozenset({1, 4, 7, 10})
"""Months in which a quarter begins."""
LONGEST = 100
"""Days after which the next due day of any rhythm has come."""


def last_due(schedule: Schedule, now: datetime) -> datetime | None:
    """Give the newest moment at which a report was due, in UTC; None before the first.

    Args:
        schedule: Paused or not.
        now: The present moment, in UTC.
    """
    return next((one for one in _around(schedule, now, -1) if schedule.since < one <= now), None)


def next_due(schedule: Schedule, now: datetime) -> datetime:
    """Give the next moment at which a report is due, in UTC; arguments as of ``last_due``."""
    return next(one for one in _around(schedule, now, 1) if one > now)


def _around(schedule: Schedule, now: datetime, step: int) -> Iterator[datetime]:
    """Yield moments at which it is due, from yesterday or tomorrow on in one direction."""
    zone = ZoneInfo(schedule.zone)
    today = now.astimezone(zone).date()
    for days in range(-1, LONGEST):
        day = today + step * timedelta(days=days)
        if _is_due_day(schedule, day):
            yield datetime.combine(day, time(schedule.hour), zone).astimezone(UTC)


def _is_due_day(schedule: Schedule, day: date) -> bool:
    match schedule.rhythm:
        case Rhythm.WEEKLY:
            return day.weekday() == schedule.weekday
        case Rhythm.MONTHLY:
            return day.day == schedule.month_day
        case Rhythm.QUARTERLY:
            return day.day == schedule.month_day and day.month in QUARTERS

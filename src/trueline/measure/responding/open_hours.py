"""Open hours: real minutes of a business calendar between two moments.

Hours are those of the clock on the wall in the calendar's zone; minutes are real ones. A night in
which the clock goes forward has an hour less of them, one in which it goes back an hour more.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

from trueline.core.errors import RefusedQuestionError
from trueline.plan.organisation.cover import BusinessCalendar
from trueline.plan.organisation.opening_hours import (
    MINUTES_A_DAY,
    OpenPeriod,
    read_day,
    read_week,
)
from trueline.plan.public_holidays import holidays_of

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
LONGEST_SEARCH_DAYS = 1_100
DAYS_KEPT = 4_096
ROUND_THE_CLOCK = BusinessCalendar("", "Round the clock", "UTC", hours=("Mon-Sun 00:00-24:00",))
"""Every minute counts."""

Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class OpenHours:
    """A business calendar that can be counted with.

    Attributes:
        calendar: As the plan has it; sound.
    """

    calendar: BusinessCalendar

    @property
    def zone(self) -> ZoneInfo:
        """The time zone of its hours."""
        return ZoneInfo(self.calendar.zone)

    def day_of(self, moment: datetime) -> date:
        """Give the day on the wall at a moment."""
        return moment.astimezone(self.zone).date()

    def minutes(self, start: datetime, end: datetime) -> Decimal:
        """Give the open minutes between two moments; 0 when the end comes first.

        Args:
            start: With its zone.
            end: With its zone.

        Example:
            >>> office = OpenHours(BusinessCalendar("o", "Office", "UTC", ("Mon-Fri 09:00-17:00",)))
            >>> friday, monday = (datetime(2026, 11, day, 16, tzinfo=UTC) for day in (20, 23))
            >>> office.minutes(friday, monday)
            Decimal('480')
        """
        if end <= start:
            return Decimal(0)
        if self.calendar == ROUND_THE_CLOCK:
            return _in_minutes(end - start)
        spent = timedelta()
        for opens, closes in self._spans(self.day_of(start), self.day_of(end)):
            spent += max(min(closes, end) - max(opens, start), timedelta())
        return _in_minutes(spent)

    def after(self, start: datetime, minutes: Decimal) -> datetime:
        """Give the moment at which so many open minutes have passed.

        Raises:
            RefusedQuestionError: The calendar is not open for so long within three years.
        """
        left = timedelta(seconds=float(minutes) * 60)
        first = self.day_of(start)
        for opens, closes in self._spans(first, first + LONGEST_SEARCH_DAYS * DAY):
            begun = max(opens, start)
            if closes > begun:
                if closes - begun >= left:
                    return begun + left
                left -= closes - begun
        raise RefusedQuestionError(
            f"“{self.calendar.name}” is not open for {minutes} minutes within three years.",
            instead="Write its hours in the plan.",
        )

    def is_open(self, moment: datetime) -> bool:
        """Say whether somebody is there at a moment."""
        day = self.day_of(moment)
        return any(opens <= moment < closes for opens, closes in self._spans(day - DAY, day))

    def periods(self, day: date) -> tuple[OpenPeriod, ...]:
        """Give the open periods of a day, by the clock on the wall."""
        return _periods(self.calendar, day)

    def weekly_minutes(self) -> Decimal:
        """Give the open minutes of an ordinary week."""
        week = read_week(self.calendar.hours)
        return Decimal(sum(one.until - one.first for day in week for one in day))

    def share_of_hour(self, weekday: int, hour: int) -> Decimal:
        """Give the share of an hour of an ordinary week that is open, 0 to 1; Monday is 0."""
        first = hour * 60
        open_minutes = sum(
            max(min(one.until, first + 60) - max(one.first, first), 0)
            for one in read_week(self.calendar.hours)[weekday]
        )
        return Decimal(open_minutes) / 60

    def _spans(self, first: date, last: date) -> Iterator[Span]:
        day = first
        while day <= last:
            yield from _spans_of(self.calendar, day)
            day += DAY


@lru_cache(DAYS_KEPT)
def _periods(calendar: BusinessCalendar, day: date) -> tuple[OpenPeriod, ...]:
    extra = dict(map(read_day, calendar.extra))
    if day in extra:
        return extra[day]
    if day in calendar.closed or day in holidays_of(calendar.holidays, day.year):
        return ()
    return _week(calendar)[day.weekday()]


@lru_cache
def _week(calendar: BusinessCalendar) -> tuple[tuple[OpenPeriod, ...], ...]:
    return read_week(calendar.hours)


@lru_cache(DAYS_KEPT)
def _spans_of(calendar: BusinessCalendar, day: date) -> tuple[Span, ...]:
    zone = ZoneInfo(calendar.zone)
    return tuple(
        (moment_of(day, one.first, zone, fold=0), moment_of(day, one.until, zone, fold=1))
        for one in _periods(calendar, day)
    )


def moment_of(day: date, minute: int, zone: ZoneInfo, *, fold: int) -> datetime:
    """Give the moment, in UTC, at which the clock on the wall shows a minute of a day.

    Args:
        day: As the calendar has it.
        minute: Of the day; 1,440 is the next midnight.
        zone: Of the clock.
        fold: Which pass is meant of an hour that the clock shows twice; 1 is the second. For a
            minute that the clock leaves out, the moment of the jump is given.
    """
    day, minute = day + timedelta(days=minute // MINUTES_A_DAY), minute % MINUTES_A_DAY
    wall = datetime.combine(day, time(minute // 60, minute % 60))
    moment = wall.replace(tzinfo=zone, fold=fold).astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) == wall:
        return moment
    before, after = (wall.replace(tzinfo=zone, fold=one).utcoffset() for one in (0, 1))
    gap = (after or timedelta()) - (before or timedelta())
    early = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
    moments = [early + step * MINUTE for step in range(int(gap / MINUTE) + 1)]
    offsets = [one.astimezone(zone).utcoffset() == after for one in moments]
    return moments[bisect_right(offsets, False)]  # noqa: FBT003 - the first that is true


def _in_minutes(spent: timedelta) -> Decimal:
    return (Decimal(spent // timedelta(seconds=1)) / 60).quantize(Decimal("0.01")).normalize() + 0

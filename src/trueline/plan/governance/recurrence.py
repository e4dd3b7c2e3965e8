"""Recurrence rules as people write them: the days on which something comes again.

A rule is that of RFC 5545 without a beginning and without an end. It gives days and no hours:
those stand on the clock of the zone, so that summer time moves no meeting. It is expanded here, one
year, month or week after the other, so that a rule that never comes is found out at once; libraries
look for it until the year 9999.
"""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

FREQUENCIES = ("YEARLY", "MONTHLY", "WEEKLY", "DAILY")
TOO_OFTEN = ("HOURLY", "MINUTELY", "SECONDLY")
ENDS = ("COUNT", "UNTIL")
HOURS = ("BYHOUR", "BYMINUTE", "BYSECOND")
EXAMPLE = "Write a rule such as FREQ=MONTHLY;BYDAY=3TH for every third Thursday."

_WEEKDAY = "(?:MO|TU|WE|TH|FR|SA|SU)"
_VALUES = {
    "FREQ": re.compile(r"[A-Z]+"),
    "INTERVAL": re.compile(r"[1-9]\d{0,2}"),
    "BYMONTH": re.compile(r"(?:[1-9]|1[0-2])(?:,(?:[1-9]|1[0-2]))*"),
    "BYMONTHDAY": re.compile(r"-?(?:[1-9]|[12]\d|3[01])(?:,-?(?:[1-9]|[12]\d|3[01]))*"),
    "BYDAY": re.compile(rf"(?:[+-]?[1-5])?{_WEEKDAY}(?:,(?:[+-]?[1-5])?{_WEEKDAY})*"),
    "BYSETPOS": re.compile(r"-?[1-9]\d{0,2}(?:,-?[1-9]\d{0,2})*"),
    "WKST": re.compile(_WEEKDAY),
}
_CHOOSING = frozenset({"BYMONTH", "BYMONTHDAY", "BYDAY"})
_NAMES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_ONE_DAY = timedelta(days=1)
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A rule that was read.

    Attributes:
        frequency: YEARLY, MONTHLY, WEEKLY or DAILY.
        interval: Every how many of these; from 1.
        months: Only in these, 1 for January; empty for all.
        month_days: Only on these days of the month, negative from its end; empty for all.
        weekdays: Only on these, each with its place in the month or year: 0 for every one, and
            negative from the end; Monday is 0.
        places: Of the days of each year, month or week only these, from 1, negative from the end.
        week_start: First day of its weeks.
    """

    frequency: str
    interval: int = 1
    months: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    weekdays: tuple[tuple[int, int], ...] = ()
    places: tuple[int, ...] = ()
    week_start: int = 0

    def days(self, anchor: date, first: date, until: date) -> Iterator[date]:
        """Yield its days from a first day up to, not including, another, in order.

        Args:
            anchor: Day from which it counts: no day before it is given, the interval counts from
                it, and a rule that names no weekday or day of the month takes its.
            first: First day.
            until: The day after the last.
        """
        for step in count():
            span = self._span(anchor, step * self.interval)
            if span is None or span[0] >= until:
                return
            if span[1] > first:
                yield from (
                    one for one in self._within(anchor, *span) if max(first, anchor) <= one < until
                )

    def _span(self, anchor: date, later: int) -> tuple[date, date] | None:
        """Give first day and day after the last of the year, month, week or day; None too late."""
        try:
            match self.frequency:
                case "YEARLY":
                    year = anchor.year + later
                    return date(year, 1, 1), date(year + 1, 1, 1)
                case "MONTHLY":
                    return _month(anchor, later), _month(anchor, later + 1)
                case "WEEKLY":
                    back = (anchor.weekday() - self.week_start) % 7
                    begin = anchor + timedelta(days=7 * later - back)
                    return begin, begin + timedelta(days=7)
                case _:
                    begin = anchor + timedelta(days=later)
                    return begin, begin + _ONE_DAY
        except (ValueError, OverflowError):
            return None

    def _within(self, anchor: date, begin: date, end: date) -> Sequence[date]:
        every = (begin + timedelta(days=step) for step in range((end - begin).days))
        found = [one for one in every if self._is_one(anchor, one)]
        if not self.places:
            return found
        indices = {one - 1 if one > 0 else len(found) + one for one in self.places}
        return [one for place, one in enumerate(found) if place in indices]

    def _is_one(self, anchor: date, day: date) -> bool:
        months, month_days, weekdays = self.months, self.month_days, self.weekdays
        if not month_days and not weekdays:
            if self.frequency == "WEEKLY":
                weekdays = ((anchor.weekday(), 0),)
            elif self.frequency != "DAILY":
                month_days = (anchor.day,)
                if self.frequency == "YEARLY" and not months:
                    months = (anchor.month,)
        return (
            (not months or day.month in months)
            and (not month_days or _is_day_of_month(day, month_days))
            and (not weekdays or any(self._is_weekday(day, *one) for one in weekdays))
        )

    def _is_weekday(self, day: date, weekday: int, place: int) -> bool:
        if day.weekday() != weekday or not place:
            return day.weekday() == weekday
        if self.frequency == "YEARLY" and not self.months:
            nth, length = day.timetuple().tm_yday, date(day.year, 12, 31).timetuple().tm_yday
        else:
            nth, length = day.day, monthrange(day.year, day.month)[1]
        return place == ((nth - 1) // 7 + 1 if place > 0 else -((length - nth) // 7 + 1))


def read_rule(text: str) -> Recurrence:
    """Understand a rule.

    Raises:
        ValueError: It is no rule, has an end, or comes more often than daily; the two arguments
            say what is wrong and how to write it.

    Example:
        >>> read_rule("FREQ=MONTHLY;BYDAY=3TH").weekdays
        ((3, 3),)
    """
    parts: dict[str, str] = {}
    for piece in text.strip().upper().split(";"):
        name, equals, value = piece.partition("=")
        if not equals:
            raise ValueError(f"“{text}” is no recurrence rule.", EXAMPLE)
        if name in parts:
            raise ValueError(f"“{text}” says {name} twice.", "Say each part once.")
        parts[name] = _value(text, name, value)
    _hang_together(text, parts)
    return Recurrence(
        frequency=parts["FREQ"],
        interval=int(parts.get("INTERVAL", "1")),
        months=_numbers(parts, "BYMONTH"),
        month_days=_numbers(parts, "BYMONTHDAY"),
        weekdays=tuple(
            (_NAMES.index(one[-2:]), int(one[:-2] or 0))
            for one in parts.get("BYDAY", "").split(",")
            if one
        ),
        places=_numbers(parts, "BYSETPOS"),
        week_start=_NAMES.index(parts.get("WKST", "MO")),
    )


def _numbers(parts: dict[str, str], name: str) -> tuple[int, ...]:
    return tuple(int(one) for one in parts.get(name, "").split(",") if one)


def _month(anchor: date, later: int) -> date:
    year, month = divmod(anchor.year * _MONTHS + anchor.month - 1 + later, _MONTHS)
    return date(year, month + 1, 1)


def _is_day_of_month(day: date, month_days: tuple[int, ...]) -> bool:
    from_end = day.day - monthrange(day.year, day.month)[1] - 1
    return day.day in month_days or from_end in month_days


def _value(text: str, name: str, value: str) -> str:
    if name in ENDS:
        raise ValueError(
            f"“{text}” ends by itself ({name}).",
            f"Leave {name} out: it is held until the plan says otherwise.",
        )
    if name in HOURS:
        raise ValueError(
            f"“{text}” says an hour ({name}).", "Leave it out and write the hour in starts."
        )
    if name not in _VALUES:
        known = ", ".join(_VALUES)
        raise ValueError(f"“{text}” has a part {name} that is not known.", f"Known are {known}.")
    if not _VALUES[name].fullmatch(value):
        raise ValueError(f"“{value}” in “{text}” is no value of {name}.", EXAMPLE)
    return value


def _hang_together(text: str, parts: dict[str, str]) -> None:
    frequency = parts.get("FREQ", "")
    if frequency in TOO_OFTEN:
        raise ValueError(
            f"“{text}” comes more often than daily.", "Meetings come once a day at the most."
        )
    if frequency not in FREQUENCIES:
        known = ", ".join(FREQUENCIES)
        raise ValueError(f"“{text}” does not say how often.", f"Write FREQ, one of {known}.")
    is_long = frequency in ("MONTHLY", "YEARLY")
    if not is_long and any(one.isdigit() for one in parts.get("BYDAY", "")):
        raise ValueError(
            f"“{text}” counts weekdays without a month or year to count them in.",
            "Write FREQ=MONTHLY, or the weekday without a number.",
        )
    if frequency == "WEEKLY" and "BYMONTHDAY" in parts:
        raise ValueError(
            f"“{text}” asks a week for a day of the month.", "Write FREQ=MONTHLY, or BYDAY."
        )
    if "BYSETPOS" in parts and not _CHOOSING & set(parts):
        raise ValueError(f"“{text}” has nothing that BYSETPOS chooses from.", "Add BYDAY.")

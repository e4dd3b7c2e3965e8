"""Opening hours as people write them: ``Mon-Fri 09:00-12:30, 13:30-18:00``."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MINUTES_A_DAY = 24 * 60
_PLACE = {name.casefold(): place for place, name in enumerate(WEEKDAYS)}
_NAME = "[A-Za-z]{3,9}"
_DAYS = re.compile(rf"{_NAME}(?:\s*-\s*{_NAME})?(?:\s*,\s*{_NAME}(?:\s*-\s*{_NAME})?)*")
_PERIOD = re.compile(r"(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})")
_EXAMPLE = "Write days and times, such as Mon-Fri 09:00-12:30, 13:30-18:00."
_DAY_EXAMPLE = "Write a day and times, such as 2026-11-28 09:00-17:00."
_SHORTEST_NAME = 3


@dataclass(frozen=True, slots=True, order=True)
class OpenPeriod:
    """Part of a day in which somebody answers.

    Attributes:
        first: First minute of the day, by the clock on the wall; 0 is midnight.
        until: The minute after its last; 1,440 is the next midnight.
    """

    first: int
    until: int


def read_week(lines: Iterable[str]) -> tuple[tuple[OpenPeriod, ...], ...]:
    """Give the open periods of each weekday, Monday first, in order.

    Args:
        lines: Each with weekdays and periods; several lines may add to one day.

    Raises:
        ValueError: A line is not written so, or periods of a day overlap; the two arguments say
            what is wrong and how to write it.

    Example:
        >>> read_week(["Mon-Fri 09:00-12:30, 13:30-18:00"])[0][1]
        OpenPeriod(first=810, until=1080)
    """
    week: tuple[list[OpenPeriod], ...] = tuple([] for _ in WEEKDAYS)
    for line in lines:
        found = _DAYS.match(line.strip())
        if not found:
            raise ValueError(f"“{line}” names no weekday.", _EXAMPLE)
        periods = _periods(line, line.strip()[found.end() :], _EXAMPLE)
        for place in _weekdays(line, found[0]):
            week[place].extend(periods)
    return tuple(_in_order(name, day) for name, day in zip(WEEKDAYS, week, strict=True))


def read_day(line: str) -> tuple[date, tuple[OpenPeriod, ...]]:
    """Give a single day with its open periods.

    Raises:
        ValueError: It is not written so; as for ``read_week``.

    Example:
        >>> read_day("2026-11-28 09:00-17:00")
        (datetime.date(2026, 11, 28), (OpenPeriod(first=540, until=1020),))
    """
    day, _, times = line.strip().partition(" ")
    try:
        found = date.fromisoformat(day)
    except ValueError:
        raise ValueError(f"“{line}” does not begin with a day.", _DAY_EXAMPLE) from None
    return found, _in_order(str(found), _periods(line, times, _DAY_EXAMPLE))


def _weekdays(line: str, text: str) -> Iterable[int]:
    for piece in text.split(","):
        first, _, last = (one.strip() for one in piece.partition("-"))
        start, end = _weekday(line, first), _weekday(line, last or first)
        if end < start:
            raise ValueError(f"“{line}” goes from {first} back to {last}.", _EXAMPLE)
        yield from range(start, end + 1)


def _weekday(line: str, name: str) -> int:
    place = _PLACE.get(name[:_SHORTEST_NAME].casefold())
    if place is None:
        known = ", ".join(WEEKDAYS)
        raise ValueError(f"“{name}” in “{line}” is no weekday.", f"Days are {known}.")
    return place


def _periods(line: str, text: str, remedy: str) -> list[OpenPeriod]:
    found = []
    for piece in text.split(","):
        told = _PERIOD.fullmatch(piece.strip())
        if not told:
            raise ValueError(f"“{piece.strip()}” in “{line}” is no time of day.", remedy)
        hours, minutes = (told[1], told[3]), (told[2], told[4])
        first, until = (int(h) * 60 + int(m) for h, m in zip(hours, minutes, strict=True))
        is_clock = max(int(told[2]), int(told[4])) < 60  # noqa: PLR2004 - minutes of an hour
        if not is_clock or not first < until <= MINUTES_A_DAY:
            what = f"“{piece.strip()}” in “{line}” does not end after it begins, within one day."
            raise ValueError(what, "Write a period past midnight as two: 20:00-24:00 and 00:00-…")
        found.append(OpenPeriod(first, until))
    return found


def _in_order(day: str, periods: Sequence[OpenPeriod]) -> tuple[OpenPeriod, ...]:
    ordered = tuple(sorted(periods))
    if any(later.first < earlier.until for earlier, later in pairwise(ordered)):
        raise ValueError(f"Open periods of {day} overlap.", "Write each minute once.")
    return ordered

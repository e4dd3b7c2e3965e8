"""The coverage calendar as a drawing: months side by side, one thin column a day.

Each month has the same room, so that months stand under their names. States differ in shape as
well as in colour: a value fills its day, a gap is hollow, and an unknown day is a line.
"""

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby

from trueline.core.period import Period

MONTH_WIDTH = 31
MONTHS_A_YEAR = 12
HEIGHT = 12
SHORT_MONTHS = 4
"""Months that fit a phone."""


class DayLook(StrEnum):
    """How a day is drawn."""

    ALL = "all"  # every metric that is spoken of has a value
    SOME = "some"  # some have, some have not
    NONE = "none"  # a gap
    QUIET = "quiet"  # single rows were looked for and there are none
    UNKNOWN = "unknown"


BARS = {
    DayLook.ALL: ((0, HEIGHT),),
    DayLook.SOME: ((HEIGHT // 2, HEIGHT // 2),),
    DayLook.QUIET: ((HEIGHT - 3, 3),),
    DayLook.NONE: ((0, 2), (HEIGHT - 2, 2)),
    DayLook.UNKNOWN: ((HEIGHT - 1, 1),),
}
"""Top and height of the bars of each look."""


@dataclass(frozen=True, slots=True)
class Strip:
    """Days of one row of the calendar.

    Attributes:
        paths: Path of SVG by look.
        width: Of the drawing, in days.
        height: Of the drawing.
        short_from: Where the part that fits a phone begins.
        short_width: Its width.
    """

    paths: Mapping[str, str]
    width: int
    height: int
    short_from: int
    short_width: int


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring days that look alike.

    Attributes:
        period: The days.
        look: How each is drawn.
    """

    period: Period
    look: DayLook


def months_before(last: date, count: int) -> tuple[date, ...]:
    """Give the first days of so many months, oldest first; the last is that of a day."""
    index = last.year * MONTHS_A_YEAR + last.month - 1
    months = (divmod(one, MONTHS_A_YEAR) for one in range(index - count + 1, index + 1))
    return tuple(date(year, month + 1, 1) for year, month in months if year)


def runs_of(days: Iterable[tuple[date, DayLook]]) -> tuple[Run, ...]:
    """Put days that follow each other and look alike together.

    Args:
        days: In order, each once.
    """
    numbered = enumerate(days)
    grouped = groupby(numbered, key=lambda one: (one[1][1], one[1][0] - timedelta(days=one[0])))
    runs = []
    for (look, _), group in grouped:
        found = [day for _, (day, _) in group]
        runs.append(Run(Period.closed(found[0], found[-1]), look))
    return tuple(runs)


def draw_strip(runs: Iterable[Run], months: Sequence[date]) -> Strip:
    """Draw the days of the months; those beyond them are left out.

    Args:
        runs: In order.
        months: First days of the months, one after the other.
    """
    places = {month: MONTH_WIDTH * at for at, month in enumerate(months)}
    drawn: dict[str, list[str]] = {}
    for run in runs:
        for first, last in _by_month(run.period):
            month = first.replace(day=1)
            if month in places:
                drawn.setdefault(run.look.value, []).extend(
                    _bars(run.look, places[month], first, last)
                )
    width = MONTH_WIDTH * len(months)
    short = min(width, MONTH_WIDTH * SHORT_MONTHS)
    paths = {look: "".join(parts) for look, parts in drawn.items()}
    return Strip(paths, width, HEIGHT, width - short, short)


def _bars(look: DayLook, start: int, first: date, last: date) -> list[str]:
    """Draw days of one month; the days of each month fill its room."""
    wide = MONTH_WIDTH / monthrange(first.year, first.month)[1]
    x, end = (f"{start + wide * days:.4g}" for days in (first.day - 1, last.day))
    return [f"M{x} {top}V{top + height}H{end}V{top}z" for top, height in BARS[look]]


def _by_month(period: Period) -> list[tuple[date, date]]:
    """Part a period at the ends of months: first and last day of each part."""
    parts, first = [], period.first
    while first < period.until:
        following = (first.replace(day=1) + timedelta(days=32)).replace(day=1)
        parts.append((first, min(following, period.until) - timedelta(days=1)))
        first = following
    return parts

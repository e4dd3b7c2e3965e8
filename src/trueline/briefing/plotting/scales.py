"""Scales: which values stand at an axis, and where each value lies."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from math import ceil, floor, log10

from trueline.briefing.chart import Chart

TICKS = 4
ROOM = Decimal("0.04")
"""Share of the range that stays free above and below lines."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Values laid along a length.

    Attributes:
        low: Value at the beginning.
        high: Value at the end; above ``low``.
        begins: Where the beginning lies, in pixels.
        ends: Where the end lies; may be less, as on an axis that rises.
    """

    low: float
    high: float
    begins: float
    ends: float

    def place(self, value: Decimal | float) -> float:
        """Give where a value lies, in pixels."""
        share = (float(value) - self.low) / (self.high - self.low)
        return self.begins + share * (self.ends - self.begins)


def values_of(chart: Chart) -> list[Decimal]:
    """Give every value that has to find a place in a chart."""
    found = [
        value for one in chart.series for part in (one.values, one.low, one.high) for value in part
    ]
    return [one for one in (*found, chart.target) if one is not None]


def range_of(values: Iterable[Decimal], *, holds_zero: bool) -> tuple[float, float]:
    """Give the lowest and the highest value of an axis; never the same.

    Args:
        values: What finds a place in it.
        holds_zero: Whether bars begin at zero.
    """
    found = [*values, *([Decimal(0)] if holds_zero else [])] or [Decimal(0), Decimal(1)]
    low, high = min(found), max(found)
    if low == high:
        low, high = (low - 1, high + 1) if not low else (low - abs(low) / 2, high + abs(high) / 2)
    room = (high - low) * ROOM
    is_floor, is_ceiling = holds_zero and low == 0, holds_zero and high == 0
    return float(low if is_floor else low - room), float(high if is_ceiling else high + room)


def ticks(low: float, high: float, count: int = TICKS) -> tuple[Decimal, ...]:
    """Give round values between two, about so many.

    Example:
        >>> [int(one) for one in ticks(0, 230)]
        [0, 100, 200]
    """
    step = _round_step((high - low) / count)
    first = floor(low / float(step))
    each = (step * (first + at) for at in range(count * 3 + 2))
    return tuple(one for one in each if low - 1e-9 <= float(one) <= high + 1e-9)


@dataclass(frozen=True, slots=True)
class RoundAxis:
    """An axis that another program draws.

    Attributes:
        low: A round value below all that a chart shows.
        high: A round value above it.
        step: From one label to the next.
    """

    low: float
    high: float
    step: float


def round_axis(chart: Chart) -> RoundAxis:
    """Give an axis of round values that holds all that a chart shows."""
    low, high = range_of(values_of(chart), holds_zero=False)
    step = _round_step((high - low) / TICKS)
    found = values_of(chart) or [Decimal(0)]
    ends = step * floor(min(found) / step), step * ceil(max(found) / step)
    if ends[0] == ends[1]:
        ends = ends[0] - step, ends[1] + step
    return RoundAxis(float(ends[0]), float(ends[1]), float(step))


def first_days(days: Sequence[date], most: int) -> tuple[date, ...]:
    """Give first days of months between the first and the last of some days, at most so many.

    A chart of less than two months gets some of its own days instead.

    Args:
        days: Rising.
        most: How many labels find room; at least 1.
    """
    each = (days[0] + timedelta(days=at) for at in range((days[-1] - days[0]).days + 1))
    firsts = [day for day in each if day.day == 1]
    chosen = firsts if len(firsts) > 1 else list(days)
    return tuple(chosen[:: max(1, -(-len(chosen) // most))])


def _round_step(rough: float) -> Decimal:
    """Give the first of 1, 2, 5, 10 times a power of ten that is not below a number."""
    power = Decimal(1).scaleb(floor(log10(rough)))
    return next(power * times for times in (1, 2, 5, 10) if float(power * times) >= rough * 0.999)

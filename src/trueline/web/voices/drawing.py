"""A value with its interval on a scale, as a dot between two ends.

Geometry is worked out here: templates would write numbers by locale, which no drawing takes.
"""

from dataclasses import dataclass
from decimal import Decimal

from trueline.measure.intervals import Interval

WIDTH, EDGE = 150, 6


@dataclass(frozen=True, slots=True)
class Whisker:
    """Where a value and its interval stand.

    Attributes:
        dot: Of the value.
        low: Of the lower end.
        length: From there to the upper end.
        zero: Of 0, where the scale goes below it; else empty.
        width: Of the drawing.
    """

    dot: str
    low: str
    length: str
    zero: str
    width: str = str(WIDTH)


def draw_whisker(
    value: Decimal | None, interval: Interval | None, *, least: Decimal, most: Decimal
) -> Whisker | None:
    """Give the drawing of a value on a scale; None without a value and an interval."""
    if value is None or interval is None or most <= least:
        return None
    dot, low, high = (_place(one, least, most) for one in (value, interval.low, interval.high))
    zero = f"{_place(Decimal(0), least, most):.1f}" if least < 0 < most else ""
    return Whisker(f"{dot:.1f}", f"{low:.1f}", f"{high - low:.1f}", zero)


def _place(value: Decimal, least: Decimal, most: Decimal) -> Decimal:
    share = min(max((value - least) / (most - least), Decimal(0)), Decimal(1))
    return EDGE + share * (WIDTH - 2 * EDGE)

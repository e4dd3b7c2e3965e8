"""How the command line words an interval."""

from decimal import Decimal

from trueline.core.percent import per_cent
from trueline.measure.intervals import Interval


def interval_in_words(interval: Interval | None, *, points: bool = False) -> str:
    """Give an interval behind a value, such as “ · 31.8 % to 34.7 %”; empty without one.

    Args:
        interval: In shares, or in points.
        points: Whether it is in points.
    """
    if interval is None:
        return ""
    ends = (interval.low, interval.high)
    low, high = (_plain(one) if points else per_cent(one) for one in ends)
    return f" · {low} to {high}"


def _plain(value: Decimal) -> str:
    return f"{value:z.1f}"

"""Rounding: as many digits as a forecast can carry."""

from decimal import Decimal
from math import floor, log10

DIGITS, DIGITS_OF_WIDTH = 4, 2
KEPT_PLACES, MOST_PLACES = 6, 9


def rounded(value: float, least: float | None = None, *, width: float = 0.0) -> Decimal:
    """Give a forecast with four digits that count, and whole digits before the point.

    Args:
        value: As worked out.
        least: What it may not fall below by rounding; None for nothing.
        width: Of the interval around it: two digits of that are kept, so that low and high
            stay apart where the interval is narrow beside the value.

    Example:
        >>> rounded(412345.678), rounded(0.912345), rounded(0.0)
        (Decimal('412300'), Decimal('0.9123'), Decimal('0'))
        >>> rounded(412345.678, width=37.0)
        Decimal('412346')
    """
    if least is not None and value <= least:
        return _exactly(least)
    if not value:
        return Decimal(0)
    places = min(DIGITS - 1 - floor(log10(abs(value))), KEPT_PLACES)
    if width:
        places = min(max(places, DIGITS_OF_WIDTH - 1 - floor(log10(width))), MOST_PLACES)
    found = Decimal(repr(round(value, places))).quantize(Decimal(1).scaleb(-max(places, 0)))
    return found if least is None or found >= Decimal(repr(least)) else _exactly(least)


def _exactly(least: float) -> Decimal:
    return Decimal(repr(least)).quantize(Decimal(1).scaleb(-MOST_PLACES)).normalize() + 0

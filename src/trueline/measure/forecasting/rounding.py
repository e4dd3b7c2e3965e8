"""Rounding: as many digits as a forecast can carry."""

from decimal import Decimal
from math import floor, log10

DIGITS = 4
KEPT_PLACES = 6


def rounded(value: float, least: float | None = None) -> Decimal:
    """Give a forecast with four digits that count, and whole digits before the point.

    Args:
        value: As worked out.
        least: What it may not fall below by rounding; None for nothing.

    Example:
        >>> rounded(412345.678), rounded(0.912345), rounded(0.0)
        (Decimal('412300'), Decimal('0.9123'), Decimal('0'))
    """
    if least is not None and value <= least:
        return Decimal(repr(least)).quantize(Decimal(1).scaleb(-KEPT_PLACES)).normalize() + 0
    if not value:
        return Decimal(0)
    places = min(DIGITS - 1 - floor(log10(abs(value))), KEPT_PLACES)
    found = Decimal(repr(round(value, places))).quantize(Decimal(1).scaleb(-max(places, 0)))
    if least is not None and found < Decimal(repr(least)):
        return Decimal(repr(least)).quantize(Decimal(1).scaleb(-KEPT_PLACES)).normalize() + 0
    return found

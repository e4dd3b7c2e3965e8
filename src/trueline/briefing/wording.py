"""How numbers and days are put in words in documents, every digit kept."""

from datetime import date
from decimal import Decimal

from trueline.core.percent import per_cent

MISSING = "–"
SHARES = frozenset({"fraction", "share"})
NAMELESS = frozenset({"count", ""})


def number_in_words(value: Decimal | int | None, measured_in: str = "") -> str:
    """Write a number with its unit; a share as a percentage, None as a dash.

    Args:
        value: In ``measured_in``.
        measured_in: A metric's unit or a currency code; empty for a bare number.

    Example:
        >>> number_in_words(Decimal("430000.50"), "EUR")
        '430,000.50 EUR'
    """
    if value is None:
        return MISSING
    if measured_in in SHARES:
        return per_cent(Decimal(value))
    digits = f"{Decimal(value):,f}"
    return digits if measured_in in NAMELESS else f"{digits} {measured_in}"


def day_in_words(day: date | None) -> str:
    """Write a day, such as ``22 Nov 2026``; None as a dash."""
    return MISSING if day is None else f"{day.day} {day:%b %Y}"

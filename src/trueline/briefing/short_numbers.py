"""Numbers as pages say them: short, three significant digits, with their unit."""

from decimal import ROUND_HALF_EVEN, Decimal

from babel.numbers import get_currency_symbol

from trueline.briefing.wording import MISSING, SHARES
from trueline.core.percent import per_cent

DIGITS = 3
MINUTES_AN_HOUR = 60
CENT = Decimal("0.01")
HUNDRED = Decimal(100)
LARGE = ((Decimal(10) ** 9, "bn"), (Decimal(10) ** 6, "m"), (Decimal(10) ** 3, "k"))


def number_in_short(value: Decimal | None, measured_in: str = "") -> str:
    """Put a value in words, short; None as a dash.

    Args:
        value: In ``measured_in``.
        measured_in: A metric's unit, or a currency code.

    Example:
        >>> number_in_short(Decimal("4412.7"), "EUR"), number_in_short(Decimal("0.333"), "share")
        ('€4.41k', '33.3%')
    """
    if value is None:
        return MISSING
    if measured_in in SHARES:
        return per_cent(value)
    if measured_in == "minutes":
        return _minutes(value)
    if measured_in == "hours":
        return f"{_short(value)}\u00a0h"
    if len(measured_in) == DIGITS and measured_in.isupper():
        return _money(value, measured_in)
    return _short(value)


def _minutes(value: Decimal) -> str:
    whole = int(value.to_integral_value(ROUND_HALF_EVEN))
    if abs(whole) < MINUTES_AN_HOUR:
        return f"{whole}\u00a0min"
    hours, minutes = divmod(abs(whole), MINUTES_AN_HOUR)
    return f"{'-' if whole < 0 else ''}{hours}\u00a0h\u00a0{minutes:02d}"


def _money(value: Decimal, currency: str) -> str:
    symbol = get_currency_symbol(currency, "en_GB")
    size, suffix = _size(value)
    if suffix or abs(value) >= HUNDRED:
        digits = _plain(_rounded(abs(value) / size), 2)
    else:
        digits = f"{abs(value).quantize(CENT, ROUND_HALF_EVEN):,f}"
    return f"{'-' if value < 0 else ''}{symbol}{digits}{suffix}"


def _short(value: Decimal) -> str:
    size, suffix = _size(value)
    return _plain(_rounded(value / size), 3) + suffix


def _plain(value: Decimal, digits: int) -> str:
    """Write a number without the zeros at its end, with at most so many digits after the point."""
    shown = value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_EVEN)
    return f"{shown:,f}".rstrip("0").rstrip(".") if digits else f"{shown:,f}"


def _size(value: Decimal) -> tuple[Decimal, str]:
    """Give what to divide by and its letter; below 1000 nothing is left out."""
    rounded = abs(_rounded(value))
    return next(((size, suffix) for size, suffix in LARGE if rounded >= size), (Decimal(1), ""))


def _rounded(value: Decimal) -> Decimal:
    if not value:
        return Decimal(0)
    if abs(value) >= 10**DIGITS:
        return value.quantize(Decimal(1), ROUND_HALF_EVEN)
    return value.quantize(Decimal(1).scaleb(value.adjusted() - DIGITS + 1), ROUND_HALF_EVEN)

"""How a number is put in words when a decision freezes it: short, with its unit."""

from decimal import ROUND_HALF_EVEN, Decimal

from trueline.briefing.wording import SHARES, number_in_words

DIGITS = 3
WHOLE_FROM = 100
"""From here on what stands behind the point says nothing."""


def shown(value: Decimal | None, measured_in: str, currency: str = "") -> str:
    """Write a number with three digits that count and its unit; whole from 100 on.

    Args:
        value: In ``measured_in``; None gives a dash.
        measured_in: A metric's unit or a currency code.
        currency: Of the plan, for what is measured in money.

    Example:
        >>> shown(Decimal("1234.5678"), "EUR")
        '1,235 EUR'
        >>> shown(Decimal("3.14159"), "count"), shown(Decimal("0.33333"), "share")
        ('3.14', '33.3%')
    """
    unit = currency if measured_in == "money" and currency else measured_in
    if value is None or not value or unit in SHARES:
        return number_in_words(value, unit)
    places = 0 if abs(value) >= WHOLE_FROM else max(DIGITS - 1 - value.adjusted(), 0)
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN)
    return number_in_words(rounded.normalize() if places else rounded, unit)

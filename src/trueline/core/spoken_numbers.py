"""Numbers as sentences have them: thousands apart, no digits that say nothing."""

from decimal import Decimal

DIGITS = 4


def exactly(value: Decimal) -> str:
    """Write a number with every digit that counts.

    Example:
        >>> exactly(Decimal("430000.50"))
        '430,000.5'
    """
    return f"{value.normalize():,f}"


def roughly(value: Decimal | float, digits: int = DIGITS) -> str:
    """Write a number that was worked out, with four significant digits unless said otherwise.

    Example:
        >>> roughly(0.0346712), roughly(1234567.8)
        ('0.03467', '1,235,000')
    """
    shown = Decimal(f"{value:.{digits}g}")
    return exactly(shown) if shown else "0"

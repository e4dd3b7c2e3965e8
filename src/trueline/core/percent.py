"""Per cent: the one way in which sentences and the command line write a share."""

from decimal import ROUND_HALF_EVEN, Decimal

LEAST = Decimal("0.001")
ONE_IN_HUNDRED = Decimal("0.01")


def per_cent(share: Decimal) -> str:
    """Write a share as a percentage with one decimal; what is not all is never said to be 100%.

    Args:
        share: 1 is all of it.

    Returns:
        Such as ``85.7%``; ``0%`` and ``100%`` only when the share is exactly that.
    """
    if share in (0, 1):
        return f"{share * 100:z.0f}%"
    if abs(share) < LEAST / 2:
        return "< 0.1%" if share > 0 else "> -0.1%"
    shown = share.quantize(LEAST, ROUND_HALF_EVEN)
    if shown == 1:
        shown += LEAST if share > 1 else -LEAST
    return f"{shown * 100:,.1f}%"


def chance_in_words(chance: Decimal) -> str:
    """Write a chance in whole per cent; what is not certain is never said to be.

    Args:
        chance: 0 to 1.

    Returns:
        Such as ``49%``, ``< 1%`` or ``> 99%``; ``0%`` and ``100%`` only when it is exactly that.
    """
    if chance in (0, 1):
        return f"{chance * 100:.0f}%"
    if chance < ONE_IN_HUNDRED:
        return "< 1%"
    if chance > 1 - ONE_IN_HUNDRED:
        return "> 99%"
    return f"{(chance * 100).quantize(Decimal(1), ROUND_HALF_EVEN)}%"

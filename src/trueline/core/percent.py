"""Per cent: the one way in which sentences and the command line write a share."""

from decimal import ROUND_HALF_EVEN, Decimal

LEAST = Decimal("0.001")


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

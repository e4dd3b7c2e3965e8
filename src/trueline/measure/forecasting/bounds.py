"""Bounds: between what a series can only lie, told from what it is and what it was."""

from collections.abc import Sequence

from trueline.measure.forecasting.scales import Bounds


def bounds_of(values: Sequence[float], *, is_share: bool) -> Bounds:
    """Give the bounds of a series.

    Args:
        values: Known weeks.
        is_share: Whether it is measured as a fraction of something.

    Returns:
        A fraction that was never outside 0 to 1 stays there; one that was negative, such as net
        sentiment, stays within -1 to 1 if it always did. What was never negative stays so.
    """
    lowest, highest = min(values, default=0.0), max(values, default=0.0)
    if is_share and lowest >= -1 and highest <= 1:
        return Bounds.SHARE if lowest >= 0 else Bounds.DIFFERENCE
    return Bounds.POSITIVE if lowest >= 0 else Bounds.NONE

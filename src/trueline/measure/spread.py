"""Spread: how far a number may lie from what lies behind it, by how much its weeks differ."""

from collections.abc import Sequence
from decimal import Decimal
from statistics import NormalDist, stdev

FEWEST_WEEKS = 4
LEVEL = 0.95


def half_width(weeks: Sequence[Decimal], *, is_sum: bool) -> Decimal | None:
    """Give half of the 95 % interval of a number made of weeks, by Student's t.

    Weeks are taken as if each stood for itself; where one carries over into the next, the true
    interval is wider.

    Args:
        weeks: Its value in each whole week.
        is_sum: Whether the number is the sum of the weeks; else it is a level or a rate.

    Returns:
        None for fewer than four weeks.
    """
    count = len(weeks)
    if count < FEWEST_WEEKS:
        return None
    error = stdev(map(float, weeks)) * (count**0.5 if is_sum else count**-0.5)
    return Decimal(str(_student(count - 1) * error))


def _student(freedom: int) -> float:
    """Give the two-sided quantile of Student's t: Cornish and Fisher's expansion, within 1 %."""
    z = NormalDist().inv_cdf((1 + LEVEL) / 2)
    return (
        z
        + (z**3 + z) / (4 * freedom)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * freedom**3)
    )

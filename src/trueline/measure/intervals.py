"""Intervals for shares and means of few answers."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import NormalDist, fmean, stdev

LEVEL = Decimal("0.95")
PLACES = 6
NARROW = 1e-12


@dataclass(frozen=True, slots=True)
class Interval:
    """What an estimate may well be in truth.

    Attributes:
        low: Lower end, in the estimate's unit.
        high: Upper end.
        level: How often such an interval holds the truth, 0 to 1.
    """

    low: Decimal
    high: Decimal
    level: Decimal = LEVEL


def rounded(value: float) -> Decimal:
    """Give a number with the digits that are kept."""
    return round(Decimal(value), PLACES) + 0


def share_interval(hits: int, count: int) -> Interval:
    """Give the interval of a share.

    Args:
        hits: How many of them.
        count: Of how many; at least 1.

    Raises:
        ValueError: There are more hits than are counted, or nothing is counted.

    Source:
        Wilson (1927), JASA 22(158).

    Example:
        >>> share_interval(8, 10).low, share_interval(8, 10).high
        (Decimal('0.490162'), Decimal('0.943318'))
    """
    if not 0 <= hits <= count or not count:
        raise ValueError(f"{hits} of {count} is no share.")
    z = _normal()
    share = hits / count
    shrunk = (share + z * z / (2 * count)) / (1 + z * z / count)
    half = z / (1 + z * z / count)
    half *= math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    low, high = max(shrunk - half, 0.0), min(shrunk + half, 1.0)
    return Interval(
        rounded(low) if hits else Decimal(0), rounded(high) if hits < count else Decimal(1)
    )


def difference_interval(up: int, down: int, count: int) -> Interval:
    """Give the interval of the difference of two shares of the same answers.

    The variance is that of a multinomial draw, with one answer more on either side: without it
    answers that all agree would seem to leave no doubt.

    Args:
        up: Answers that count for.
        down: Answers that count against.
        count: All answers, at least 1.

    Raises:
        ValueError: There are more of them than answers, or none.

    Source:
        Bonett and Price (2012), Journal of Educational and Behavioral Statistics 37(4).

    Example:
        >>> difference_interval(50, 20, 100).low, difference_interval(50, 20, 100).high
        (Decimal('0.141387'), Decimal('0.446848'))
    """
    if min(up, down) < 0 or up + down > count or not count:
        raise ValueError(f"{up} for and {down} against are not parts of {count}.")
    more, less = (up + 1) / (count + 2), (down + 1) / (count + 2)
    middle = more - less
    half = _normal() * math.sqrt((more + less - middle * middle) / (count + 2))
    return Interval(rounded(max(middle - half, -1.0)), rounded(min(middle + half, 1.0)))


def mean_interval(values: Sequence[float]) -> Interval | None:
    """Give the interval of a mean by Student's t; None where all values are alike.

    Args:
        values: At least two.

    Raises:
        ValueError: There are fewer.

    Example:
        >>> found = mean_interval([1, 2, 3, 4, 5])
        >>> found.low, found.high
        (Decimal('1.036757'), Decimal('4.963243'))
    """
    count = len(values)
    if count < 2:  # noqa: PLR2004 - one value has no spread
        raise ValueError("A mean's interval takes at least two values.")
    spread = stdev(values)
    if not spread:
        return None
    middle = fmean(values)
    half = student_quantile(0.5 + float(LEVEL) / 2, count - 1) * spread / math.sqrt(count)
    return Interval(rounded(middle - half), rounded(middle + half))


def student_quantile(share: float, freedom: int) -> float:
    """Give the value that a share of Student's t distribution stays below.

    Args:
        share: From 0.5 up to, not including, 1.
        freedom: Degrees of freedom, at least 1.

    Example:
        >>> round(student_quantile(0.975, 10), 4)
        2.2281
    """
    low, high = 0.0, 1.0
    while _student_share(high, freedom) < share:
        high *= 2
    while high - low > NARROW * high:
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (middle, high) if _student_share(middle, freedom) < share else (low, middle)
    return high


def _student_share(value: float, freedom: int) -> float:
    """Share of t below a value from 0 up: the finite series of Abramowitz and Stegun, 26.7.3-4."""
    angle = math.atan(value / math.sqrt(freedom))
    cosine = math.cos(angle)
    is_odd = freedom % 2
    term = cosine if is_odd else 1.0
    total = 0.0
    for step in range(is_odd + 1, freedom, 2):
        total += term
        term *= cosine * cosine * step / (step + 1)
    if not is_odd:
        return 0.5 + math.sin(angle) * total / 2
    return 0.5 + (angle + math.sin(angle) * total) / math.pi


def _normal() -> float:
    return NormalDist().inv_cdf(0.5 + float(LEVEL) / 2)

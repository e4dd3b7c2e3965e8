"""Medians and percentiles of single rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import numpy as np


@dataclass(frozen=True, slots=True)
class RowValue:
    """One row's value, such as the minutes to a first response.

    Attributes:
        day: On which the row began.
        value: In the metric's unit.
    """

    day: date
    value: Decimal


@dataclass(frozen=True, slots=True)
class Quantile:
    """A median or percentile over single rows.

    Attributes:
        value: None without rows.
        row_count: Rows that it was taken over.
        last_day: Newest day with a row; None without rows.
    """

    value: Decimal | None
    row_count: int
    last_day: date | None


def quantile_of(rows: Sequence[RowValue], share: float) -> Quantile:
    """Give the value that a share of the rows stays below, interpolated linearly.

    The same as the engine's continuous quantile, so that a chart agrees with its headline.

    Args:
        rows: In any order.
        share: 0 to 1; 0.5 is the median.

    Example:
        >>> quantile_of([RowValue(date(2026, 1, 1), Decimal(n)) for n in (10, 40)], 0.5).value
        Decimal('25.0')
    """
    if not rows:
        return Quantile(None, 0, None)
    value = np.quantile(np.array([float(one.value) for one in rows]), share)
    return Quantile(Decimal(str(float(value))), len(rows), max(one.day for one in rows))

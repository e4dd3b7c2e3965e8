"""Text to the first and last day that a row or a whole report covers."""

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from trueline.exports.cells.dates import DayOrder, NotADayError, read_stamp, tell_order
from trueline.exports.files.export import Row

_BETWEEN = re.compile(r"\s+[-–—~]\s+|\s*[–—~]\s*|\s+(?:to|bis|au|al|até|a|t/m)\s+", re.IGNORECASE)
_DAY = timedelta(days=1)
_MONTH_FIRST = DayOrder(month_first=True)


@dataclass(frozen=True, slots=True)
class Span:
    """Days from the first to the last, both included.

    Attributes:
        first: First day.
        last: Last day, not before the first.
    """

    first: date
    last: date

    @property
    def is_day(self) -> bool:
        """Say whether it is a single day."""
        return self.first == self.last


def read_span(text: str, order: DayOrder, *, may_be_serial: bool = False) -> Span | None:
    """Read a day, or two with a dash or a word such as “to” between them; None when it is empty.

    Raises:
        NotADayError: It is neither, or it ends before it begins.
    """
    try:
        stamp = read_stamp(text, order, may_be_serial=may_be_serial)
        return Span(stamp.day, stamp.day) if stamp else None
    except NotADayError:
        halves = _BETWEEN.split(" ".join(text.split()))
        if len(halves) != 2:  # noqa: PLR2004 - from and until
            raise
    ends = [read_stamp(half, order) for half in halves]
    if None in ends or ends[0].day > ends[1].day:  # type: ignore[union-attr]
        raise NotADayError(f"“{text}” does not say from which day to which.")
    return Span(ends[0].day, ends[1].day)  # type: ignore[union-attr]


def month_of(day: date) -> Span:
    """Give the whole month of a day."""
    return Span(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))


def are_single_days(days: Sequence[date]) -> bool:
    """Say whether the different days of a table, sorted, are single days: most follow each other.

    A cut first week or month puts two neighbours into a table of weeks or months too.
    """
    steps = [later - earlier for earlier, later in pairwise(days)]
    return 2 * steps.count(_DAY) > len(steps)


def stated_span(rows: Iterable[Row]) -> Span | None:
    """Give the days that a title line states; None when none does, or not beyond doubt.

    A title such as ``03/04/2025 - 05/04/2025`` leaves open which is the month.
    """
    for row in rows:
        text = ",".join(row.cells).strip(" ,;\t\ufeff")
        orders = {tell_order(half) for half in _BETWEEN.split(text)}
        if orders & {"month", "day", "either"}:
            continue
        try:
            span = read_span(text, _MONTH_FIRST)
        except NotADayError:
            continue
        if span is not None:
            return span
    return None

"""Weeks of a community that are known whole, and where a week stands among its own past."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from trueline.core.period import Period, joined

HISTORY_WEEKS = 52
FEWEST_WEEKS = 12
"""Earlier weeks with a value that a percentile needs."""
WEEK = timedelta(days=7)
_PLACES = Decimal("0.001")


@dataclass(frozen=True, slots=True)
class WeekValue:
    """What a week came to.

    Attributes:
        week: Its Monday.
        value: None when it is not known or rests on too few cases.
        case_count: How many cases it rests on.
    """

    week: date
    value: Decimal | None
    case_count: int


@dataclass(frozen=True, slots=True)
class Percentile:
    """Where a value stands among earlier ones.

    Attributes:
        share: Of the earlier values that it is above, 0 to 1; equal ones count half.
        week_count: Earlier values.
    """

    share: Decimal
    week_count: int


def percentile_of(value: Decimal, earlier: Sequence[Decimal]) -> Percentile | None:
    """Give where a value stands among earlier ones; None when there are too few of them.

    Example:
        >>> percentile_of(Decimal(9), [Decimal(one) for one in range(12)]).share
        Decimal('0.792')
    """
    if len(earlier) < FEWEST_WEEKS:
        return None
    below = sum(one < value for one in earlier) + Decimal(sum(one == value for one in earlier)) / 2
    return Percentile((below / len(earlier)).quantize(_PLACES), len(earlier))


def whole_weeks(
    known: Iterable[Period], until: date, *, count: int = HISTORY_WEEKS + 1
) -> tuple[date, ...]:
    """Give the Mondays of the newest weeks that lie whole inside known days, oldest first.

    Args:
        known: Days that are known of; they may overlap.
        until: First day that no longer counts.
        count: At most so many weeks, counted back from the newest, whether known or not.
    """
    apart = joined(known)
    weeks = [one for one in _mondays(until, count) if _is_inside(one, apart)]
    return tuple(reversed(weeks))


def monday_of(day: date) -> date:
    """Give the first day of a day's week."""
    return day - timedelta(days=day.weekday())


def _mondays(until: date, count: int) -> Iterator[date]:
    newest = monday_of(until) - WEEK
    return (newest - WEEK * back for back in range(count))


def _is_inside(week: date, apart: Sequence[Period]) -> bool:
    return any(one.first <= week and week + WEEK <= one.until for one in apart)

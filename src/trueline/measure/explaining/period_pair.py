"""Period pairs: which days are compared with which."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from trueline.core.period import Period

MONTH, QUARTER = 28, 91
"""Days of whole weeks, so that each weekday is as often in both periods."""


class Against(StrEnum):
    """What a period is compared with."""

    BEFORE = "before"
    """The same number of days right before it."""
    YEAR_BEFORE = "year before"
    """The same days of the year before."""
    MONTH_BEFORE = "month before"
    """The last four weeks with the four weeks before them."""
    QUARTER_BEFORE = "quarter before"
    """The last thirteen weeks with the thirteen weeks before them."""


@dataclass(frozen=True, slots=True)
class PeriodPair:
    """Two periods that are compared.

    Attributes:
        before: The earlier one.
        after: The later one.
        against: How the earlier one was chosen; None when a person named both.
    """

    before: Period
    after: Period
    against: Against | None = None


def usual_pairs(own: Period | None, until: date, *, is_to_date: bool) -> tuple[PeriodPair, ...]:
    """Give the comparisons that are offered for a KPI, the most telling first.

    The days of more than a year share some with those of the year before and are left out.

    Args:
        own: Days that its actual covers; None when there are none.
        until: First day after those that values are known of.
        is_to_date: Whether its days began with the plan; those before are of another plan then,
            so that the year before says more.
    """
    by_year = Against.YEAR_BEFORE, Against.BEFORE
    order = by_year if is_to_date else by_year[::-1]
    pairs = [_pair(own, one) for one in order] if own else []
    for days, name in ((QUARTER, Against.QUARTER_BEFORE), (MONTH, Against.MONTH_BEFORE)):
        last = Period(until - timedelta(days=days), until)
        if last != own:
            pairs.append(PeriodPair(days_before(last), last, name))
    return tuple(one for one in pairs if one.before.until <= one.after.first)


def first_covered(pairs: Sequence[PeriodPair], since: date | None) -> PeriodPair:
    """Give the first pair whose days all lie in the days that are known of, else the last.

    Args:
        pairs: At least one.
        since: First day from which all accounts have values; None when they have none.
    """
    covered = (one for one in pairs if since is not None and since <= one.before.first)
    return next(covered, pairs[-1])


def days_before(period: Period) -> Period:
    """Give the same number of days right before a period."""
    return Period(period.first - timedelta(days=period.day_count), period.first)


def year_before(period: Period) -> Period:
    """Give the same days of the year before; 29 February becomes 28 February."""
    return Period(_year_before(period.first), _year_before(period.until))


def _pair(period: Period, against: Against) -> PeriodPair:
    chosen = year_before if against is Against.YEAR_BEFORE else days_before
    return PeriodPair(chosen(period), period, against)


def _year_before(day: date) -> date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if is_leap_day else day.day)

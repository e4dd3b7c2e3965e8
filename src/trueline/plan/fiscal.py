"""The organisation's calendar: months, and the quarters and years of its own fiscal year."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from trueline.core.period import Period
from trueline.plan.document import Plan

YEAR_MONTHS, QUARTER_MONTHS = 12, 3
Span = Callable[[date], Period]
"""Gives the month, quarter or year that a day lies in."""


def month_of(day: date) -> Period:
    """Give the month that a day lies in."""
    return _months_from(day.year, day.month, 1)


def fiscal_quarter_of(day: date, begins: int) -> Period:
    """Give the quarter of the fiscal year that a day lies in.

    Args:
        day: Any.
        begins: Month in which the year begins, 1 for January.
    """
    return _within_year(day, begins, QUARTER_MONTHS)


def fiscal_year_of(day: date, begins: int) -> Period:
    """Give the fiscal year that a day lies in.

    Args:
        day: Any.
        begins: Month in which the year begins, 1 for January.

    Example:
        >>> str(fiscal_year_of(date(2026, 3, 31), 4).first)
        '2025-04-01'
    """
    return _within_year(day, begins, YEAR_MONTHS)


def fiscal_years_of(plan: Plan) -> tuple[Period, ...]:
    """Give the fiscal years that a plan touches, whole ones, in order."""
    years = [fiscal_year_of(plan.first, plan.fiscal_year_begins)]
    while years[-1].until < plan.until:
        years.append(fiscal_year_of(years[-1].until, plan.fiscal_year_begins))
    return tuple(years)


def how_many(period: Period, span: Span) -> Decimal:
    """Give how many months, quarters or years some days are; a part counts by its days.

    Example:
        >>> how_many(Period(date(2026, 1, 1), date(2026, 2, 15)), month_of)
        Decimal('1.5')
    """
    total, day = Decimal(0), period.first
    while day < period.until:
        whole = span(day)
        end = min(whole.until, period.until)
        total += Decimal((end - day) / timedelta(days=1)) / whole.day_count
        day = end
    return total


def _within_year(day: date, begins: int, months: int) -> Period:
    since = (day.month - begins) % YEAR_MONTHS
    back = since % months
    month = day.year * YEAR_MONTHS + day.month - 1 - back
    return _months_from(month // YEAR_MONTHS, month % YEAR_MONTHS + 1, months)


def _months_from(year: int, month: int, count: int) -> Period:
    after = year * YEAR_MONTHS + month - 1 + count
    return Period(date(year, month, 1), date(after // YEAR_MONTHS, after % YEAR_MONTHS + 1, 1))

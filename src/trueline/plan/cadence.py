"""Cadence: how much a quantity that is counted in one period comes to in another."""

from decimal import Decimal

from trueline.plan.actions import Per

MONTHS_A_YEAR, QUARTERS_A_YEAR = 12, 4
YEAR_DAYS = Decimal("365.2425")  # the mean year of the calendar
DAYS = {
    Per.DAY: Decimal(1),
    Per.WEEK: Decimal(7),
    Per.MONTH: YEAR_DAYS / MONTHS_A_YEAR,
    Per.QUARTER: YEAR_DAYS / QUARTERS_A_YEAR,
    Per.YEAR: YEAR_DAYS,
}
"""Days of each period that comes again, on the mean."""


def turned_into(amount: Decimal | int, per: Per, wanted: Per) -> Decimal | None:
    """Give what an amount in each period comes to in another period, on the mean.

    Returns:
        None when either happens once: it has no pace.

    Example:
        >>> turned_into(2, Per.DAY, Per.WEEK)
        Decimal('14')
    """
    if per is wanted:
        return None if per is Per.ONCE else Decimal(amount)
    if per not in DAYS or wanted not in DAYS:
        return None
    return Decimal(amount) * DAYS[wanted] / DAYS[per]

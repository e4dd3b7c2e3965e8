"""Calendar months."""

from datetime import date, timedelta

from trueline.core.period import Period


def whole_months(on: date, count: int) -> tuple[Period, ...]:
    """Give the last whole months up to a day, oldest first; the day itself is inside.

    Example:
        >>> [one.first.isoformat() for one in whole_months(date(2026, 11, 20), 2)]
        ['2026-09-01', '2026-10-01']
    """
    until = (on + timedelta(days=1)).replace(day=1)
    months: list[Period] = []
    for _ in range(count):
        first = (until - timedelta(days=1)).replace(day=1)
        months.append(Period(first, until))
        until = first
    return tuple(reversed(months))

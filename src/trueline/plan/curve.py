"""The expected path from start to target, as the share of the way that should be done."""

import calendar
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from trueline.plan.target import Curve, CurveKind, CurvePoint

ZERO, ONE = Decimal(0), Decimal(1)


def share_expected(curve: Curve, *, start: date, due: date, day: date) -> Decimal:
    """Give the share of the way that should be done by the end of a day, from 0 to 1.

    Days up to ``start`` give 0, days from ``due`` on give 1.

    - ``linear``: days gone as a share of all days.
    - ``seasonal``: each month's weight is spread evenly over its days; a month that lies only
      partly between start and due counts with that part. Where every weight in between is 0, the
      whole way is expected on the due day.
    - ``points``: straight lines from point to point; points outside are passed over.

    Args:
        curve: Shape of the path.
        start: Day on which nothing of the way is done.
        due: Day by which all of it is.
        day: Any day.

    Example:
        >>> share_expected(
        ...     Curve(), start=date(2026, 1, 1), due=date(2026, 12, 31), day=date(2026, 7, 2)
        ... )
        Decimal('0.5')
    """
    if day >= due:
        return ONE
    if day <= start:
        return ZERO
    match curve.kind:
        case CurveKind.LINEAR:
            return Decimal((day - start).days) / (due - start).days
        case CurveKind.SEASONAL:
            whole = _season(curve.month_weights, start, due)
            return _season(curve.month_weights, start, day) / whole if whole else ZERO
        case CurveKind.POINTS:
            return _between_points(curve.points, start=start, due=due, day=day)


def _season(weights: Sequence[Decimal], after: date, until: date) -> Decimal:
    """Add up the weights of the days after one day up to another, both ends as ends of days."""
    return sum(
        (
            weights[month - 1] * days / calendar.monthrange(year, month)[1]
            for year, month, days in _months(after + timedelta(days=1), until)
        ),
        ZERO,
    )


def _months(first: date, last: date) -> Iterator[tuple[int, int, int]]:
    """Yield year, month and number of its days for each month that two days span."""
    while first <= last:
        end = first.replace(day=calendar.monthrange(first.year, first.month)[1])
        yield first.year, first.month, (min(end, last) - first).days + 1
        first = end + timedelta(days=1)


def _between_points(points: Sequence[CurvePoint], *, start: date, due: date, day: date) -> Decimal:
    inside = [(point.day, point.share) for point in points if start < point.day < due]
    path = [(start, ZERO), *sorted(inside), (due, ONE)]
    after = next(index for index, (at, _) in enumerate(path) if at > day)
    (left, low), (right, high) = path[after - 1], path[after]
    return low + (high - low) * (day - left).days / (right - left).days

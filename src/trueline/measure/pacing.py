"""Pacing: the way from start to target, how much of it should be done, and how much is."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from trueline.metrics.metric import Metric, Rule
from trueline.plan.curve import share_expected
from trueline.plan.kpi import Direction, Kpi, Measuring
from trueline.plan.target import Target

ONE = Decimal(1)
ZERO = Decimal(0)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Way:
    """The way a KPI has to go.

    Attributes:
        kpi: Whose.
        starts_after: Day at whose end nothing of it is done.
        start: Value at that moment, in the metric's unit.
        target: Where it ends, and when.
    """

    kpi: Kpi
    starts_after: date
    start: Decimal
    target: Target

    @property
    def is_cap(self) -> bool:
        """Whether a sum that should stay low uses up what it is allowed."""
        return self.kpi.direction is Direction.DOWN and self.target.value > self.start

    @property
    def is_hold(self) -> bool:
        """Whether a level is kept: inside a band, or where it started."""
        return self.kpi.direction is Direction.BAND or self.target.value == self.start


def way_of(kpi: Kpi, metric: Metric, *, plan_first: date) -> Way | None:
    """Give the way a KPI has to go, or None while it lacks a baseline or a target.

    A KPI that adds up to date starts at zero before the plan's first day, whatever was reached
    earlier; its baseline is then an earlier period's sum and only shown. Any other starts at its
    baseline, at the end of the days that it was measured over.

    Args:
        kpi: Of the plan.
        metric: The KPI's metric.
        plan_first: First day of the plan.
    """
    if kpi.target is None:
        return None
    if kpi.measuring is Measuring.TO_DATE and metric.over_time is Rule.SUM:
        return Way(kpi, plan_first - DAY, ZERO, kpi.target)
    if kpi.baseline is None:
        return None
    first = max(kpi.baseline.until, plan_first)
    return Way(kpi, first - DAY, kpi.baseline.value, kpi.target)


def elapsed_by(way: Way, day: date) -> Decimal:
    """Give the share of the way that the plan's path expects by the end of a day, 0 to 1.

    What is to be kept is expected whole from the first day on.
    """
    if way.is_hold:
        return ONE if day > way.starts_after else ZERO
    return share_expected(way.target.curve, start=way.starts_after, due=way.target.due, day=day)


def expected_by(way: Way, day: date) -> Decimal:
    """Give the value that the plan's path expects by the end of a day.

    For a band it is the nearer end of the band from the start, from the first day on.
    """
    if way.kpi.direction is Direction.BAND:
        return _into_band(way.start, way.target)
    return way.start + elapsed_by(way, day) * (way.target.value - way.start)


def progress_of(way: Way, actual: Decimal) -> Decimal:
    """Give the share of the way that is done; below 0 when it went backwards.

    Of a cap it is the share of what is allowed that is used up. What is to be held is done as
    far as the actual is as good as the target: their ratio, at most 1. A band is done while the
    actual lies inside; outside, each band's width away takes off 1.
    """
    if way.kpi.direction is Direction.BAND:
        return _progress_in_band(way.target, actual)
    if not way.is_hold:
        return (actual - way.start) / (way.target.value - way.start)
    if variance_of(way, actual, way.target.value) >= 0:
        return ONE
    smaller, larger = sorted((abs(actual), abs(way.target.value)))
    return smaller / larger if larger else ZERO


def pace_of(way: Way, actual: Decimal, day: date) -> Decimal | None:
    """Give progress over what the path expects by a day; below 1 is behind.

    Of a cap it is 1 while no more is used than allowed by then, else what is allowed over what
    is used.

    Returns:
        None while nothing is expected yet.
    """
    elapsed = elapsed_by(way, day)
    if not elapsed:
        return None
    if way.is_cap:
        allowed = expected_by(way, day)
        return ONE if actual <= allowed else allowed / actual
    return progress_of(way, actual) / elapsed


def variance_of(way: Way, actual: Decimal, expected: Decimal) -> Decimal:
    """Give actual minus expected, turned so that positive is good.

    For a band it is minus the distance to the band, and 0 inside.
    """
    match way.kpi.direction:
        case Direction.UP:
            return actual - expected
        case Direction.DOWN:
            return expected - actual
        case Direction.BAND:
            return -abs(actual - _into_band(actual, way.target))


def _into_band(value: Decimal, target: Target) -> Decimal:
    floor = target.value if target.floor is None else target.floor
    return min(max(value, floor), target.value)


def _progress_in_band(target: Target, actual: Decimal) -> Decimal:
    distance = abs(actual - _into_band(actual, target))
    width = target.value - (target.value if target.floor is None else target.floor)
    if not distance:
        return ONE
    return ONE - distance / (width or abs(target.value) or ONE)

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
        adds_up: Whether it is a sum to date, which grows from zero.
    """

    kpi: Kpi
    starts_after: date
    start: Decimal
    target: Target
    adds_up: bool = False

    @property
    def is_cap(self) -> bool:
        """Whether a sum that should stay low uses up what it is allowed."""
        return self.kpi.direction is Direction.DOWN and self.target.value > self.start

    @property
    def is_hold(self) -> bool:
        """Whether a level is kept: inside a band, or where it started."""
        is_band = self.kpi.direction is Direction.BAND and not self.adds_up
        return is_band or self.target.value == self.start

    @property
    def is_growing_band(self) -> bool:
        """Whether a sum is to end inside a band: the band grows with the path from zero on."""
        return self.kpi.direction is Direction.BAND and self.adds_up and not self.is_hold

    @property
    def is_kept(self) -> bool:
        """Whether it can still go wrong until its due day, so that it is done only then."""
        return self.is_hold or self.is_cap or self.is_growing_band


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
        return Way(kpi, plan_first - DAY, ZERO, kpi.target, adds_up=True)
    if kpi.baseline is None:
        return None
    first = max(kpi.baseline.until, plan_first)
    return Way(kpi, first - DAY, kpi.baseline.value, kpi.target)


def elapsed_by(way: Way, day: date, covered: Decimal = ONE) -> Decimal:
    """Give the share of the way that the plan's path expects by the end of a day, 0 to 1.

    What is to be kept is expected whole from the first day on. Of a sum to date, days without a
    value are expected to bring nothing: where they lie is not looked at, so each takes the same
    share of what is expected.

    Args:
        way: The way to go.
        day: At whose end.
        covered: Share of the days so far that hold a value, 0 to 1.
    """
    if way.is_hold:
        return ONE if day > way.starts_after else ZERO
    share = share_expected(way.target.curve, start=way.starts_after, due=way.target.due, day=day)
    return share * covered if way.adds_up else share


def expected_by(way: Way, day: date, covered: Decimal = ONE) -> Decimal:
    """Give the value that the plan's path expects by the end of a day.

    For a band it is the nearer end of the band from the start, from the first day on; for a sum
    that grows into a band, its lower end as far as the path has come.
    """
    if way.kpi.direction is Direction.BAND:
        return _into_band(way.start, _band_on(way, day, covered))
    return way.start + elapsed_by(way, day, covered) * (way.target.value - way.start)


def progress_of(way: Way, actual: Decimal) -> Decimal:
    """Give the share of the way that is done; below 0 when it went backwards.

    Of a cap it is the share of what is allowed that is used up. What is to be held is done as
    far as the actual is as good as the target: their ratio, at most 1. A band is done while the
    actual lies inside; outside, each band's width away takes off 1. Of a sum that grows into a
    band it is the share of the band's lower end.
    """
    if way.is_growing_band:
        return actual / (_floor(way.target) or way.target.value)
    if way.kpi.direction is Direction.BAND:
        return _progress_in_band(way.target, actual)
    if not way.is_hold:
        return (actual - way.start) / (way.target.value - way.start)
    if variance_of(way, actual, way.target.value) >= 0:
        return ONE
    smaller, larger = sorted((abs(actual), abs(way.target.value)))
    return smaller / larger if larger else ZERO


def pace_of(way: Way, actual: Decimal, day: date, covered: Decimal = ONE) -> Decimal | None:
    """Give progress over what the path expects by a day; below 1 is behind.

    Of a cap it is 1 while no more is used than allowed by then, else what is allowed over what
    is used. Of a sum that grows into a band it is 1 inside the band of the day, else the share
    that the smaller is of the larger, of the actual and the nearer end.

    Returns:
        None while nothing is expected yet.
    """
    elapsed = elapsed_by(way, day, covered)
    if not elapsed:
        return None
    if way.is_cap:
        allowed = expected_by(way, day, covered)
        return ONE if actual <= allowed else allowed / actual
    if way.is_growing_band:
        return _pace_in_band(actual, _into_band(actual, _band_on(way, day, covered)))
    return progress_of(way, actual) / elapsed


def variance_of(way: Way, actual: Decimal, expected: Decimal, day: date | None = None) -> Decimal:
    """Give actual minus expected, turned so that positive is good.

    For a band it is minus the distance to the band, and 0 inside.

    Args:
        way: The way to go.
        actual: What is held against the plan.
        expected: What the plan expects.
        day: Whose band counts where the band grows; None for the due day.
    """
    match way.kpi.direction:
        case Direction.UP:
            return actual - expected
        case Direction.DOWN:
            return expected - actual
        case Direction.BAND:
            return -abs(actual - _into_band(actual, _band_on(way, day or way.target.due)))


Band = tuple[Decimal, Decimal]
"""Lower and upper end."""


def _floor(target: Target) -> Decimal:
    return target.value if target.floor is None else target.floor


def _band_on(way: Way, day: date, covered: Decimal = ONE) -> Band:
    """Give the band in which a value should lie on a day; a sum's band grows with the path."""
    share = elapsed_by(way, day, covered) if way.is_growing_band else ONE
    return share * _floor(way.target), share * way.target.value


def _into_band(value: Decimal, band: Band) -> Decimal:
    return min(max(value, band[0]), band[1])


def _pace_in_band(actual: Decimal, nearest: Decimal) -> Decimal:
    if actual == nearest:
        return ONE
    larger = max(actual, nearest)
    return min(actual, nearest) / larger if larger > 0 else ZERO


def _progress_in_band(target: Target, actual: Decimal) -> Decimal:
    floor = _floor(target)
    distance = abs(actual - _into_band(actual, (floor, target.value)))
    width = target.value - floor
    if not distance:
        return ONE
    return ONE - distance / (width or abs(target.value) or ONE)

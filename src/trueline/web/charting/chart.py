"""What a KPI's chart shows."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Point:
    """A day of a chart.

    Attributes:
        day: Which.
        actual: None leaves a gap.
        expected: None where the plan has no path.
        segment: Points of different segments were measured differently; no line joins them.
    """

    day: date
    actual: Decimal | None
    expected: Decimal | None
    segment: int = 0

    def is_joined(self, other: "Point | None") -> bool:
        """Say whether a line goes from here to a neighbour."""
        return other is not None and other.actual is not None and other.segment == self.segment


@dataclass(frozen=True, slots=True)
class FanPoint:
    """A day of a forecast.

    Attributes:
        day: Which.
        value: As likely above as below.
        low: Lower end of the 80 % interval.
        high: Upper end.
    """

    day: date
    value: Decimal
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Mark:
    """A day that a chart points at; what it is stands in the list below the chart.

    Attributes:
        day: Which.
        label: One or two letters or digits.
        is_break: Whether numbers before and after it do not compare.
    """

    day: date
    label: str
    is_break: bool = False


@dataclass(frozen=True, slots=True)
class KpiChart:
    """A KPI against its plan.

    Attributes:
        points: In the order of days.
        target: None without one.
        measured_in: Unit, for the labels.
        width: In pixels.
        height: In pixels.
        fan: Forecast, beginning at the newest actual; empty without one.
        marks: Breaks and annotations.
    """

    points: tuple[Point, ...]
    target: Decimal | None
    measured_in: str
    width: int
    height: int
    fan: tuple[FanPoint, ...] = ()
    marks: tuple[Mark, ...] = ()

    @property
    def days(self) -> tuple[date, date]:
        """First and last day that it shows."""
        days = [*(one.day for one in self.points), *(one.day for one in self.fan)]
        return min(days), max(days)

    @property
    def lone(self) -> tuple[Point, ...]:
        """The points with an actual that no line joins to another."""
        ends = (None, *self.points), (*self.points[1:], None)
        near = zip(self.points, *ends, strict=False)
        return tuple(
            one
            for one, before, after in near
            if one.actual is not None and not one.is_joined(before) and not one.is_joined(after)
        )

    @property
    def values(self) -> tuple[Decimal, ...]:
        """Every value that has to find a place in it."""
        found = [value for one in self.points for value in (one.actual, one.expected)]
        found += [value for one in self.fan for value in (one.low, one.high)]
        return tuple(one for one in (*found, self.target) if one is not None)

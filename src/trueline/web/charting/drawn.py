"""A KPI's chart, put together from its weeks and drawn for wide and for narrow screens."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import get_language

from trueline.measure.reading import Reading
from trueline.usecases.read_series import KpiSeries
from trueline.web.charting.chart import FanPoint, KpiChart, Mark, Point
from trueline.web.charting.drawing import draw_kpi_chart

BROAD, NARROW = (640, 230), (300, 210)
LEAST_WEEKS = 2
"""Weeks with a value that a line needs."""


@dataclass(frozen=True, slots=True)
class DrawnChart:
    """A chart for wide and for narrow screens; the style sheet shows one of them.

    Attributes:
        broad: SVG.
        narrow: SVG.
    """

    broad: SafeString
    narrow: SafeString


def draw(
    series: KpiSeries,
    reading: Reading | None,
    marks: Sequence[Mark] = (),
    cuts: Sequence[date] = (),
) -> DrawnChart | None:
    """Draw a KPI's actual and forecast against the plan's path.

    Args:
        series: Week by week.
        reading: Of its last day, with the forecast; None where nothing is held against it.
        marks: Days that the list below the chart speaks of.
        cuts: Days over which no line goes on.

    Returns:
        None while fewer than two weeks have a value.
    """
    if sum(point.actual is not None for point in series.points) < LEAST_WEEKS:
        return None
    language = get_language() or ""
    broad, narrow = (
        draw_kpi_chart(chart_of(series, reading, marks, cuts, size=size), language)
        for size in (BROAD, NARROW)
    )
    return DrawnChart(broad, narrow)


def chart_of(
    series: KpiSeries,
    reading: Reading | None,
    marks: Sequence[Mark],
    cuts: Sequence[date],
    *,
    size: tuple[int, int],
) -> KpiChart:
    """Put a KPI's chart together; a size is width and height in pixels."""
    changed = tuple(day for day, _ in series.changes)
    return KpiChart(
        points=points_of(series, (*cuts, *changed)),
        target=reading.kpi.target.value if reading and reading.kpi.target else None,
        measured_in=series.measured_in,
        width=size[0],
        height=size[1],
        fan=_fan(series, reading),
        marks=tuple(marks),
    )


def points_of(series: KpiSeries, cuts: Sequence[date]) -> tuple[Point, ...]:
    """Give the weeks; each day over which no line goes on begins another segment."""
    days = sorted(set(cuts))
    return tuple(
        Point(one.day, one.actual, one.expected, sum(day <= one.day for day in days))
        for one in (*series.points, *series.path_ahead)
    )


def _fan(series: KpiSeries, reading: Reading | None) -> tuple[FanPoint, ...]:
    """Give the forecast week by week, joined to the newest actual where that is of today."""
    if reading is None or reading.forecast is None or not reading.forecast.path:
        return ()
    newest = series.points[-1]
    start = () if newest.actual is None else (FanPoint(newest.day, *(newest.actual,) * 3),)
    ahead = (FanPoint(one.day, one.value, one.low, one.high) for one in reading.forecast.path)
    return (*start, *ahead)

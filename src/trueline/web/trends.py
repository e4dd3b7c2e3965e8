"""How KPIs went week by week, as lines beside numbers and as charts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import get_language

from trueline.measure.reading import Reading
from trueline.plan.cascade import find_kpi, placed_kpis
from trueline.usecases.read_series import KpiSeries, read_series, read_trends
from trueline.web.charting.chart import FanPoint, KpiChart, Mark, Point
from trueline.web.charting.drawing import draw_kpi_chart
from trueline.web.drawing import Spark, draw_spark
from trueline.web.looked_at import LookedAt
from trueline.web.remembered import Remembered

WEEKS = 21
BROAD, NARROW = (640, 230), (300, 210)
TRENDS: Remembered[tuple[KpiSeries, ...]] = Remembered(64)
SERIES: Remembered[KpiSeries] = Remembered(256)


@dataclass(frozen=True, slots=True)
class DrawnChart:
    """A chart for wide and for narrow screens; the style sheet shows one of them.

    Attributes:
        broad: SVG.
        narrow: SVG.
    """

    broad: SafeString
    narrow: SafeString


def sparks_of(looked: LookedAt) -> Mapping[str, Spark | None]:
    """Give the last weeks of every KPI as a small line, by path."""
    plan = looked.adopted.plan
    trends = TRENDS.get(
        looked.key,
        lambda: read_trends(
            looked.workspace,
            plan,
            placed_kpis(plan),
            on=looked.on,
            week_count=WEEKS,
            as_of=looked.revision,
        ),
    )
    return {one.path: draw_spark([point.actual for point in one.points]) for one in trends}


def series_of(looked: LookedAt, path: str) -> KpiSeries:
    """Give a KPI week by week from the plan's first day.

    Raises:
        MissingError: The plan has no such KPI.
    """
    plan = looked.adopted.plan
    return SERIES.get(
        (*looked.key, path),
        lambda: read_series(
            looked.workspace,
            plan,
            find_kpi(plan, path),
            on=looked.on,
            as_of=looked.revision,
        ),
    )


def chart_of(series: KpiSeries, reading: Reading, marks: Iterable[Mark] = ()) -> DrawnChart | None:
    """Draw a KPI's actual and forecast against the plan's path.

    Args:
        series: Week by week; where its definition changed, the line is interrupted.
        reading: Of its last day, with the forecast.
        marks: Breaks and annotations; no line goes on over a break.

    Returns:
        None while fewer than two weeks have a value.
    """
    if sum(point.actual is not None for point in series.points) < 2:  # noqa: PLR2004 - a line
        return None
    changed = [Mark(day, "", is_break=True) for day, _ in series.changes]
    shown = _inside(series, (*marks, *changed))
    target = reading.kpi.target.value if reading.kpi.target else None
    broad, narrow = (
        KpiChart(
            points=_points(series, [one.day for one in shown if one.is_break]),
            target=target,
            measured_in=series.measured_in,
            width=width,
            height=height,
            fan=_fan(series, reading),
            marks=shown,
        )
        for width, height in (BROAD, NARROW)
    )
    language = get_language() or ""
    return DrawnChart(draw_kpi_chart(broad, language), draw_kpi_chart(narrow, language))


def _points(series: KpiSeries, breaks: Sequence[date]) -> tuple[Point, ...]:
    """Give the weeks; each break begins another segment."""
    return tuple(
        Point(one.day, one.actual, one.expected, sum(day <= one.day for day in breaks))
        for one in (*series.points, *series.path_ahead)
    )


def _fan(series: KpiSeries, reading: Reading) -> tuple[FanPoint, ...]:
    """Give the forecast week by week, joined to the newest actual where that is of today."""
    if reading.forecast is None or not reading.forecast.path:
        return ()
    newest = series.points[-1]
    start = () if newest.actual is None else (FanPoint(newest.day, *(newest.actual,) * 3),)
    ahead = (FanPoint(one.day, one.value, one.low, one.high) for one in reading.forecast.path)
    return (*start, *ahead)


def _inside(series: KpiSeries, marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Give the marks that the chart's days reach."""
    last = (*series.points, *series.path_ahead)[-1].day
    return tuple(one for one in marks if series.points[0].day <= one.day <= last)

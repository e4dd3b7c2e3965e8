"""How KPIs went week by week, as lines beside numbers and as charts."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import get_language

from trueline.measure.reading import Reading
from trueline.plan.cascade import find_kpi, placed_kpis
from trueline.usecases.read_series import KpiSeries, read_series, read_trends
from trueline.web.charts import KpiChart, Point, draw_kpi_chart
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


def chart_of(series: KpiSeries, reading: Reading) -> DrawnChart | None:
    """Draw a KPI's actual against the plan's path; None while fewer than two weeks have a value."""
    if sum(point.actual is not None for point in series.points) < 2:  # noqa: PLR2004 - a line
        return None
    points = tuple(
        Point(point.day, point.actual, point.expected)
        for point in (*series.points, *series.path_ahead)
    )
    target = reading.kpi.target.value if reading.kpi.target else None
    broad, narrow = (
        KpiChart(points, target, series.measured_in, width, height)
        for width, height in (BROAD, NARROW)
    )
    language = get_language() or ""
    return DrawnChart(draw_kpi_chart(broad, language), draw_kpi_chart(narrow, language))

"""How KPIs went week by week, as lines beside numbers and as series."""

from collections.abc import Mapping

from trueline.plan.cascade import find_kpi, placed_kpis
from trueline.usecases.read_series import KpiSeries, read_series, read_trends
from trueline.web.drawing import Spark, draw_spark
from trueline.web.looked_at import LookedAt
from trueline.web.remembered import Remembered

WEEKS = 21
TRENDS: Remembered[tuple[KpiSeries, ...]] = Remembered(64)
SERIES: Remembered[KpiSeries] = Remembered(256)


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
            as_of=looked.known,
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
            as_of=looked.known,
        ),
    )

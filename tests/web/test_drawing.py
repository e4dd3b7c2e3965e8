"""Drawings beside numbers show the number, and leave gaps open."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from trueline.web.charting.chart import KpiChart, Point
from trueline.web.charting.drawing import draw_kpi_chart
from trueline.web.drawing import SPARK_EDGE, SPARK_HEIGHT, SPARK_WIDTH, draw_spark


def numbers(*values: int | None) -> list[Decimal | None]:
    return [None if value is None else Decimal(value) for value in values]


def test_a_spark_runs_from_left_to_right_and_from_lowest_to_highest() -> None:
    spark = draw_spark(numbers(0, 10, 5))
    assert spark is not None
    assert spark.drawn == "M3.0 25.0L48.0 3.0L93.0 14.0"
    assert (spark.x, spark.y) == (f"{SPARK_WIDTH - SPARK_EDGE}.0", f"{SPARK_HEIGHT // 2}.0")


def test_a_gap_in_a_spark_stays_open() -> None:
    spark = draw_spark(numbers(0, 10, None, 5, 5))
    assert spark is not None
    assert spark.drawn.count("M") == 2


def test_a_level_spark_runs_through_the_middle() -> None:
    spark = draw_spark(numbers(7, 7))
    assert spark is not None
    assert spark.drawn == "M3.0 14.0L93.0 14.0"


def test_one_value_makes_no_line() -> None:
    assert draw_spark(numbers(None, 4, None)) is None


def test_a_value_between_gaps_is_a_dot() -> None:
    spark = draw_spark(numbers(0, None, 10, None, 5, 5))
    assert spark is not None
    assert spark.drawn == "M3.0 25.0h0M39.0 3.0h0M75.0 14.0L93.0 14.0"


def test_a_week_between_gaps_is_dotted_in_a_chart_and_no_other() -> None:
    weeks = [date(2026, 1, 4) + timedelta(weeks=at) for at in range(6)]
    values = numbers(1, 2, None, 3, None, 4)
    points = tuple(Point(day, value, None) for day, value in zip(weeks, values, strict=True))
    chart = KpiChart(points, None, "count", 300, 200)
    assert [one.day for one in chart.lone] == [weeks[3], weeks[5]]
    # Where the definition changed between two weeks, no line joins them either.
    parted = replace(chart, points=(points[0], replace(points[1], segment=1)))
    assert len(parted.lone) == 2
    assert not replace(chart, points=points[:2]).lone
    assert draw_kpi_chart(chart, "en").count('aria-roledescription="point"') == 2
    joined = draw_kpi_chart(replace(chart, points=points[:2]), "en")
    assert 'aria-roledescription="point"' not in joined

"""Drawings beside numbers show the number, and leave gaps open."""

from decimal import Decimal

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

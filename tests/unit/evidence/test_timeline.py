"""Periods as data write them, in order and with what is missing between them."""

from datetime import date

import pytest

from trueline.core.errors import FaultyInputError
from trueline.evidence.observing.timeline import days_spanned, order_periods


def names(*written: str) -> tuple[str, ...]:
    """The names of periods in order."""
    return order_periods(written, where="shops.csv").names


@pytest.mark.parametrize(
    ("written", "ordered"),
    [
        (("10", "9", "8"), ("8", "9", "10")),
        (("2004.0", "2003"), ("2003", "2004")),
        (("2026-02-01", "2026-01-31"), ("2026-01-31", "2026-02-01")),
        (("20260105", "20260106"), ("2026-01-05", "2026-01-06")),
        (("2026-W02", "2026-W01", "2025-W52"), ("2025-W52", "2026-W01", "2026-W02")),
        (("2026-01", "2025-12"), ("2025-12", "2026-01")),
        (("2026-Q1", "2025Q4"), ("2025-Q4", "2026-Q1")),
        (("2026-03-02 00:00:00",), ("2026-03-02",)),
    ],
)
def test_periods_are_put_in_the_order_of_time(
    written: tuple[str, ...], ordered: tuple[str, ...]
) -> None:
    assert names(*written) == ordered


@pytest.mark.parametrize(
    "written", [("2026-13-01",), ("soon",), ("2026-01-05", "7"), ("2026-02-30",), ("1/2/2026",)]
)
def test_what_is_no_period_is_refused(written: tuple[str, ...]) -> None:
    with pytest.raises(FaultyInputError, match=r"period|more than one way"):
        names(*written)


def test_a_week_that_nobody_reported_stands_as_missing() -> None:
    weeks = [f"2026-01-{day:02}" for day in (5, 12, 26)]
    found = order_periods([*weeks, "2026-02-02", "2026-02-09"], where="shops.csv")
    assert found.filled == ("2026-01-19",)
    assert len(found.names) == 6
    assert "shown as missing: 1 (2026-01-19)" in found.notes[0]


def test_where_much_is_missing_periods_are_taken_one_after_the_other_and_said_so() -> None:
    found = order_periods(["1", "2", "9"], where="shops.csv")
    assert found.names == ("1", "2", "9")
    assert "periods without a row: 6" in found.notes[0]


@pytest.mark.parametrize(
    "written",
    [
        ("2026-01-01", "2026-02-01", "2026-03-01"),  # months, by their first days
        ("2026-01-01", "2026-01-02", "2026-01-05", "2026-01-06"),  # working days
    ],
)
def test_months_and_working_days_miss_nothing(written: tuple[str, ...]) -> None:
    found = order_periods(written, where="shops.csv")
    assert (found.names, found.filled, found.notes) == (written, (), ())


def test_a_day_lies_in_the_week_that_began_before_it() -> None:
    found = order_periods(["2026-01-05", "2026-01-12", "2026-01-19"], where="shops.csv")
    places = [found.place_of(date(2026, 1, day)) for day in (4, 5, 18, 25, 26)]
    assert places == [None, 0, 1, 2, None]
    assert order_periods(["1", "2"], where="x").place_of(date(2026, 1, 5)) is None


def test_the_days_of_weeks_reach_to_the_end_of_the_last() -> None:
    spanned = days_spanned(["2026-W02", "2026-W01"], where="shops.csv")
    assert spanned is not None
    assert (spanned.first, spanned.last) == (date(2025, 12, 29), date(2026, 1, 11))
    assert days_spanned(["1", "2"], where="shops.csv") is None

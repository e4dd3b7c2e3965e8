"""The expected path, worked out by hand."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import curves
from trueline.plan.curve import share_expected
from trueline.plan.target import Curve, CurveKind, CurvePoint

START, DUE = date(2026, 1, 1), date(2026, 12, 31)
PEAK_IN_DECEMBER = tuple(Decimal(4 if month == 12 else 1) for month in range(1, 13))


def _share(curve: Curve, day: date, *, start: date = START, due: date = DUE) -> Decimal:
    return share_expected(curve, start=start, due=due, day=day)


@pytest.mark.parametrize("kind", [Curve(), Curve(CurveKind.SEASONAL, PEAK_IN_DECEMBER)])
def test_nothing_is_expected_at_the_start_and_all_when_due(kind: Curve) -> None:
    assert _share(kind, date(2025, 6, 1)) == 0
    assert _share(kind, START) == 0
    assert _share(kind, DUE) == 1
    assert _share(kind, date(2027, 6, 1)) == 1


def test_a_straight_path_goes_by_days() -> None:
    # 182 of 364 days.
    assert _share(Curve(), date(2026, 7, 2)) == Decimal("0.5")


def test_a_seasonal_path_spreads_each_month_over_its_days() -> None:
    # From 31 December to 31 December: 11 months of weight 1 and one of 4, so 15 in all.
    start = date(2025, 12, 31)
    curve = Curve(CurveKind.SEASONAL, PEAK_IN_DECEMBER)
    assert _share(curve, date(2026, 1, 31), start=start) == Decimal(1) / 15
    assert _share(curve, date(2026, 2, 14), start=start) == Decimal("1.5") / 15
    assert _share(curve, date(2026, 11, 30), start=start) == Decimal(11) / 15


def test_a_month_that_lies_partly_inside_counts_with_that_part() -> None:
    # 16 June to 15 July: half of June (15 of 30 days) and 15 of 31 days of July.
    months = [Decimal(0)] * 12
    months[5], months[6] = Decimal(30), Decimal(31)
    curve = Curve(CurveKind.SEASONAL, tuple(months))
    start, due = date(2026, 6, 15), date(2026, 7, 15)
    assert _share(curve, date(2026, 6, 30), start=start, due=due) == Decimal("0.5")
    assert _share(curve, date(2026, 7, 9), start=start, due=due) == Decimal("0.8")


def test_a_seasonal_path_goes_over_the_year() -> None:
    # December 2026 has weight 4, January 2027 weight 1: four fifths by New Year.
    curve = Curve(CurveKind.SEASONAL, PEAK_IN_DECEMBER)
    start, due = date(2026, 11, 30), date(2027, 1, 31)
    assert _share(curve, date(2026, 12, 31), start=start, due=due) == Decimal("0.8")


def test_a_season_without_weight_expects_all_on_the_due_day() -> None:
    curve = Curve(CurveKind.SEASONAL, (Decimal(1), *[Decimal(0)] * 11))
    start, due = date(2026, 3, 1), date(2026, 5, 1)
    assert _share(curve, date(2026, 4, 30), start=start, due=due) == 0
    assert _share(curve, due, start=start, due=due) == 1


def test_points_are_joined_by_straight_lines() -> None:
    curve = Curve(
        CurveKind.POINTS,
        points=(
            CurvePoint(date(2026, 1, 11), Decimal("0.2")),
            CurvePoint(date(2026, 1, 21), Decimal("0.8")),
        ),
    )
    due = date(2026, 1, 31)
    shares = [
        _share(curve, day, due=due)
        for day in (
            date(2026, 1, 6),
            date(2026, 1, 11),
            date(2026, 1, 16),
            date(2026, 1, 21),
            date(2026, 1, 26),
        )
    ]
    assert shares == [Decimal(text) for text in ("0.1", "0.2", "0.5", "0.8", "0.9")]


def test_points_before_the_start_are_passed_over() -> None:
    curve = Curve(CurveKind.POINTS, points=(CurvePoint(date(2025, 12, 1), Decimal("0.7")),))
    assert _share(curve, date(2026, 7, 2)) == Decimal("0.5")


@given(
    curves(DUE),
    st.dates(date(2025, 1, 1), date(2028, 1, 1)),
)
def test_paths_without_points_stay_between_nothing_and_all(curve: Curve, day: date) -> None:
    if curve.kind is not CurveKind.POINTS:
        assert 0 <= _share(curve, day) <= 1


@given(st.lists(st.dates(START, DUE), min_size=2, max_size=2).map(sorted))
def test_more_is_expected_of_later_days(days: list[date]) -> None:
    for curve in (Curve(), Curve(CurveKind.SEASONAL, PEAK_IN_DECEMBER)):
        assert _share(curve, days[0]) <= _share(curve, days[1])

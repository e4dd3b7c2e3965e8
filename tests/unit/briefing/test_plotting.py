"""Where values lie in pictures, worked out by hand."""

import re
from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.sample_briefing import DEFLECTED, RETURNS, TREND
from trueline.briefing.chart import Chart, ChartKind, Series
from trueline.briefing.plotting.canvas import cut_to, width_of
from trueline.briefing.plotting.picture import svg_of
from trueline.briefing.plotting.scales import (
    Scale,
    first_days,
    range_of,
    round_axis,
    ticks,
    values_of,
)


def test_a_value_lies_at_its_share_of_the_length() -> None:
    up = Scale(0, 200, begins=110, ends=10)
    assert up.place(Decimal(50)) == 85
    assert up.place(0) == 110


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 230, [0, 100, 200]),
        (0, 1, [0, 0.5, 1]),
        (-60, 125, [-50, 0, 50, 100]),
        (5, 5.4, [5, 5.1, 5.2, 5.3, 5.4]),
    ],
)
def test_an_axis_has_round_values(low: float, high: float, expected: list[float]) -> None:
    assert [float(one) for one in ticks(low, high)] == pytest.approx(expected)


def test_bars_begin_at_zero_and_lines_need_not() -> None:
    values = [Decimal(100), Decimal(200)]
    assert range_of(values, holds_zero=True) == (0, 208)
    assert range_of(values, holds_zero=False) == (96, 204)
    assert range_of([], holds_zero=True)[0] < range_of([], holds_zero=True)[1]
    assert range_of([Decimal(4)], holds_zero=False) == (pytest.approx(1.84), pytest.approx(6.16))


def test_an_axis_for_others_holds_every_value_and_end() -> None:
    axis = round_axis(TREND)
    assert (axis.low, axis.high, axis.step) == (160000, 240000, 20000)
    assert max(values_of(TREND)) == 240000


def test_days_are_labelled_at_first_days_of_months() -> None:
    days = [date(2026, 7, 6) + timedelta(days=7 * at) for at in range(21)]
    assert first_days(days, 9) == tuple(date(2026, month, 1) for month in (8, 9, 10, 11))
    assert first_days(days, 2) == (date(2026, 8, 1), date(2026, 10, 1))
    assert first_days(days[:3], 5) == tuple(days[:3])


def test_a_gap_interrupts_a_line() -> None:
    runs = re.findall(r'<polyline points="([^"]+)" class="s-actual"', svg_of(TREND))
    assert [len(run.split()) for run in runs] == [10, 7]


def test_days_keep_their_distances() -> None:
    days = (date(2026, 1, 1), date(2026, 1, 2), date(2026, 1, 11))
    series = Series("A", (Decimal(1), Decimal(1), Decimal(2)))
    chart = Chart(ChartKind.LINE, "T", (series,), "told", days=days)
    points = re.search(r'<polyline points="([^"]+)"', svg_of(chart))
    assert points is not None
    x = [float(one.split(",")[0]) for one in points[1].split()]
    assert (x[2] - x[0]) / (x[1] - x[0]) == pytest.approx(10, rel=0.02)


def test_a_missing_bar_is_a_dash_and_zero_is_a_zero() -> None:
    drawn = svg_of(DEFLECTED)
    assert drawn.count("<rect") == 4
    assert re.findall(r">([^<>]+)</text>", drawn)[-5:] == ["120", "-45", "0", "8", "–"]


def test_an_interval_says_its_ends_and_its_grade() -> None:
    said = re.findall(r">([^<>]+)</text>", svg_of(RETURNS))
    assert "€1.64 · €0.92 to €2.41" in said
    assert said.count("B") == 2
    assert said.count("C") == 2


def test_the_same_chart_is_drawn_the_same_without_scripts_or_styles() -> None:
    drawn = svg_of(TREND)
    assert drawn == svg_of(TREND)
    assert "style=" not in drawn
    assert "script" not in drawn


def test_words_are_cut_where_there_is_no_room() -> None:
    assert cut_to("Facebook", 200) == "Facebook"
    short = cut_to("A very long name of a channel", 60)
    assert short.endswith("…")
    assert width_of(short) <= 60
    assert width_of("mmm") > width_of("iii")

"""Axes: round values and first days of months, with their words."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from math import floor, log10
from typing import Any

from babel.dates import format_date

from trueline.web.charting.chart import KpiChart
from trueline.web.charting.colours import LINE, MUTED
from trueline.web.wording import locale, say_value

TICKS, FEWEST_PIXELS = 4, 70


def day_axis(chart: KpiChart) -> dict[str, Any]:
    """Give the axis of days: first days of months, so many that their labels do not touch."""
    first, last = chart.days
    each = (first + timedelta(days=step) for step in range((last - first).days + 1))
    firsts = [day for day in each if day.day == 1]
    every = max(1, -(-len(firsts) * FEWEST_PIXELS // chart.width))
    return _axis({float(day.toordinal()): _day_words(day) for day in firsts[::every]}, grid=False)


def value_axis(chart: KpiChart) -> dict[str, Any]:
    """Give the axis of values: round ones over the range of the chart."""
    low = float(min(chart.values, default=Decimal(0)))
    high = float(max(chart.values, default=Decimal(1)))
    step = _round_step((high - low) / TICKS or abs(high) or 1.0)
    first = floor(low / step)
    values = [round((first + at) * step, 9) for at in range(TICKS * 3 + 2)]
    shown = [value for value in values if low <= value <= high] or [low]
    words = {value: say_value(Decimal(str(value)), chart.measured_in) for value in shown}
    return _axis(words, grid=True)


def _day_words(day: date) -> str:
    return format_date(day, format="d MMM", locale=locale())


def _axis(labels: Mapping[float, str], *, grid: bool) -> dict[str, Any]:
    named = ",".join(f"{_key(value)!r}:{label!r}" for value, label in labels.items())
    return {
        "values": list(labels),
        "labelExpr": f"({{{named}}})[format(datum.value,'.6~f')]",
        "labelColor": MUTED,
        "labelFontSize": 11,
        "grid": grid,
        "gridColor": LINE,
        "domain": False,
        "ticks": False,
        "labelPadding": 8,
    }


def _key(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")


def _round_step(rough: float) -> float:
    """Give the last of 1, 2, 5 times a power of ten that is not above a number."""
    size = 10.0 ** floor(log10(rough))
    return next(size * times for times in (5, 2, 1) if size * times <= rough * 1.001)

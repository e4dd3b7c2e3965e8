"""Charts as SVG, drawn on the server; colours are the style sheet's, so they follow the look."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from importlib.resources import as_file, files
from math import floor, log10
from typing import Any

import vl_convert
from babel.dates import format_date
from django.utils.safestring import SafeString, mark_safe

from trueline.web.wording import locale, say_value

COLOURS = {
    "#000001": "var(--accent)",
    "#000002": "var(--warn-line)",
    "#000003": "var(--muted)",
    "#000004": "var(--line)",
}
"""Stand-ins that the drawing library knows how to write, and what they become."""
ACTUAL, PLAN, MUTED, LINE = COLOURS
TICKS, FEWEST_PIXELS = 4, 70


@dataclass(frozen=True, slots=True)
class Point:
    """A day of a chart.

    Attributes:
        day: Which.
        actual: None leaves a gap.
        expected: None where the plan has no path.
    """

    day: date
    actual: Decimal | None
    expected: Decimal | None


@dataclass(frozen=True, slots=True)
class KpiChart:
    """What a KPI's chart shows.

    Attributes:
        points: In the order of days.
        target: None without one.
        measured_in: Unit, for the labels.
        width: In pixels.
        height: In pixels.
    """

    points: tuple[Point, ...]
    target: Decimal | None
    measured_in: str
    width: int
    height: int


@lru_cache(maxsize=256)
def draw_kpi_chart(chart: KpiChart, language: str) -> SafeString:  # noqa: ARG001 - part of the key
    """Give a KPI's actual against the plan's path as SVG text.

    Args:
        chart: What to show; the same chart is drawn once.
        language: Of the labels; a chart is kept for each.
    """
    drawn = vl_convert.vegalite_to_svg(_specification(chart))
    for stand_in, colour in COLOURS.items():
        drawn = drawn.replace(stand_in, colour)
    return mark_safe(drawn.replace("<svg ", '<svg aria-hidden="true" ', 1))  # noqa: S308 - ours


def warm_up() -> None:
    """Start the drawing library, which takes half a second the first time."""
    with as_file(files("font_manrope") / "files") as folder:
        vl_convert.register_font_directory(str(folder))
    vl_convert.vegalite_to_svg({"data": {"values": [{}]}, "mark": "point"})


def _specification(chart: KpiChart) -> dict[str, Any]:
    days = [point.day for point in chart.points]
    axis_x = _axis(_month_ticks(days, chart.width), grid=False)
    axis_y = _axis(_value_ticks(chart), grid=True)
    rows = [_row(point) for point in chart.points]
    x = {"field": "day", "type": "quantitative", "title": None, "axis": axis_x}
    x["scale"] = {"domain": [days[0].toordinal(), days[-1].toordinal()], "nice": False}
    y = {"type": "quantitative", "title": None, "axis": axis_y, "scale": {"zero": False}}
    layers = [
        _line("expected", PLAN, x, y, dash=[5, 4]),
        _line("actual", ACTUAL, x, y, dash=[1, 0]),
    ]
    if chart.target is not None:
        rule = {"type": "rule", "strokeDash": [2, 3], "color": MUTED}
        layers.append({"mark": rule, "encoding": {"y": {"datum": float(chart.target), **y}}})
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": chart.width,
        "height": chart.height,
        "background": None,
        "data": {"values": rows},
        "layer": layers,
        "config": {"view": {"stroke": None}, "font": "Manrope, system-ui, sans-serif"},
    }


def _line(
    field: str, colour: str, x: dict[str, Any], y: dict[str, Any], *, dash: list[int]
) -> dict[str, Any]:
    mark = {
        "type": "line",
        "color": colour,
        "strokeWidth": 2.2 if field == "actual" else 1.6,
        "strokeDash": dash,
        "strokeJoin": "round",
        "invalid": "break-paths-show-path-domains",
    }
    return {"mark": mark, "encoding": {"x": x, "y": {"field": field, **y}}}


def _row(point: Point) -> dict[str, Any]:
    return {
        "day": point.day.toordinal(),
        "actual": None if point.actual is None else float(point.actual),
        "expected": None if point.expected is None else float(point.expected),
    }


def _axis(labels: dict[float, str], *, grid: bool) -> dict[str, Any]:
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


def _month_ticks(days: Sequence[date], width: int) -> dict[float, str]:
    """Give the first days of months, so many that their labels do not touch."""
    firsts = [day for day in _each_day(days[0], days[-1]) if day.day == 1]
    every = max(1, -(-len(firsts) * FEWEST_PIXELS // width))
    return {
        float(day.toordinal()): format_date(day, format="d MMM", locale=locale())
        for day in firsts[::every]
    }


def _each_day(first: date, last: date) -> list[date]:
    return [first + timedelta(days=step) for step in range((last - first).days + 1)]


def _value_ticks(chart: KpiChart) -> dict[float, str]:
    """Give round values over the range of the chart, with their words."""
    lines = [(point.actual, point.expected) for point in chart.points]
    known = [value for pair in lines for value in pair if value is not None]
    known += [] if chart.target is None else [chart.target]
    low, high = float(min(known, default=Decimal(0))), float(max(known, default=Decimal(1)))
    step = _round_step((high - low) / TICKS or abs(high) or 1.0)
    first = floor(low / step)
    values = [round((first + at) * step, 9) for at in range(TICKS * 3 + 2)]
    shown = [value for value in values if low <= value <= high] or [low]
    return {value: say_value(Decimal(str(value)), chart.measured_in) for value in shown}


def _round_step(rough: float) -> float:
    """Give the last of 1, 2, 5 times a power of ten that is not above a number."""
    size = 10.0 ** floor(log10(rough))
    return next(size * times for times in (5, 2, 1) if size * times <= rough * 1.001)

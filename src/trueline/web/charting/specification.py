"""The specification of a KPI's chart in the words of the drawing library, Vega-Lite."""

from typing import Any

from trueline.web.charting.axes import day_axis, value_axis
from trueline.web.charting.chart import FanPoint, KpiChart, Mark, Point
from trueline.web.charting.colours import ACTUAL, MUTED, PLAN

FAN_OPACITY = 0.16
MARK_TOP = 8
DOT = 24
"""Area of a dot, in pixels."""
ROOM_FOR_MARKS = 20


def specification(chart: KpiChart) -> dict[str, Any]:
    """Give a KPI's actual, forecast and plan as layers over the same days."""
    first, last = chart.days
    x = {"field": "day", "type": "quantitative", "title": None, "axis": day_axis(chart)}
    x["scale"] = {"domain": [first.toordinal(), last.toordinal()], "nice": False}
    y = {"type": "quantitative", "title": None, "axis": value_axis(chart)}
    y["scale"] = {"zero": False}
    layers = [
        *_marked(chart.marks, x),
        *_fan(chart.fan, x, y),
        _line("expected", PLAN, x, y, dash=[5, 4]),
        _line("actual", ACTUAL, x, y, dash=[1, 0]),
        *_dots(chart.lone, x, y),
    ]
    if chart.target is not None:
        rule = {"type": "rule", "strokeDash": [2, 3], "color": MUTED}
        layers.append({"mark": rule, "encoding": {"y": {"datum": float(chart.target), **y}}})
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": chart.width,
        "height": chart.height,
        "background": None,
        "padding": {
            "top": ROOM_FOR_MARKS if chart.marks else 5,
            "left": 5,
            "right": 5,
            "bottom": 5,
        },
        "data": {"values": [_row(one) for one in chart.points]},
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
    encoding: dict[str, Any] = {"x": x, "y": {"field": field, **y}}
    if field == "actual":
        encoding["detail"] = {"field": "segment", "type": "nominal"}
    return {"mark": mark, "encoding": encoding}


def _dots(lone: tuple[Point, ...], x: dict[str, Any], y: dict[str, Any]) -> list[dict[str, Any]]:
    """Dot the weeks that stand between gaps: a line of one point would not be seen."""
    if not lone:
        return []
    mark = {"type": "point", "filled": True, "color": ACTUAL, "opacity": 1, "size": DOT}
    encoding = {"x": x, "y": {"field": "actual", **y}}
    rows = {"values": [_row(one) for one in lone]}
    return [{"data": rows, "mark": mark, "encoding": encoding}]


def _fan(fan: tuple[FanPoint, ...], x: dict[str, Any], y: dict[str, Any]) -> list[dict[str, Any]]:
    """Shade the interval and dot its middle."""
    if not fan:
        return []
    rows = {"values": [_fan_row(one) for one in fan]}
    area = {"type": "area", "color": ACTUAL, "fillOpacity": FAN_OPACITY}
    dotted = {"type": "line", "color": ACTUAL, "strokeWidth": 1.8, "strokeDash": [2, 3]}
    ends = {"x": x, "y": {"field": "low", **y}, "y2": {"field": "high"}}
    return [
        {"data": rows, "mark": area, "encoding": ends},
        {"data": rows, "mark": dotted, "encoding": {"x": x, "y": {"field": "value", **y}}},
    ]


def _marked(marks: tuple[Mark, ...], x: dict[str, Any]) -> list[dict[str, Any]]:
    """Draw a thin line for each marked day, dashed and stronger for a break, and its label."""
    if not marks:
        return []
    rows = {"values": [_mark_row(one) for one in marks]}
    rule = {"type": "rule", "color": MUTED, "opacity": 0.45}
    strong = {"type": "rule", "color": PLAN, "strokeDash": [4, 3], "strokeWidth": 1.6}
    words = {"type": "text", "color": MUTED, "fontSize": 10, "fontWeight": 700, "clip": False}
    at_top = {"x": x, "y": {"value": -MARK_TOP}, "text": {"field": "label", "type": "nominal"}}
    return [
        {"data": rows, "transform": [{"filter": f"{kind}datum.broken"}], "mark": mark,
         "encoding": {"x": x}}
        for kind, mark in (("!", rule), ("", strong))
    ] + [{"data": rows, "mark": words, "encoding": at_top}]  # fmt: skip


def _row(point: Point) -> dict[str, Any]:
    return {
        "day": point.day.toordinal(),
        "actual": None if point.actual is None else float(point.actual),
        "expected": None if point.expected is None else float(point.expected),
        "segment": point.segment,
    }


def _fan_row(point: FanPoint) -> dict[str, Any]:
    numbers = {name: float(getattr(point, name)) for name in ("value", "low", "high")}
    return {"day": point.day.toordinal(), **numbers}


def _mark_row(mark: Mark) -> dict[str, Any]:
    return {"day": mark.day.toordinal(), "label": mark.label, "broken": mark.is_break}

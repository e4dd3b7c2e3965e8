"""A KPI's chart to explore: the drawn one, that says each week when pointed at."""

import json
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from trueline.web.charting.chart import KpiChart
from trueline.web.charting.colours import COLOURS, LINE, MUTED
from trueline.web.charting.specification import specification
from trueline.web.charting.weeks import WeekRow
from trueline.web.wording import MISSING

POINTED = "pointed"
ZOOMED = "zoomed"
ON_SHIFT = "wheel![event.shiftKey]"
"""Without the key a wheel over the chart goes on scrolling the page."""


def live_specification(chart: KpiChart, rows: Sequence[WeekRow]) -> dict[str, Any]:
    """Give a chart as wide as its room, with words for each week; colours are the style sheet's.

    Args:
        chart: As it is drawn.
        rows: Of its table.
    """
    drawn = specification(chart)
    drawn["width"] = "container"
    drawn["autosize"] = {"type": "fit-x", "contains": "padding"}
    x, y = _axes_of(drawn)
    weeks = {"values": _weeks(chart, rows)}
    zoom = {
        "name": ZOOMED,
        "select": {"type": "interval", "encodings": ["x"], "zoom": ON_SHIFT},
        "bind": "scales",
    }
    drawn["layer"] = [
        *drawn["layer"],
        {
            "data": weeks,
            "params": [zoom, _pointing()],
            "mark": {"type": "point", "opacity": 0, "size": 160},
            "encoding": {"x": x, "y": y, "tooltip": {"field": "day"}},
        },
        _where_pointed(weeks, {"type": "rule", "color": LINE, "strokeWidth": 1.5}, {"x": x}),
        _where_pointed(
            weeks,
            {"type": "point", "filled": True, "size": 60, "color": MUTED},
            {"x": x, "y": y},
        ),
    ]
    written = json.dumps(drawn)
    for stand_in, colour in COLOURS.items():
        written = written.replace(stand_in, colour)
    found: dict[str, Any] = json.loads(written)
    return found


def _axes_of(drawn: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Give the axes that the layers share, the one of values for what is pointed at."""
    encoding = next(one["encoding"] for one in drawn["layer"] if "expected" in str(one))
    return encoding["x"], {**encoding["y"], "field": "at"}


def _pointing() -> dict[str, Any]:
    how = {"type": "point", "on": "pointermove", "nearest": True, "clear": "pointerout"}
    return {"name": POINTED, "select": {**how, "encodings": ["x"]}}


def _where_pointed(
    weeks: dict[str, Any], mark: dict[str, Any], encoding: dict[str, Any]
) -> dict[str, Any]:
    """Give a layer that is seen at the pointed week only.

    Weeks are made invisible rather than left out, so that the axis of values has its extent.
    """
    seen = {"condition": {"param": POINTED, "empty": False, "value": 1}, "value": 0}
    return {"data": weeks, "mark": mark, "encoding": {**encoding, "opacity": seen}}


def _weeks(chart: KpiChart, rows: Sequence[WeekRow]) -> list[dict[str, Any]]:
    """Give each day with its place on the chart and what is told of it, as pairs of words."""
    places = {one.day: one.value for one in chart.fan}
    for one in chart.points:
        place = one.actual if one.actual is not None else places.get(one.day, one.expected)
        if place is not None:
            places[one.day] = place
    return [
        {"day": row.day.toordinal(), "at": float(places[row.day]), "told": _told(row)}
        for row in rows
        if row.day in places
    ]


def _told(row: WeekRow) -> list[tuple[str, str]]:
    pairs = [
        (_("Day"), row.when),
        (_("Actual"), row.actual),
        (_("Plan expects"), row.expected),
        (_("Forecast"), row.forecast),
        (_("8 cases of 10"), row.interval),
    ]
    return [pair for pair in pairs if pair[1] not in ("", MISSING)]

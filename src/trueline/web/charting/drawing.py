"""Charts as SVG, drawn on the server; colours are the style sheet's, so they follow the look."""

from functools import lru_cache
from importlib.resources import as_file, files

import vl_convert
from django.utils.safestring import SafeString, mark_safe

from trueline.web.charting.chart import KpiChart
from trueline.web.charting.colours import COLOURS
from trueline.web.charting.specification import specification


@lru_cache(maxsize=256)
def draw_kpi_chart(chart: KpiChart, language: str) -> SafeString:  # noqa: ARG001 - part of the key
    """Give a KPI's chart as SVG text.

    Args:
        chart: What to show; the same chart is drawn once.
        language: Of the labels; a chart is kept for each.
    """
    drawn = vl_convert.vegalite_to_svg(specification(chart))
    for stand_in, colour in COLOURS.items():
        drawn = drawn.replace(stand_in, colour)
    return mark_safe(drawn.replace("<svg ", '<svg aria-hidden="true" ', 1))  # noqa: S308 - ours


def warm_up() -> None:
    """Start the drawing library, which takes half a second the first time."""
    with as_file(files("font_manrope") / "files") as folder:
        vl_convert.register_font_directory(str(folder))
    vl_convert.vegalite_to_svg({"data": {"values": [{}]}, "mark": "point"})

"""A chart as SVG: the same chart gives the same text, in any format that shows pictures."""

from collections.abc import Iterator

from trueline.briefing.chart import Chart, ChartKind, Look
from trueline.briefing.plotting.bars import columns_of, rows_of
from trueline.briefing.plotting.canvas import (
    COLOURS,
    DASHES,
    INK,
    PALER,
    element,
    line,
    width_of,
    words,
)
from trueline.briefing.plotting.lines import lines_of

WIDTH, KEY = 640, 22
DRAWN = {
    ChartKind.LINE: lines_of,
    ChartKind.BAR: rows_of,
    ChartKind.INTERVAL: rows_of,
    ChartKind.COLUMNS: columns_of,
}


def svg_of(chart: Chart, width: int = WIDTH) -> str:
    """Draw a chart.

    Args:
        chart: What to draw.
        width: In pixels; the height follows from what is drawn.

    Returns:
        An SVG that is no document of its own: without words for those who do not see it, which
        stand beside it as ``chart.told``.
    """
    return picture_of(chart, width)[0]


def picture_of(chart: Chart, width: int) -> tuple[str, int]:
    """Draw a chart; give its height too, in pixels."""
    drawn, height = DRAWN[chart.kind](chart, width)
    key = "".join(_key(chart)) if len(chart.series) > 1 or chart.kind is ChartKind.LINE else ""
    top = KEY if key else 0
    moved = element("g", drawn, transform=f"translate(0 {top})") if key else drawn
    written = element(
        "svg",
        key + moved,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width} {height + top}",
        width=str(width),
        height=str(height + top),
    )
    return written, height + top


def _key(chart: Chart) -> Iterator[str]:
    """Yield what each colour and line stands for."""
    x = 0.0
    for place, one in enumerate(chart.series):
        name = f"{one.name}, with its interval" if one.low else one.name
        if chart.kind is ChartKind.LINE:
            yield line(
                (x, 8), (x + 18, 8), class_=f"s-{one.look}", stroke=COLOURS[one.look],
                stroke_width="2" if one.look is Look.ACTUAL else "1.6",
                stroke_dasharray=DASHES.get(one.look, ""),
            )  # fmt: skip
        else:
            yield element(
                "rect", x=x + 4, y=3.0, width=10.0, height=10.0, rx="2", class_=f"f-{one.look}",
                fill=COLOURS[one.look], fill_opacity=PALER[place % 4],
            )  # fmt: skip
        yield words(name, (x + 24, 12), colour=INK)
        x += 24 + width_of(name) + 18

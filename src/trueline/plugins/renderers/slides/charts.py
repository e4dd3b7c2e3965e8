"""Charts that the presenting program draws itself, with their numbers in a workbook behind them."""

from datetime import date
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_LINE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.slide import Slide as Page
from pptx.util import Length, Pt

from trueline.briefing.chart import Chart, ChartKind, Look, Series, Values
from trueline.briefing.chart_table import graded_names
from trueline.briefing.plotting.scales import round_axis
from trueline.plugins.renderers.slides.behind import workbook_behind
from trueline.plugins.renderers.slides.look import FACE, INK, LEFT, MUTED, WIDE, describe

COLOURS = {
    Look.ACTUAL: RGBColor.from_string("0B6B5F"),
    Look.EXPECTED: RGBColor.from_string("A86A0C"),
    Look.FORECAST: RGBColor.from_string("0B6B5F"),
    Look.COUNTERFACTUAL: RGBColor.from_string("3F5FA8"),
    Look.OTHER: RGBColor.from_string("9AA5A0"),
}
DASHES = {
    Look.EXPECTED: MSO_LINE.DASH,
    Look.FORECAST: MSO_LINE.ROUND_DOT,
    Look.COUNTERFACTUAL: MSO_LINE.DASH,
}
PALE, GRID = RGBColor.from_string("7FB5AD"), RGBColor.from_string("E4E1D9")
TYPES = {
    ChartKind.LINE: XL_CHART_TYPE.LINE,
    ChartKind.BAR: XL_CHART_TYPE.BAR_CLUSTERED,
    ChartKind.INTERVAL: XL_CHART_TYPE.BAR_CLUSTERED,
    ChartKind.COLUMNS: XL_CHART_TYPE.COLUMN_CLUSTERED,
}
SIZE = 11
DAYS_A_MONTH, A_FEW, MOST_LABELS = 30, 2, 8


def place_chart(page: Page, chart: Chart, where: tuple[Length, Length]) -> None:
    """Put a chart on a slide, with its description."""
    numbers = _numbers(chart)
    frame = page.shapes.add_chart(TYPES[chart.kind], LEFT, where[0], WIDE, where[1], numbers)
    describe(frame, f"{chart.title}. {chart.told}")
    made = frame.chart
    made.part.chart_workbook.update_from_xlsx_blob(workbook_behind(chart, columns_of(chart)))
    made.font.size, made.font.name = Pt(SIZE), FACE
    made.has_title = True
    made.chart_title.text_frame.text = chart.title
    title = made.chart_title.text_frame.paragraphs[0].runs[0].font
    title.size, title.bold, title.color.rgb = Pt(14), True, INK
    made.has_legend = len(columns_of(chart)) > 1
    if made.has_legend:
        made.legend.position, made.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    _set_axes(made, chart)
    _dress(made, chart)


def columns_of(chart: Chart) -> list[tuple[str, Values, Look | None]]:
    """Give all that is drawn as columns of numbers; ends of bands and lines across have no look."""
    found: list[tuple[str, Values, Look | None]] = []
    for one in chart.series:
        found.append((one.name, one.values, one.look))
        if one.low and chart.kind is ChartKind.LINE:
            found.append((f"{one.name}, low", one.low, None))
            found.append((f"{one.name}, high", one.high, None))
    if chart.target is not None and chart.kind is ChartKind.LINE:
        found.append((chart.target_name, (chart.target,) * len(chart.places), None))
    return found


def _numbers(chart: Chart) -> CategoryChartData:
    numbers = CategoryChartData(number_format=_number_format(chart))
    places: tuple[date, ...] | tuple[str, ...] = chart.days or graded_names(chart)
    numbers.categories = places
    for name, values, _look in columns_of(chart):
        numbers.add_series(name, tuple(None if one is None else float(one) for one in values))
    return numbers


def _number_format(chart: Chart) -> str:
    if chart.measured_in in {"share", "fraction"}:
        return "0.0%"
    shown = (one for series in chart.series for one in series.values if one is not None)
    is_whole = all(one == one.to_integral_value() for one in shown)
    digits = "#,##0" if is_whole else "#,##0.00"
    unit = "" if chart.measured_in in {"", "count"} else chart.measured_in.replace('"', "”")
    return f'{digits} "{unit}"' if unit else digits


def _axis_format(chart: Chart) -> str:
    """Give the format of an axis, whose steps have no more digits than they need."""
    is_whole = round_axis(chart).step >= 1
    return _number_format(chart).replace("#,##0.00", "#,##0") if is_whole else _number_format(chart)


def _set_axes(made: Any, chart: Chart) -> None:  # noqa: ANN401 - the library names no public type
    places, values = made.category_axis, made.value_axis
    values.major_gridlines.format.line.color.rgb = GRID
    values.format.line.fill.background()
    values.tick_labels.number_format = _axis_format(chart)
    values.tick_labels.number_format_is_linked = False
    values.tick_labels.font.color.rgb = places.tick_labels.font.color.rgb = MUTED
    places.format.line.color.rgb = GRID
    places.major_tick_mark = values.major_tick_mark = XL_TICK_MARK.NONE
    places.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    places.has_major_gridlines = False
    if chart.days:
        months = (chart.days[-1] - chart.days[0]).days // DAYS_A_MONTH
        places.tick_labels.number_format = "mmm yyyy" if months > A_FEW else "d mmm"
        places.tick_labels.number_format_is_linked = False
        if months > A_FEW:
            _label_months(places, -(-months // MOST_LABELS))
    if chart.kind in {ChartKind.BAR, ChartKind.INTERVAL}:
        places.reverse_order = True
    if chart.kind in {ChartKind.LINE, ChartKind.INTERVAL}:
        axis = round_axis(chart)
        values.minimum_scale = axis.low if chart.kind is ChartKind.LINE else min(axis.low, 0.0)
        values.maximum_scale, values.major_unit = axis.high, axis.step


def _label_months(places: Any, every: int) -> None:  # noqa: ANN401 - as above
    """Label every so many months; the library has no word for it."""
    axis = places._element  # noqa: SLF001 - as above
    for name, value in (("majorTimeUnit", "months"), ("majorUnit", str(every))):
        for old in axis.xpath(f"c:{name}"):
            axis.remove(old)
        axis.xpath("c:lblOffset")[0].addnext(parse_xml(f'<c:{name} {nsdecls("c")} val="{value}"/>'))


def _dress(made: Any, chart: Chart) -> None:  # noqa: ANN401 - as above
    plot = made.plots[0]
    for native, (_name, _values, look) in zip(plot.series, columns_of(chart), strict=True):
        if chart.kind is ChartKind.LINE:
            native.smooth = False
            line = native.format.line
            line.color.rgb = COLOURS[look] if look else PALE
            line.width = Pt(2.25 if look is Look.ACTUAL else 1.5 if look else 1)
            line.dash_style = DASHES.get(look, MSO_LINE.SOLID) if look else MSO_LINE.SQUARE_DOT
            native.marker.style = None
            native.marker.format.fill.background()
            _without_marker(native)
        else:
            native.format.fill.solid()
            native.format.fill.fore_color.rgb = COLOURS[look or Look.OTHER]
            native.invert_if_negative = False
    if chart.kind is ChartKind.LINE:
        return
    plot.gap_width = 60
    plot.has_data_labels = True
    plot.data_labels.number_format = _number_format(chart)
    plot.data_labels.number_format_is_linked = False
    plot.data_labels.font.size = Pt(SIZE)
    if chart.kind is ChartKind.INTERVAL:
        plot.data_labels.position = XL_LABEL_POSITION.INSIDE_BASE
        _draw_intervals(plot.series[0], chart.series[0])


def _without_marker(native: Any) -> None:  # noqa: ANN401 - as above
    element = native._element  # noqa: SLF001 - the library has no word for no marker
    for old in element.xpath("c:marker"):
        old.getparent().remove(old)
    mark = parse_xml(f'<c:marker {nsdecls("c")}><c:symbol val="none"/></c:marker>')
    element.xpath("c:spPr")[0].addnext(mark)


def _draw_intervals(native: Any, series: Series) -> None:  # noqa: ANN401 - as above
    """Draw the ends of intervals, from the two columns that stand behind the values."""
    if not series.low:
        return
    native.format.fill.fore_color.rgb = RGBColor.from_string("B6D3CF")
    count = len(series.values)
    ends = [
        f"<c:{side}><c:numRef><c:f>Sheet1!${column}$2:${column}${count + 1}</c:f><c:numCache>"
        f'<c:formatCode>General</c:formatCode><c:ptCount val="{count}"/>{_points(lower, upper)}'
        f"</c:numCache></c:numRef></c:{side}>"
        for side, column, lower, upper in (
            ("plus", "E", series.values, series.high),
            ("minus", "D", series.low, series.values),
        )
    ]
    bars = parse_xml(
        f'<c:errBars {nsdecls("c", "a")}><c:errBarType val="both"/><c:errValType val="cust"/>'
        f'<c:noEndCap val="0"/>{"".join(ends)}<c:spPr><a:ln w="19050"><a:solidFill>'
        '<a:srgbClr val="0B6B5F"/></a:solidFill></a:ln></c:spPr></c:errBars>'
    )
    native._element.xpath("c:cat")[0].addprevious(bars)  # noqa: SLF001 - no error bars there


def _points(lower: Values, upper: Values) -> str:
    return "".join(
        f'<c:pt idx="{at}"><c:v>{high - low:f}</c:v></c:pt>'
        for at, (low, high) in enumerate(zip(lower, upper, strict=True))
        if low is not None and high is not None
    )

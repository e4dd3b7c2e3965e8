"""Charts that a spreadsheet draws itself, from the cells in which their values stand."""

from collections.abc import Sequence
from dataclasses import replace

from xlsxwriter.chart import Chart as NativeChart
from xlsxwriter.utility import quote_sheetname, xl_range_abs

from trueline.briefing.blocks import Table
from trueline.briefing.cells import Cell, Difference
from trueline.briefing.chart import Chart, ChartKind, Look, Series
from trueline.briefing.chart_table import graded_names, table_of
from trueline.briefing.plotting.scales import round_axis
from trueline.briefing.wording import MISSING, SHARES, number_in_words
from trueline.plugins.renderers.workbook.looks import ACCENT, LINE, MUTED
from trueline.plugins.renderers.workbook.sheet import Sheet

COLOURS = {
    Look.ACTUAL: ACCENT,
    Look.EXPECTED: "#A86A0C",
    Look.FORECAST: ACCENT,
    Look.COUNTERFACTUAL: "#3F5FA8",
    Look.OTHER: "#9AA5A0",
}
DASHES = {Look.EXPECTED: "dash", Look.FORECAST: "round_dot", Look.COUNTERFACTUAL: "dash"}
TYPES = {
    ChartKind.LINE: "line",
    ChartKind.BAR: "bar",
    ChartKind.INTERVAL: "bar",
    ChartKind.COLUMNS: "column",
}
DISTANCES = ("Down to low", "Up to high")
IN_POINTS = tuple(f"{one}, percentage points" for one in DISTANCES)
"""Of shares: the cells stay shares, since the chart is drawn from them."""


def reckoned(chart: Chart) -> Table:
    """Give the table from whose cells a chart is drawn; a cell without a value is empty.

    A spreadsheet takes the words of a cell for zero. The ends of an interval are drawn by how far
    they lie from its value, which two more columns work out.
    """
    table = table_of(chart)
    rows = [
        (Cell(name), *(_or_empty(one) for one in row[1:]))
        for name, row in zip(graded_names(chart), table.rows, strict=True)
    ]
    if chart.target is not None and chart.kind is ChartKind.LINE:
        return _with_target(replace(table, rows=tuple(rows)), chart)
    if chart.kind is not ChartKind.INTERVAL or not chart.series[0].low:
        return replace(table, rows=tuple(rows))
    return replace(
        table,
        heads=(*table.heads, *(IN_POINTS if chart.measured_in in SHARES else DISTANCES)),
        rows=tuple((*row, _less(row[1], row[2]), _less(row[3], row[1])) for row in rows),
        numbers=(*table.numbers, 4, 5),
        differences=(Difference(4, 1, 2), Difference(5, 3, 1)),
    )


def native(sheet: Sheet, chart: Chart, top: int) -> NativeChart:
    """Give a spreadsheet's own chart of a table that ``table_of`` made.

    Args:
        sheet: On which the table stands.
        chart: What is drawn.
        top: Row of the table's heads.
    """
    made = sheet.book.add_chart({"type": TYPES[chart.kind]})
    name, column = sheet.page.get_name(), 1
    first, last = top + 1, top + len(chart.places)
    for series in chart.series:
        spans = {
            "name": [name, top, column],
            "categories": [name, first, 0, last, 0],
            "values": [name, first, column, last, column],
        }
        ends = [_span(name, (first, last), column + 3 + at) for at in range(2)]
        made.add_series(spans | _look(chart, series, ends))
        if series.low and chart.kind is ChartKind.LINE:
            for place in (column + 1, column + 2):
                _add_line(made, (name, top, last), place)
        column += 3 if series.low else 1
    if chart.target is not None and chart.kind is ChartKind.LINE:
        _add_line(made, (name, top, last), column)
    made.set_title({"name": [name, top - 1, 0], "name_font": {"size": 11}, "overlay": False})
    made.set_legend({"none": True} if len(chart.series) == 1 else {"position": "bottom"})
    _set_axes(made, chart)
    made.show_blanks_as("gap")
    return made


def _set_axes(made: NativeChart, chart: Chart) -> None:
    grid: dict[str, object] = {
        "major_gridlines": {"visible": True, "line": {"color": LINE}},
        "line": {"none": True},
    }
    names: dict[str, object] = {
        "num_font": {"color": MUTED},
        "label_position": "low",
        "line": {"color": LINE},
    }
    if chart.kind in {ChartKind.LINE, ChartKind.INTERVAL}:
        axis = round_axis(chart)
        low = axis.low if chart.kind is ChartKind.LINE else min(axis.low, 0.0)
        grid |= {"min": low, "max": axis.high, "major_unit": axis.step}
    if TYPES[chart.kind] == "bar":
        made.set_x_axis(grid)
        made.set_y_axis(names | {"reverse": True})
    else:
        made.set_x_axis(names)
        made.set_y_axis(grid)


def _look(chart: Chart, series: Series, ends: Sequence[str]) -> dict[str, object]:
    colour = COLOURS[series.look]
    if chart.kind is ChartKind.LINE:
        line = {"color": colour, "width": 2, "dash_type": DASHES.get(series.look, "solid")}
        return {"line": line, "marker": {"type": "none"}}
    look: dict[str, object] = {"fill": {"color": colour}, "gap": 60}
    if chart.kind is ChartKind.INTERVAL and series.low:
        look["fill"] = {"color": colour, "transparency": 70}
        look["y_error_bars"] = {
            "type": "custom",
            "plus_values": ends[1],
            "minus_values": ends[0],
            "line": {"color": colour, "width": 1.5},
        }
    return look


def _with_target(table: Table, chart: Chart) -> Table:
    """Give a table with the line across as a column of its own, as long as the others."""
    cell = Cell(number_in_words(chart.target, chart.measured_in), chart.target, chart.measured_in)
    return replace(
        table,
        heads=(*table.heads, chart.target_name),
        rows=tuple((*row, cell) for row in table.rows),
        numbers=(*table.numbers, len(table.heads)),
    )


def _span(name: str, rows: tuple[int, int], column: int) -> str:
    return f"={quote_sheetname(name)}!{xl_range_abs(rows[0], column, rows[1], column)}"


def _or_empty(cell: Cell) -> Cell:
    return Cell("") if cell.text == MISSING else cell


def _less(of: Cell, less: Cell) -> Cell:
    if of.value is None or less.value is None:
        return Cell("")
    value = of.value - less.value
    return Cell(number_in_words(value, of.measured_in), value, of.measured_in)


def _add_line(made: NativeChart, rows: tuple[str, int, int], column: int) -> None:
    name, top, last = rows
    made.add_series(
        {
            "name": [name, top, column],
            "categories": [name, top + 1, 0, last, 0],
            "values": [name, top + 1, column, last, column],
            "line": {"color": "#7FB5AD", "width": 1, "dash_type": "square_dot"},
            "marker": {"type": "none"},
        }
    )

"""The workbook behind a chart, which opens when somebody edits it."""

import io
from collections.abc import Sequence
from datetime import datetime

from xlsxwriter import Workbook

from trueline.briefing.chart import Chart, ChartKind, Look, Values
from trueline.briefing.chart_table import graded_names

MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - the library takes no zone; it stands for no moment


def workbook_behind(chart: Chart, columns: Sequence[tuple[str, Values, Look | None]]) -> bytes:
    """Give a workbook with a chart's places and columns; gaps are empty cells.

    An interval chart has its ends and their distances from the values beside them.

    Args:
        chart: What is drawn.
        columns: Name and values of all that is drawn, as the chart refers to them.
    """
    written = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(written, options) as book:
        book.set_properties({"created": MADE})
        page = book.add_worksheet("Sheet1")
        day = book.add_format({"num_format": "d mmm yyyy"})
        for at, name in enumerate(graded_names(chart), start=1):
            if chart.days:
                page.write_datetime(at, 0, chart.days[at - 1], day)
            else:
                page.write_string(at, 0, name)
        for column, (name, values, _look) in enumerate(columns, start=1):
            page.write_string(0, column, name)
            _fill(page, column, values)
        if chart.kind is ChartKind.INTERVAL and chart.series[0].low:
            _write_intervals(page, chart)
    return written.getvalue()


def _fill(page: object, column: int, values: Values) -> None:
    for line, value in enumerate(values, start=1):
        if value is not None:
            page.write_number(line, column, float(value))  # type: ignore[attr-defined]


def _write_intervals(page: object, chart: Chart) -> None:
    one = chart.series[0]
    heads = ("Down to low", "Up to high")
    for column, (name, lower, upper) in enumerate(
        ((heads[0], one.low, one.values), (heads[1], one.values, one.high)), start=3
    ):
        page.write_string(0, column, name)  # type: ignore[attr-defined]
        pairs = zip(lower, upper, strict=True)
        _fill(page, column, tuple(None if a is None or b is None else b - a for a, b in pairs))

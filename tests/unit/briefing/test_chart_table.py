"""Charts as tables: words that can be read, numbers with every digit."""

from datetime import date
from decimal import Decimal

from trueline.briefing.chart import Chart, ChartKind, Look, Series
from trueline.briefing.chart_table import table_of

PATH = Decimal(7) / Decimal(3)
SMALL = Decimal(1) / Decimal(700)


def test_words_leave_out_what_only_a_division_brought_and_cells_keep_it() -> None:
    values = (PATH, SMALL, Decimal("91.0"), Decimal("0.000123"), None)
    days = tuple(date(2026, 1, day) for day in range(1, 6))
    chart = Chart(
        ChartKind.LINE,
        "Waits",
        (Series("Plan", values, Look.EXPECTED),),
        "How long people wait.",
        days=days,
        measured_in="minutes",
    )
    cells = [row[1] for row in table_of(chart).rows]
    assert [one.text for one in cells] == [
        "2.33 minutes",
        "0.00143 minutes",
        "91.0 minutes",
        "0.000123 minutes",
        "–",
    ]
    assert [one.value for one in cells] == list(values)

"""A document as slides: titles are titles, charts hold their numbers, tables are tables."""

import io
from datetime import date
from typing import Any

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Inches
from python_calamine import CalamineWorkbook

from tests.documents_read_back import render
from tests.sample_briefing import WEEKS, sample
from trueline.briefing.blocks import Form


@pytest.fixture(scope="module")
def deck() -> Any:
    return Presentation(io.BytesIO(render(sample(Form.SLIDES), "pptx")))


def _charts(deck: Any) -> dict[str, Any]:
    shapes = [shape for page in deck.slides for shape in page.shapes if shape.has_chart]
    return {one.chart.chart_title.text_frame.text: one for one in shapes}


def test_it_is_sixteen_to_nine_and_each_slide_has_a_title_of_its_own_kind(deck: Any) -> None:
    assert (deck.slide_width, deck.slide_height) == (Inches(13.333), Inches(7.5))
    titles = [page.shapes.title.text_frame.text for page in deck.slides]
    assert titles[:4] == ["Committee pack", "Where we stand", "Scorecard", "Revenue"]
    assert titles[-1] == "Sources and methods"
    assert all(titles)


def test_a_chart_holds_its_numbers_and_its_gaps(deck: Any) -> None:
    chart = _charts(deck)["Social revenue by week"].chart
    actual = chart.plots[0].series[0]
    assert actual.values[:3] == (181000.0, 184000.0, 180000.0)
    assert actual.values[10] is None
    assert [one.name for one in chart.plots[0].series] == [
        "Actual", "Plan", "Forecast", "Forecast, low", "Forecast, high", "Target",
    ]  # fmt: skip
    assert chart.plots[0].series[4].values[-1] == 238000.0


def test_the_workbook_behind_a_chart_opens_with_the_same_numbers(deck: Any) -> None:
    chart = _charts(deck)["Social revenue by week"].chart
    behind = CalamineWorkbook.from_filelike(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    rows = behind.get_sheet_by_index(0).to_python()
    assert rows[0][:3] == ["", "Actual", "Plan"]
    assert rows[1][0] == WEEKS[0] == date(2026, 7, 6)
    assert rows[1][1:3] == [181000.0, 178000.0]
    assert rows[11][1] == ""


def test_an_interval_chart_has_its_ends_and_its_grades(deck: Any) -> None:
    chart = _charts(deck)["Return per euro, by channel"].chart
    assert list(chart.plots[0].categories)[:2] == ["Instagram [B]", "Pinterest [C]"]
    bars = chart._chartSpace.xpath(".//c:errBars")
    assert len(bars) == 1
    plus = next(bars[0].iter(qn("c:plus")))
    cached = [float(one.text) for one in plus.iter(qn("c:v"))]
    assert cached == pytest.approx([0.77, 1.2, 0.5, 0.59])
    behind = CalamineWorkbook.from_filelike(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    row = behind.get_sheet_by_index(0).to_python()[1]
    assert row[1] == 1.64
    assert row[3:5] == pytest.approx([0.72, 0.77])


def test_every_picture_is_told_and_notes_say_from_where(deck: Any) -> None:
    for title, shape in _charts(deck).items():
        told = shape._element.xpath(".//p:cNvPr")[0].get("descr")
        assert told.startswith(f"{title}. ")
    notes = [page.notes_slide.notes_text_frame.text for page in deck.slides]
    assert "Ledger of 20 Nov 2026." in notes[2]
    assert all("Sources and methods: 14 files" in one for one in notes)


def test_a_table_is_a_table_with_a_row_of_heads(deck: Any) -> None:
    tables = [shape.table for page in deck.slides for shape in page.shapes if shape.has_table]
    first = tables[0]
    assert first.first_row is True
    assert [cell.text for cell in first.rows[0].cells][:3] == ["KPI", "Actual", "Target"]
    linked = first.cell(1, 1).text_frame.paragraphs[0].runs[0]
    assert linked.hyperlink.address == "https://trueline.example/kpis/revenue/trace/"


def test_nothing_reaches_beyond_its_slide(deck: Any) -> None:
    for page in deck.slides:
        for shape in page.shapes:
            assert shape.left >= 0, shape.name
            assert shape.left + shape.width <= deck.slide_width, shape.name
            assert shape.top + shape.height <= deck.slide_height, shape.name

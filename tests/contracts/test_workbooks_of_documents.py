"""A document as a workbook: numbers are numbers, sums are worked out, text is text."""

import io
import re
import zipfile
from dataclasses import replace
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook

from tests.documents_read_back import render
from tests.sample_briefing import RETURNS, sample
from trueline.briefing.blocks import Briefing, Paragraph, Section, Table
from trueline.briefing.cells import Cell, row_of
from trueline.plugins.renderers.workbook.charts import reckoned


def _rows(content: bytes, sheet: str) -> list[list[object]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return [list(row) for row in book.get_sheet_by_name(sheet).to_python()]


def _part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


def _row(rows: list[list[object]], first: str) -> list[object]:
    return next(row for row in rows if row[0] == first)


@pytest.fixture(scope="module")
def workbook() -> bytes:
    return render(sample(), "xlsx")


def test_each_section_has_a_sheet_and_the_last_says_where_all_comes_from(workbook: bytes) -> None:
    names = CalamineWorkbook.from_filelike(io.BytesIO(workbook)).sheet_names
    assert names[:3] == ["Where we stand", "Scorecard", "Revenue"]
    assert names[-1] == "Sources and methods"
    last = _rows(workbook, names[-1])
    assert _row(last, "As known on")[1] == "20 Nov 2026 09:30 (UTC)"
    assert _row(last, "instagram.csv, imported on 20 Nov 2026")


def test_numbers_are_whole_and_differences_are_formulas(workbook: bytes) -> None:
    revenue = _row(_rows(workbook, "Scorecard"), "Revenue")
    assert revenue[:5] == ["Revenue", "Win qualified visits", 224310.5, 240000.0, -15689.5]
    page = _part(workbook, "xl/worksheets/sheet2.xml")
    assert re.findall(r"<f>(.*?)</f>", page) == ["C8-D8", "C9-D9", "C10-D10"]


def test_a_sum_leaves_out_what_does_not_count(workbook: bytes) -> None:
    rows = _rows(workbook, "Return")
    assert _row(rows, "Counted")[1] == 20000.5
    assert ("TikTok", 900.0) in [(row[0], row[1]) for row in rows]
    formulas = re.findall(r"<f>(SUM.*?)</f>", _part(workbook, "xl/worksheets/sheet4.xml"))
    assert len(formulas) == 1
    assert re.fullmatch(r"SUM\(B(\d+),B(\d+)\)", formulas[0])


def test_a_number_carries_its_unit_and_its_grade_in_its_format(workbook: bytes) -> None:
    styles = _part(workbook, "xl/styles.xml")
    assert "#,##0.00 &quot;EUR [B]&quot;" in styles
    assert "#,##0.00 &quot;EUR (not counted)&quot;" in styles
    assert "0.0%" in styles


def test_a_gap_is_an_empty_cell_and_never_zero(workbook: bytes) -> None:
    rows = _rows(workbook, "Revenue")
    gap = _row(rows, "14 Sep 2026")
    assert gap[1] == ""
    assert gap[2] == 200000.0
    assert "dispBlanksAs" not in _part(workbook, "xl/charts/chart1.xml")  # a gap, unless it says so
    assert ["An empty cell has no value; it is not zero."] in [row[:1] for row in rows]


def test_charts_are_drawn_from_the_cells_that_are_read(workbook: bytes) -> None:
    drawn = _part(workbook, "xl/charts/chart2.xml")
    assert "<c:f>Return!$B$" in drawn
    assert "Instagram [B]" in [row[0] for row in _rows(workbook, "Return")]
    instagram = _row(_rows(workbook, "Return"), "Instagram [B]")
    assert instagram[1:6] == pytest.approx([1.64, 0.92, 2.41, 0.72, 0.77])
    told = _part(workbook, "xl/drawings/drawing2.xml")
    assert "Community lies above what breaks even" in told


def test_traces_are_links_on_a_site_and_comments_without_one(workbook: bytes) -> None:
    links = _part(workbook, "xl/worksheets/_rels/sheet2.xml.rels")
    assert "https://trueline.example/kpis/revenue/trace/" in links
    row = (Cell("Visits"), Cell("1", None, trace="/kpis/k1/trace/"))
    alone = Briefing("T", "", (Section("S", (Table(("A", "B"), (row,)),)),), "", "Acme")
    assert "/kpis/k1/trace/" in _part(render(alone, "xlsx"), "xl/comments1.xml")


def test_every_printed_page_says_whose_it_is_and_which_document(workbook: bytes) -> None:
    for at in range(1, 10):
        page = _part(workbook, f"xl/worksheets/sheet{at}.xml")
        assert "Larkmoor Mending · Committee pack" in page
        assert f"{sample().digest[:12]}&amp;R" in page
    long = Briefing(
        "T", "", (Section("S", ()),), "", "A & B", label="x&" * 200, digest="0123456789abcdef"
    )
    footer = re.search(
        r"<oddFooter>(.*?)</oddFooter>", _part(render(long, "xlsx"), "xl/worksheets/sheet1.xml")
    )
    assert footer is not None
    assert "0123456789ab&amp;R" in footer[1]
    assert len(footer[1].replace("&amp;", "&")) <= 255


def test_what_is_said_of_a_number_beside_its_value_is_not_lost() -> None:
    landing = Cell("€428k to €444k", Decimal("436800.5"), "EUR", beside="80% interval")
    briefing = Briefing(
        "T", "", (Section("S", (Table(("KPI", "Forecast"), ((Cell("a"), landing),)),)),), "", "Acme"
    )
    row = _row(_rows(render(briefing, "xlsx"), "S"), "a")
    assert row == ["a", 436800.5, "€428k to €444k; 80% interval"]


def test_rows_are_as_high_as_their_lines() -> None:
    table = Table(("A", "B"), (row_of("a", "word " * 30), row_of("a", "b")))
    page = _part(
        render(Briefing("T", "", (Section("S", (table,)),), "", "Acme"), "xlsx"),
        "xl/worksheets/sheet1.xml",
    )
    assert re.findall(r'<row r="(\d+)"[^>]*ht="45"', page) == ["7"]


def test_text_is_never_a_formula() -> None:
    evil = ("=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://evil.example")')
    blocks = (Table(("=2+2", "B"), tuple(row_of(one, one) for one in evil)), Paragraph("=3+3"))
    content = render(Briefing("=T", "=L", (Section("=S", blocks),), "", "=Acme"), "xlsx")
    pages = [_part(content, f"xl/worksheets/sheet{at}.xml") for at in (1, 2)]
    assert all("<f>" not in page for page in pages)
    assert 'quotePrefix="1"' in _part(content, "xl/styles.xml")
    rows = [row[0] for row in _rows(content, "=S")]
    assert [one for one in evil if one.strip() not in [str(row).strip() for row in rows]] == []


def test_sheets_have_names_that_spreadsheets_accept() -> None:
    titles = (
        "History",
        "A/B: [test]?",
        "a b test",
        "x" * 40,
        "x" * 40,
        "",
        "'",
        "Sources and methods",
    )
    sections = tuple(Section(one, ()) for one in titles)
    book = CalamineWorkbook.from_filelike(
        io.BytesIO(render(Briefing("T", "", sections, "", "Acme"), "xlsx"))
    )
    assert len(book.sheet_names) == 9
    assert len({one.casefold() for one in book.sheet_names}) == 9
    assert all(len(one) <= 31 and not set(one) & set("[]:*?/\\") for one in book.sheet_names)
    assert "history" not in {one.casefold() for one in book.sheet_names}


def test_a_text_too_long_for_a_cell_is_cut_and_says_so() -> None:
    table = Table(("A", "B"), (row_of("a" * 40_000, "b"),))
    long = Briefing("T", "", (Section("S", (table,)),), "", "Acme")
    said = [str(row[0]) for row in _rows(render(long, "xlsx"), "S")]
    assert any(one.endswith("(cut: a cell holds no more)") and len(one) > 32_000 for one in said)


def test_how_far_the_ends_of_a_share_lie_from_it_is_said_in_points() -> None:
    shares = reckoned(replace(RETURNS, measured_in="fraction")).heads
    assert shares[-2:] == ("Down to low, percentage points", "Up to high, percentage points")
    assert reckoned(RETURNS).heads[-2:] == ("Down to low", "Up to high")

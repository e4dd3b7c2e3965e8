"""A printed document can be listened to: tags, language, heads of tables, words for pictures."""

import io
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pypdf
import pytest

from tests.documents_read_back import plain, render
from tests.sample_briefing import POSTS, RETURNS, TREND, sample
from trueline.briefing.blocks import Form
from trueline.briefing.page_marks import foot_line, head_line


@pytest.fixture(scope="module", params=[Form.PAPER, Form.SHEET, Form.SLIDES])
def printed(request: pytest.FixtureRequest) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(render(sample(request.param), "pdf")))


def _tags(element: Any) -> Iterator[Any]:
    element = element.get_object()
    if isinstance(element, list):
        for one in element:
            yield from _tags(one)
    elif isinstance(element, dict):
        if "/S" in element:
            yield element
        if "/K" in element:
            yield from _tags(element["/K"])


def _tree(reader: pypdf.PdfReader) -> list[Any]:
    return list(_tags(reader.trailer["/Root"]["/StructTreeRoot"]["/K"]))


def test_it_is_tagged_and_says_its_language_its_title_and_its_standard(
    printed: pypdf.PdfReader,
) -> None:
    root = printed.trailer["/Root"]
    assert bool(root["/MarkInfo"]["/Marked"]) is True
    assert root["/Lang"] == "en"
    assert bool(root["/ViewerPreferences"]["/DisplayDocTitle"]) is True
    assert printed.metadata is not None
    assert printed.metadata.title == "Committee pack"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data()


def test_headings_begin_with_one_and_skip_no_level(printed: pypdf.PdfReader) -> None:
    levels = [int(one["/S"][2:]) for one in _tree(printed) if one["/S"] in {"/H1", "/H2", "/H3"}]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_tables_have_heads_that_are_heads(printed: pypdf.PdfReader) -> None:
    kinds = [one["/S"] for one in _tree(printed)]
    assert kinds.count("/Table") == 3
    assert kinds.count("/TH") == 6 + 3 + 2


def test_every_picture_is_told(printed: pypdf.PdfReader) -> None:
    figures = [one for one in _tree(printed) if one["/S"] == "/Figure"]
    told = {str(one.get("/Alt", "")) for one in figures}
    assert {TREND.told, RETURNS.told, POSTS.told, "Two boxes."} <= told
    assert "" not in told


def test_every_page_says_whose_it_is_of_when_and_from_where(printed: pypdf.PdfReader) -> None:
    for number, sheet in enumerate(printed.pages, start=1):
        said = plain(sheet.extract_text())
        assert f"{number}/{len(printed.pages)}" in said
        assert "LarkmoorMending" in said
        assert "1Octto20Nov2026" in said
        assert "Sourcesandmethods:14files" in said


def test_the_marks_of_a_page_are_those_of_the_document() -> None:
    briefing = sample()
    assert head_line(briefing) == "Larkmoor Mending · Committee pack · 1 Oct to 20 Nov 2026"
    assert foot_line(briefing).endswith(f"see the end · {briefing.digest[:12]}")


def test_traces_are_links(printed: pypdf.PdfReader) -> None:
    found = {
        str(one.get_object()["/A"]["/URI"])
        for sheet in printed.pages
        for one in sheet.get("/Annots", ())
        if "/A" in one.get_object()
    }
    assert "https://trueline.example/kpis/revenue/trace/" in found

"""Every renderer prints any blocks: the words are there as words; the same bytes come again."""

import io
import re
from dataclasses import replace

import pypdf
import pytest

from trueline.briefing.blocks import Briefing, Bullets, Pairs, Paragraph, Section, Table
from trueline.briefing.cells import row_of
from trueline.briefing.drawing import Box, Drawing, Label, Link, Tone
from trueline.core.errors import MissingError, RefusedQuestionError
from trueline.usecases.catalogues import RENDERERS

SCRIPT = '<script>alert("1")</script> #import "x.typ" $a$ \\evil'
WORDS = Briefing(
    title="Plan of “Zoë & Söhne” 計",
    lead=SCRIPT,
    sections=(
        Section("Points", (Bullets(("First", "#panic()")), Paragraph("and 2 more", is_quiet=True))),
        Section("Pairs", (Pairs((("Owner", "Ana"), ("Depth", "engage"))),)),
        Section("Empty", ()),
        Section(
            "Rows",
            (Table(("KPI", "Target"), (row_of("Revenue", "430,000 EUR"),), (1,)),),
            is_wide=True,
        ),
    ),
    foot="Version 3 · abcdef",
    organisation="Acme",
)
TREE = Briefing(
    title="Tree",
    lead="",
    sections=(
        Section(
            "All",
            (
                Drawing(
                    400,
                    80,
                    boxes=(
                        Box(0, 20, 170, 46, "Why", "letter", Tone.STRONG),
                        Box(200, 20, 170, 46, SCRIPT, tone=Tone.LOOSE),
                    ),
                    links=(Link(170, 43, 200, 43),),
                    labels=(Label(0, 0, "Goals"),),
                    told="Two boxes.",
                ),
            ),
            is_wide=True,
        ),
    ),
    foot="Draft",
    organisation="Acme",
)


def _text(content: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


def _typeset(briefing: Briefing, ending: str) -> bytes:
    return RENDERERS.get("typeset").render(briefing, ending).content


@pytest.mark.parametrize("briefing", [WORDS, TREE], ids=["words", "tree"])
def test_the_same_document_gives_the_same_bytes(briefing: Briefing) -> None:
    for renderer in RENDERERS.all():
        for ending in renderer.formats:
            first, second = (renderer.render(briefing, ending) for _ in range(2))
            assert first == second
            assert first.page_count == 1 or ending in {"pptx", "xlsx"}


def test_all_words_are_printed_and_none_is_run() -> None:
    text = _text(_typeset(WORDS, "pdf"))
    for words in (
        "Plan of “Zoë & Söhne”",
        "#panic()",
        "and 2 more",
        "Owner",
        "engage",
        "Nothing is said yet.",
        "430,000 EUR",
        "Version 3 · abcdef",
        '<script>alert("1")</script>',
        "#import",
        "\\evil",
    ):
        assert words in text, words


def test_a_sign_that_no_font_has_is_spelled_and_not_lost() -> None:
    rare = "\U0001f9f5\U00013000"  # a spool of thread, an Egyptian hieroglyph
    text = _text(_typeset(replace(WORDS, title=f"Mend {rare} it"), "pdf"))
    assert text.count("Mend") == 1
    for sign, name in zip(rare, ("spool of thread", "egyptian hieroglyph a001"), strict=True):
        assert sign in text or name in text


def test_a_drawing_is_told_to_those_who_do_not_see_it() -> None:
    reader = pypdf.PdfReader(io.BytesIO(_typeset(TREE, "pdf")))
    assert reader.metadata is not None
    assert reader.metadata.title == "Tree"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"] == True  # noqa: E712 - a boolean object of PDF
    assert any(
        "Two boxes." in str(one.get_object().get("/Alt", ""))
        for one in _all_objects(reader)
        if isinstance(one.get_object(), pypdf.generic.DictionaryObject)
    )


def _all_objects(reader: pypdf.PdfReader) -> list[pypdf.generic.IndirectObject]:
    count = int(reader.trailer["/Size"])
    return [pypdf.generic.IndirectObject(one, 0, reader) for one in range(1, count)]


def test_a_drawing_as_svg_holds_no_script_and_no_address() -> None:
    svg = _typeset(TREE, "svg").decode()
    assert svg.startswith("<svg")
    assert "<script" not in svg
    assert not re.search(r'(?:href|src)="(?!#)', svg)


def test_a_document_of_several_pages_is_no_drawing() -> None:
    many = Briefing("Long", "", TREE.sections * 2, "", "Acme")
    assert RENDERERS.get("typeset").render(many, "pdf").page_count == 2
    with pytest.raises(RefusedQuestionError, match="takes 2 pages"):
        _typeset(many, "svg")


def test_another_format_is_refused() -> None:
    with pytest.raises(MissingError, match="known are pdf"):
        _typeset(WORDS, "docx")

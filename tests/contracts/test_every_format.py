"""Every block in every format: its words are found by a reader of others, and nothing is run."""

import io
import zipfile
from dataclasses import replace

import pytest

from tests.documents_read_back import READERS, plain, render, words_of
from tests.sample_briefing import sample
from trueline.briefing.blocks import Briefing, Bullets, Form, Pairs, Paragraph, Section, Table
from trueline.briefing.cells import Cell, row_of
from trueline.briefing.chart import Chart, ChartKind, Series
from trueline.briefing.key_figures import Claim, KeyFigure, KeyFigures
from trueline.briefing.page_marks import foot_line
from trueline.briefing.stamping import stamped

NASTY = (
    '=HYPERLINK("http://evil.example","x")',
    "+1+cmd|' /C calc'!A0",
    "@SUM(1)",
    "-dQw4w9",
    "<script>alert(1)</script> & <b>bold</b>",
    '"] { } #panic() $x$ \\evil | * _ ` [link](http://evil.example)',
    "# no heading",
    "1. no list",
    "שלום עולם",
    "🧵 mend",
    "Zoë & Söhne",
)
ENDLESS = "Donaudampfschifffahrtsgesellschaft" * 12


def _nasty(text: str) -> Briefing:
    chart = Chart(ChartKind.BAR, text, (Series(text, (None,)),), told=text, names=(text,))
    blocks = (
        Paragraph(text),
        Bullets((text,)),
        Pairs(((text, text),)),
        Table((text, "B"), (row_of(text, text),), title=text),
        Claim(text, "B", text),
        KeyFigures((KeyFigure(text, text, interval=text),)),
        chart,
    )
    sections = (Section(text, blocks, sources=(text,)),)
    return Briefing(text, text, sections, text, text, period=text, label=text, sources=(text,))


@pytest.mark.parametrize("ending", READERS)
@pytest.mark.parametrize("form", Form)
def test_every_word_of_every_block_is_found_in_every_format(ending: str, form: Form) -> None:
    briefing = sample(form)
    found = plain(READERS[ending](render(briefing, ending)))
    assert [one for one in words_of(briefing) if plain(one) not in found] == []


@pytest.mark.parametrize("ending", [*READERS])
def test_the_same_document_gives_the_same_bytes_and_another_gives_others(ending: str) -> None:
    briefing = sample()
    first = render(briefing, ending)
    assert render(briefing, ending) == first
    assert render(stamped(replace(briefing, lead="Another.")), ending) != first


@pytest.mark.parametrize("ending", READERS)
def test_what_people_wrote_is_printed_as_they_wrote_it(ending: str) -> None:
    for text in NASTY:
        if ending == "pdf" and not text.isascii() and text != NASTY[-1]:
            continue  # fonts of the machine decide; a sign that none has is spelled
        found = plain(READERS[ending](render(_nasty(text), ending)))
        assert plain(text) in found, text


@pytest.mark.parametrize("ending", READERS)
def test_signs_that_no_file_may_hold_and_endless_words_do_not_break_a_document(ending: str) -> None:
    found = plain(READERS[ending](render(_nasty(f"a\x00b\x0bc {ENDLESS}"), ending)))
    assert ENDLESS in found
    assert "\x00" not in found


@pytest.mark.parametrize("ending", READERS)
def test_an_empty_document_is_one_in_every_format(ending: str) -> None:
    found = READERS[ending](render(Briefing("Nothing", "", (), "", "Acme"), ending))
    assert "Nothing" in found


@pytest.mark.parametrize("ending", READERS)
def test_a_grade_stands_beside_what_it_grades(ending: str) -> None:
    graded = Table(("What", "Return"), ((Cell("Shop"), Cell("1.4 EUR", None, grade="D")),))
    briefing = Briefing("T", "", (Section("S", (graded,)),), "", "Acme")
    found = plain(READERS[ending](render(briefing, ending)))
    assert any(f"1.4EUR{grade}" in found for grade in ("D", "[D]", "GradeDD"))


@pytest.mark.parametrize("ending", ["pptx", "xlsx"])
def test_archives_do_not_tell_when_they_were_written(ending: str) -> None:
    with zipfile.ZipFile(io.BytesIO(render(sample(), ending))) as archive:
        assert {one.date_time[0] for one in archive.infolist()} == {1980}


@pytest.mark.parametrize("ending", ["html", "eml"])
def test_nothing_is_fetched_and_no_script_is_there(ending: str) -> None:
    content = render(sample(), ending).decode()
    assert "<script" not in content
    assert "src=http" not in content.replace('"', "")
    assert "@import" not in content


@pytest.mark.parametrize("ending", ["pdf", "pptx"])
def test_every_page_says_from_where_it_comes(ending: str) -> None:
    briefing = sample(Form.SLIDES)
    read = READERS[ending](render(briefing, ending))
    marks = foot_line(briefing)
    assert "Plan version 3" in marks
    assert "as known on 20 Nov 2026 09:30 (UTC)" in marks
    assert plain(read).count(plain(marks)) >= 13

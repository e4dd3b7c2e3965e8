"""A section becomes as many slides as it takes to hold one idea each."""

from dataclasses import replace

from tests.sample_briefing import CLAIM, COSTS, POSTS, RETURNS, SCORECARD, sample
from trueline.briefing.blocks import Briefing, Bullets, Paragraph, Section, Table
from trueline.briefing.cells import row_of
from trueline.briefing.slides import Slide, slides_of


def _slides(*blocks: object, sources: tuple[str, ...] = ()) -> tuple[Slide, ...]:
    section = Section("S", blocks, sources=("from here",))  # type: ignore[arg-type]
    return slides_of(Briefing("T", "", (section,), "", "Acme", sources=sources))


def test_what_is_looked_at_has_a_slide_of_its_own_with_its_words() -> None:
    slides = _slides(CLAIM, RETURNS, COSTS, Paragraph("So what."))
    assert [one.blocks for one in slides] == [(CLAIM, RETURNS), (COSTS, Paragraph("So what."))]
    assert [one.title for one in slides] == ["S", "S (continued)"]
    assert slides[0].notes == (RETURNS.told,)
    assert slides[1].sources == ("from here",)


def test_a_long_table_goes_on_with_its_heads_and_ends_with_its_foot() -> None:
    rows = tuple(row_of(str(at), "x") for at in range(20))
    table = Table(("A", "B"), rows, foot=row_of("Sum", "y"))
    parts = [one.blocks[0] for one in _slides(table)]
    assert [len(one.rows) for one in parts if isinstance(one, Table)] == [17, 3]
    assert [one.foot for one in parts if isinstance(one, Table)] == [(), table.foot]
    assert all(isinstance(one, Table) and one.heads == ("A", "B") for one in parts)


def test_many_points_and_long_words_take_several_slides() -> None:
    slides = _slides(Bullets(tuple("abcdefghijklmn")), Paragraph("w" * 1050), Paragraph("v" * 300))
    assert [len(one.blocks) for one in slides] == [1, 2, 1]
    assert slides[0].blocks == (Bullets(tuple("abcdefghijkl")),)
    long = _slides(Paragraph("word " * 1000), Bullets(("x" * 900, "y" * 900)))
    assert len(long) == 4 + 2
    said = [block.text for one in long for block in one.blocks if isinstance(block, Paragraph)]
    assert " ".join(said).split() == ["word"] * 1000


def test_rows_of_many_lines_share_a_slide_with_fewer_others() -> None:
    rows = tuple(row_of(str(at), "x" * 400) for at in range(8))
    parts = [one.blocks[0] for one in _slides(Table(("A", "B"), rows))]
    assert [len(one.rows) for one in parts if isinstance(one, Table)] == [3, 3, 2]


def test_an_empty_section_says_so_and_sources_end_the_deck() -> None:
    slides = _slides(sources=tuple(f"file {at}" for at in range(20)))
    assert slides[0].blocks == (Paragraph("Nothing is said yet.", is_quiet=True),)
    assert [one.title for one in slides[1:]] == [
        "Sources and methods",
        "Sources and methods (continued)",
    ]


def test_nothing_of_a_document_is_lost_between_slides() -> None:
    briefing = sample()
    blocks = [block for one in slides_of(briefing) for block in one.blocks]
    for block in (SCORECARD, replace(COSTS, sums=(1,)), POSTS, CLAIM):
        assert block in blocks

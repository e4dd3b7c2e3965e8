"""Blocks refuse what would be read wrongly, and come back as they were kept."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest

from tests.sample_briefing import sample
from trueline.briefing.blocks import Briefing, Form, Table
from trueline.briefing.cells import Cell, Difference, row_of
from trueline.briefing.chart import Chart, ChartKind, ChartMark, Series
from trueline.briefing.chart_table import graded_names, notes_of, table_of
from trueline.briefing.key_figures import Claim
from trueline.briefing.page_marks import foot_line, moment_in_words
from trueline.briefing.stamping import is_as_stamped, opened, text_of

TWO = (date(2026, 1, 1), date(2026, 1, 8))


def _number(text: str) -> Cell:
    return Cell(text, Decimal(text))


def _chart(**given: object) -> Chart:
    usual: dict[str, object] = {
        "series": (Series("Actual", (Decimal(1), None)),),
        "told": "One.",
        "names": ("a", "b"),
    }
    return Chart(ChartKind.BAR, "C", **{**usual, **given})  # type: ignore[arg-type]


@pytest.mark.parametrize("form", Form)
def test_a_document_comes_back_as_it_was_kept(form: Form) -> None:
    briefing = sample(form)
    assert opened(text_of(briefing)) == briefing
    assert text_of(opened(text_of(briefing))) == text_of(briefing)


def test_a_fingerprint_shows_that_anything_was_changed() -> None:
    briefing = sample()
    assert is_as_stamped(briefing)
    assert is_as_stamped(opened(text_of(briefing)))
    for changed in (
        replace(briefing, lead="x"),
        replace(briefing, period="x"),
        replace(briefing, sections=briefing.sections[1:]),
        replace(briefing, as_of=briefing.as_of and briefing.as_of + timedelta(seconds=1)),
    ):
        assert not is_as_stamped(changed)


def test_fields_at_their_default_are_not_kept_so_that_new_ones_change_no_fingerprint() -> None:
    plain = Briefing("T", "", (), "", "Acme")
    assert text_of(plain) == (
        '{"foot": "", "lead": "", "organisation": "Acme", "sections": [], "title": "T"}'
    )


def test_a_block_of_an_unknown_kind_is_refused() -> None:
    kept = text_of(sample()).replace('"kind_of_block": "claim"', '"kind_of_block": "rumour"')
    with pytest.raises(ValueError, match="no block “rumour”"):
        opened(kept)


def test_a_claim_has_a_grade_and_says_why() -> None:
    with pytest.raises(ValueError, match="one of A, B, C, D, E"):
        Claim("It rose.", "", "because")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="does not say why"):
        Claim("It rose.", "B", "  ")


def test_a_sum_that_is_none_is_refused() -> None:
    rows = (
        (Cell("a"), _number("1.5")),
        (Cell("b"), replace(_number("9"), counts=False)),
        (Cell("c"), Cell("–")),
        (Cell("d"), _number("2")),
    )
    assert Table(("A", "B"), rows, foot=(Cell("Sum"), _number("3.5")), sums=(1,)).foot
    with pytest.raises(ValueError, match=r"come to 3\.5, not 12\.5"):
        Table(("A", "B"), rows, foot=(Cell("Sum"), _number("12.5")), sums=(1,))


def test_a_difference_that_is_none_is_refused() -> None:
    def table(shown: str) -> Table:
        row = (Cell("KPI"), _number("7"), _number("10"), _number(shown))
        return Table(("A", "B", "C", "D"), (row,), differences=(Difference(3, 1, 2),))

    assert table("-3").rows
    with pytest.raises(ValueError, match="7 less 10 is -3, not 3"):
        table("3")


def test_a_row_has_a_cell_for_each_head() -> None:
    with pytest.raises(ValueError, match="3 cells under 2 heads"):
        Table(("A", "B"), (row_of("a", "b", "c"),))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"names": (), "days": ()}, "names or days"),
        ({"days": TWO}, "not both"),
        ({"names": (), "days": TWO[::-1]}, "do not rise"),
        ({"series": (Series("A", (None,)),)}, "for 2 places"),
        ({"series": (Series("A", (None, None), low=(None, None)),)}, "ends of its interval"),
        ({"series": (Series("A", (None, None), traces=("/a",)),)}, "an address"),
        ({"series": (Series("A", (None, None), grades=("B",)),)}, "a grade"),
        (
            {"series": (Series("A", (None, None), low=(None, Decimal(1)), high=(None, None)),)},
            "one end",
        ),
        (
            {"series": (Series("A", (None,) * 2, low=(Decimal(2),) * 2, high=(Decimal(1),) * 2),)},
            "from 2 to 1",
        ),
        ({"marks": (ChartMark(2, "A", "x"),)}, "outside its 2 places"),
    ],
)
def test_a_chart_that_would_be_drawn_wrongly_is_refused(
    given: dict[str, object], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        _chart(**given)


def test_a_chart_as_a_table_keeps_every_digit_and_every_gap() -> None:
    series = Series(
        "Return", (Decimal("1.640"), None), low=(Decimal("0.9"), None), high=(Decimal(2), None),
        grades=("B", None), traces=("/a/", "/b/"),
    )  # fmt: skip
    chart = _chart(series=(series,), measured_in="EUR", target=Decimal(1), target_name="Even")
    table = table_of(chart)
    assert table.heads == ("Name", "Return", "Return, low", "Return, high")
    assert [cell.text for cell in table.rows[0]] == ["a", "1.640 EUR", "0.9 EUR", "2 EUR"]
    assert [cell.text for cell in table.rows[1]] == ["b", "–", "–", "–"]
    assert table.rows[0][1].grade == "B"
    assert table.rows[0][1].trace == "/a/"
    assert graded_names(chart) == ("a [B]", "b")
    assert notes_of(chart) == ("Even: 1 EUR",)


def test_a_moment_says_its_offset_and_not_a_name_that_is_not_kept() -> None:
    moment = datetime(2026, 11, 20, 9, 5, tzinfo=UTC)
    zones = (UTC, timezone(timedelta(hours=1)), timezone(timedelta(hours=-3, minutes=-30)))
    assert [moment_in_words(moment.astimezone(one)) for one in zones] == [
        "20 Nov 2026 09:05 (UTC)",
        "20 Nov 2026 10:05 (UTC+1)",
        "20 Nov 2026 05:35 (UTC-3:30)",
    ]
    briefing = Briefing("T", "", (), "Version 3", "Acme", as_of=moment)
    assert foot_line(briefing) == "Version 3 · as known on 20 Nov 2026 09:05 (UTC)"

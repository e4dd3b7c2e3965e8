"""Columns get what their words need, and words become smaller before they are broken."""

import pytest

from trueline.briefing.blocks import Table
from trueline.briefing.cells import Cell, Standing, row_of
from trueline.briefing.column_widths import fit_of


def test_short_columns_share_a_line_by_their_longest_texts() -> None:
    fit = fit_of(Table(("A", "B"), (row_of("seventeen letters", "x"),)))
    assert fit.scale == 1
    assert fit.shares == pytest.approx((20 / 28, 8 / 28))  # 17 + 3 letters beside 5 + 3


def test_what_is_left_goes_to_long_texts_and_heads_may_take_lines() -> None:
    row = row_of("x", " ".join(["word"] * 40))
    fit = fit_of(Table(("A head of six words here", "B"), (row,)))
    assert fit.shares == pytest.approx((8 / 71, 63 / 71))


def test_many_columns_of_long_words_become_smaller_down_to_what_can_be_read() -> None:
    ten = fit_of(Table(("Expected",) * 10, (row_of(*["1"] * 10),)))
    assert ten.scale == pytest.approx(102 / 110)
    many = fit_of(Table(("Expected",) * 40, (row_of(*["1"] * 40),)))
    assert many.scale == 0.72
    assert sum(many.shares) == pytest.approx(1)


def test_the_sign_of_a_status_and_a_grade_take_room() -> None:
    table = Table(
        ("A", "B"), ((Cell("At risk", standing=Standing.WATCH), Cell("Actuals", grade="B")),)
    )
    assert fit_of(table).shares == pytest.approx((13 / 27, 14 / 27))

"""No cell of a file of ours becomes a formula, and none is changed for good."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trueline.core.spreadsheet_cells import guard_cell, unguard_cell


@pytest.mark.parametrize(
    "cell", ["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-dQw4w9WgXcQ", "\t=1", "\r=1", "-2+3"]
)
def test_what_would_become_a_formula_is_guarded(cell: str) -> None:
    assert guard_cell(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["-10", "+3.5", "-1,234.50", "-0.5%", "", "'tis", "a=b"])
def test_numbers_and_plain_words_stay_as_they_are(cell: str) -> None:
    assert guard_cell(cell) == cell


@given(st.text())
def test_a_guarded_cell_comes_back_as_it_was(cell: str) -> None:
    if not cell.startswith("'"):
        assert unguard_cell(guard_cell(cell)) == cell

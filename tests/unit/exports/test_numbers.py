from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trueline.exports.cells.numbers import (
    Marks,
    NotANumberError,
    decide_marks,
    read_number,
    read_seconds,
    read_share,
    tell_mark,
)

POINT = Marks(".", is_told=True)
COMMA = Marks(",", is_told=True)


def _decided(*cells: str, likely: bool = False) -> Marks:
    return decide_marks({tell_mark(one) for one in cells}, decimal_comma_likely=likely)


@pytest.mark.parametrize(
    ("text", "marks", "value"),
    [
        ("0", POINT, "0"),
        ("25,881", POINT, "25881"),
        ("1,234,567.5", POINT, "1234567.5"),
        ("1.234,56", COMMA, "1234.56"),
        ("1 234", POINT, "1234"),
        ("1\u202f234,5", COMMA, "1234.5"),
        ("1'234.5", POINT, "1234.5"),
        ("-10", POINT, "-10"),
        ("\u221210", POINT, "-10"),
        ("424.0", POINT, "424"),
        (".5", POINT, "0.5"),
        ("4.280105700264251", POINT, "4.280106"),
    ],
)
def test_numbers_are_read_by_the_marks_of_their_table(text: str, marks: Marks, value: str) -> None:
    assert read_number(text, marks) == Decimal(value)


@pytest.mark.parametrize("text", ["", " ", "-", " --", "undefined", "N/A"])
def test_missing_is_never_zero(text: str) -> None:
    assert read_number(text, POINT) is None
    assert read_share(text, POINT, is_percent=True) is None


@pytest.mark.parametrize("text", ["12a", "< 10%", "1,23,4", "$5", "1.2.3", "6.49E+17", "²"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(NotANumberError):
        read_number(text, POINT)


def test_a_count_with_a_fraction_is_refused() -> None:
    with pytest.raises(NotANumberError, match="whole"):
        read_number("1.5", POINT, whole=True)


@pytest.mark.parametrize(
    ("cells", "mark"),
    [
        (("1", "2.5"), "."),
        (("1,234", "0,5"), ","),
        (("1.234.567",), ","),
        (("1,234,567",), "."),
        (("1.234,5",), ","),
        (("0.125",), "."),
    ],
)
def test_one_clear_cell_settles_the_marks(cells: tuple[str, ...], mark: str) -> None:
    assert _decided(*cells) == Marks(mark, is_told=True)


def test_marks_that_contradict_each_other_are_refused() -> None:
    with pytest.raises(NotANumberError):
        _decided("1.5", "1,5")


def test_a_lone_group_of_three_is_read_only_where_it_means_one_thing() -> None:
    assert read_number("25,881", _decided("25,881"), whole=True) == 25881
    assert read_number("1.574", _decided("1.574")) == Decimal("1.574")
    semicolons = _decided("1.234", likely=True)
    assert read_number("1.234", semicolons, whole=True) == 1234
    for text, marks, whole in (
        ("1.234", _decided("1.234"), True),
        ("1,574", _decided("1,574"), False),
        ("1.574", _decided("1.574", likely=True), False),
        ("1,234", _decided("1,234", likely=True), True),
    ):
        with pytest.raises(NotANumberError, match="two numbers"):
            read_number(text, marks, whole=whole)


@pytest.mark.parametrize(
    ("text", "is_percent", "value"),
    [("4.21%", False, "0.0421"), ("4.21", True, "0.0421"), ("0.05", False, "0.05")],
)
def test_shares_run_from_nought_to_one(text: str, is_percent: bool, value: str) -> None:  # noqa: FBT001
    assert read_share(text, POINT, is_percent=is_percent) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "seconds"), [("0:11:34", 694), ("11:34", 694), ("1:00:00", 3600), ("45", 45)]
)
def test_durations_become_seconds(text: str, seconds: int) -> None:
    assert read_seconds(text, POINT) == seconds


@given(st.decimals(-999_999_999, 999_999_999, places=4), st.sampled_from([".", ","]))
def test_a_number_written_with_groups_comes_back(value: Decimal, decimal: str) -> None:
    group = "," if decimal == "." else "."
    text = f"{value:,.4f}".replace(",", "g").replace(".", decimal).replace("g", group)
    assert read_number(text, Marks(decimal, is_told=True)) == value

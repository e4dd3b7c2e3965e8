"""Numbers in words: short, never rounder than true, with their unit."""

from decimal import Decimal

import pytest

from trueline.web.studying.forest import say_number
from trueline.web.templatetags.words import apart
from trueline.web.wording import say_bytes, say_count, say_exactly, say_share, say_value
from trueline.web.wording_time import say_seconds


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        ("4412", "count", "4.41k"),
        ("999.6", "count", "1k"),
        ("1234567", "people", "1.23m"),
        ("7", "count", "7"),
        ("0", "count", "0"),
        ("-1234", "count", "-1.23k"),
        ("0.3186", "fraction", "31.9%"),
        ("192", "minutes", "3\u00a0h\u00a012"),
        ("42.4", "minutes", "42\u00a0min"),
        ("57.333", "hours", "57.3\u00a0h"),
        ("223912.2", "EUR", "€224k"),
        ("12.345", "EUR", "€12.34"),
        ("999", "EUR", "€999"),
        ("1.25", "ratio", "1.25"),
    ],
)
def test_a_value_is_said_in_three_digits_with_its_unit(value: str, unit: str, words: str) -> None:
    assert say_value(Decimal(value), unit) == words


def test_what_is_missing_is_a_dash_and_not_zero() -> None:
    assert say_value(None, "count") == "–"
    assert say_share(None) == "–"


@pytest.mark.parametrize(
    ("share", "words"),
    [
        ("1", "100%"),
        ("0.9999", "99.9%"),
        ("1.0001", "100.1%"),
        ("0.0001", "< 0.1%"),
        ("-0.0001", "> -0.1%"),
        ("0", "0%"),
        ("1.25", "125.0%"),
    ],
)
def test_a_share_is_all_or_nothing_only_when_it_is(share: str, words: str) -> None:
    assert say_share(Decimal(share)) == words


def test_an_exact_value_keeps_every_digit() -> None:
    assert say_exactly(Decimal("223912.250000"), "EUR") == "223,912.25 EUR"
    assert say_exactly(Decimal("0.050247"), "fraction") == "5.0247%"
    assert say_exactly(Decimal(4412), "count") == "4,412"


def test_counts_sizes_and_lengths_of_time_are_said_plainly() -> None:
    assert say_count(1234567) == "1,234,567"
    assert [say_bytes(1), say_bytes(2500), say_bytes(3_400_000)] == ["1 byte", "2.5 kB", "3.4 MB"]
    assert [say_seconds(9), say_seconds(150), say_seconds(5400)] == ["9 s", "2 min", "1.5 h"]


def test_two_shares_are_points_apart_and_other_numbers_their_unit() -> None:
    assert apart(Decimal("-0.021"), "fraction") == "2.1 points"
    assert apart(Decimal("-120.5"), "EUR") == "€120"
    assert apart(Decimal(15), "count") == "15"


def test_a_number_below_nothing_has_one_sign_wherever_it_stands() -> None:
    assert say_number(-1.25) == say_value(Decimal("-1.25"), "ratio") == "-1.25"

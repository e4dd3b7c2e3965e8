"""How numbers leave in JSON: exactly, whatever reads them."""

import json
from decimal import Decimal

import pytest

from trueline.cli.printing import as_json, difference


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("12", 12),
        ("12345678901234567890", 12345678901234567890),
        ("0.1", 0.1),
        ("1234.56", 1234.56),
        ("123456789012.345678", "123456789012.345678"),
        ("0.333333333333333333333333", 1 / 3),
    ],
)
def test_a_number_keeps_every_digit(value: str, wanted: object) -> None:
    assert json.loads(as_json({"value": Decimal(value)})) == {"value": wanted}


def test_two_shares_differ_by_points_and_other_numbers_by_their_unit() -> None:
    assert difference(Decimal("-0.021"), "fraction") == "-2.10 points"
    assert difference(Decimal(15), "minutes") == "+15 minutes"

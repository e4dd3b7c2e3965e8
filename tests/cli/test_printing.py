"""How numbers leave in JSON: exactly, whatever reads them."""

import json
from decimal import Decimal

import pytest

from trueline.cli.printing import as_json


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

"""Numbers in sentences keep the digits that say something."""

from decimal import Decimal

import pytest

from trueline.core.spoken_numbers import exactly, roughly


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("430000", "430,000"),
        ("0.50", "0.5"),
        ("-1234.5", "-1,234.5"),
        ("1E+3", "1,000"),
        ("0", "0"),
    ],
)
def test_every_digit_that_counts_is_said(value: str, said: str) -> None:
    assert exactly(Decimal(value)) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [(1234567.8, "1,235,000"), (0.0346712, "0.03467"), (0.0, "0"), (-2.0, "-2"), (99.999, "100")],
)
def test_a_number_worked_out_has_four_digits(value: float, said: str) -> None:
    assert roughly(value) == said

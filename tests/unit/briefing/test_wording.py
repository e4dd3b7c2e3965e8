"""Numbers and days as documents write them."""

from datetime import date
from decimal import Decimal

import pytest

from trueline.briefing.wording import day_in_words, number_in_words


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (1, "", "1"),
        (2_800_000, "count", "2,800,000"),
        (Decimal("430000.50"), "EUR", "430,000.50 EUR"),
        (Decimal("0.62"), "share", "62.0%"),
        (Decimal("1E+3"), "minutes", "1,000 minutes"),
        (Decimal("-0.5"), "", "-0.5"),
        (None, "EUR", "–"),
    ],
)
def test_a_number_keeps_its_digits_and_its_unit(
    value: Decimal | int | None, unit: str, words: str
) -> None:
    assert number_in_words(value, unit) == words


def test_a_day_is_written_without_a_nought() -> None:
    assert day_in_words(date(2026, 11, 2)) == "2 Nov 2026"
    assert day_in_words(None) == "–"

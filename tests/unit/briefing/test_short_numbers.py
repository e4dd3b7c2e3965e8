"""Documents say numbers as pages do, so that nobody compares two roundings."""

from decimal import Decimal

import pytest
from django.utils import translation

from trueline.briefing.short_numbers import number_in_short
from trueline.web.wording import say_value

UNITS = ("count", "share", "EUR", "USD", "CHF", "minutes", "hours", "points", "")
SIGNS = ("0", "1", "-1", "0.5", "9.999", "42", "99.95", "100", "999.4", "999.5", "1000", "4412.7",
         "-15689.5", "123456", "999499", "999500", "1e6", "2.5e9", "0.0004", "0.0006", "0.333333",
         "-0.021", "0.9999", "1.0001", "59.5", "60", "192", "1234567890123")  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_a_number_in_a_document_is_that_of_the_page(unit: str) -> None:
    with translation.override("en-gb"):
        for sign in SIGNS:
            value = Decimal(sign)
            assert number_in_short(value, unit) == say_value(value, unit), sign
        assert number_in_short(None, unit) == say_value(None, unit)

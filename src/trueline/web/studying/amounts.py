"""Amounts and chances that were worked out, in words."""

from decimal import Decimal

from django.utils.translation import gettext as _

from trueline.core.spoken_numbers import roughly
from trueline.web.wording import say_value


def say_chance(chance: float) -> str:
    """Write a chance; what is nearly sure is never said to be."""
    if chance < 0.01:  # noqa: PLR2004 - a hundredth
        return _("below 1%")
    return _("above 99%") if chance > 0.99 else f"{chance:.0%}"  # noqa: PLR2004 - likewise


def say_money(amount: float, currency: str) -> str:
    """Write an amount that was worked out."""
    return say_value(Decimal(roughly(amount, 3).replace(",", "")), currency)

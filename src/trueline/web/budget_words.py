"""Money and spans of days in the words of the budget."""

from collections.abc import Iterable

from babel.numbers import format_decimal
from django.utils.translation import gettext as _

from trueline.core.money import Money
from trueline.core.period import Period
from trueline.plan.costs import Cost
from trueline.web.wording import locale
from trueline.web.wording_time import say_day


def say_amount(amount: Money) -> str:
    """Put money in words to the cent."""
    return f"{format_decimal(amount.amount, format='#,##0.00', locale=locale())} {amount.currency}"


def say_totals(cost: Cost) -> tuple[str, ...]:
    """Put the sum of each currency in words."""
    return tuple(map(say_amount, cost.totals))


def say_days(days: Period) -> str:
    """Put a span of days in words."""
    return f"{say_day(days.first)} – {say_day(days.last)}"


def rounding_words(amounts: Iterable[Money]) -> str:
    """Say by how much spans differ from the whole; empty when they do not."""
    said = ", ".join(say_amount(one) for one in amounts)
    return said and _("Each span is rounded to the cent; together they differ by {0}.").format(said)

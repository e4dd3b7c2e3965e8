"""Volume and rate as rows of a table."""

from dataclasses import dataclass
from decimal import Decimal

from trueline.plan.kpi import Kpi
from trueline.usecases.explaining.explain_change import ExplainedChange
from trueline.usecases.explaining.products import Product
from trueline.web.explaining.change_words import (
    say_difference,
    say_difference_exactly,
    tone_of,
)
from trueline.web.wording import is_currency, say_value


@dataclass(frozen=True, slots=True)
class FactorRow:
    """One of two factors.

    Attributes:
        name: Of the volume, or of the rate.
        before: In words.
        after: In words.
        adds: What it adds to the change of the count.
        exactly: The same with every digit.
        tone: Good, bad or none.
    """

    name: str
    before: str
    after: str
    adds: str
    exactly: str
    tone: str


def product_rows(change: ExplainedChange, kpi: Kpi) -> list[tuple[FactorRow, FactorRow]]:
    """Put each volume with its rate into a table's words."""
    return [_pair(one, change.after.measured_in, kpi) for one in change.products]


def _pair(one: Product, unit: str, kpi: Kpi) -> tuple[FactorRow, FactorRow]:
    volume, rate = (each.amount for each in one.effects)
    rate_unit = one.rate.measured_in
    rate_unit = unit if rate_unit == "money" and is_currency(unit) else rate_unit
    return (
        _row((one.volume_name, "count"), one.volumes, (volume, unit), kpi),
        _row((one.rate.name, rate_unit), one.rates, (rate, unit), kpi),
    )


def _row(
    named: tuple[str, str],
    values: tuple[Decimal, Decimal],
    effect: tuple[Decimal, str],
    kpi: Kpi,
) -> FactorRow:
    name, own_unit = named
    amount, unit = effect
    return FactorRow(
        name=name,
        before=say_value(values[0], own_unit),
        after=say_value(values[1], own_unit),
        adds=say_difference(amount, unit),
        exactly=say_difference_exactly(amount, unit),
        tone=tone_of(amount, kpi.direction),
    )

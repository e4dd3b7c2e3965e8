"""Facts as rows of tables: the metric by its name, the value with its unit."""

from collections.abc import Iterable
from dataclasses import dataclass

from trueline.metrics.catalogue import load_catalogue
from trueline.usecases.facts_behind import FactLine
from trueline.web.wording import is_currency, say_exactly

MONEY = "money"


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact's line in a table.

    Attributes:
        fact: The fact.
        metric: Name of its metric.
        value: In words, with every digit and its unit.
    """

    fact: FactLine
    metric: str
    value: str


def fact_rows(facts: Iterable[FactLine], *, measured_in: str) -> list[FactRow]:
    """Put facts into a table's words.

    Args:
        facts: In the table's order.
        measured_in: Unit of the value that they went into. When it is a currency, facts that are
            money are in it too, because money in several currencies is never brought together.
    """
    currency = measured_in if is_currency(measured_in) else ""
    known = load_catalogue().metrics
    units = {one.id: currency if one.measured_in == MONEY else one.measured_in
             for one in known.values()}  # fmt: skip
    return [
        FactRow(one, known[one.metric].name, say_exactly(one.value, units[one.metric]))
        for one in facts
    ]

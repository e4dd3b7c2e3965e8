"""Products: counts that are a volume times a rate, by the catalogue's own formulas.

Revenue is orders times the average order, because the average order is revenue over orders.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import islice

from trueline.measure.explaining.effect import Effect, decimal_of
from trueline.measure.explaining.part_pair import Amount
from trueline.measure.explaining.two_factors import volume_and_rate
from trueline.metrics.catalogue import MetricCatalogue
from trueline.metrics.expression import Expression, Leaf, Number, Operation, leaves_of
from trueline.metrics.metric import Metric, Rule
from trueline.usecases.explaining.compared import Compared, compare

MOST = 3


@dataclass(frozen=True, slots=True)
class Product:
    """A count taken apart into how much there was of something, and what came of each.

    Attributes:
        rate: Metric that divides the count by the volume.
        volume_name: What the count is divided by, for people.
        volumes: Before and after; a day's, where the periods have different lengths.
        rates: Before and after, in the unit of the rate.
        effects: Of the volume and of the rate; they add up to the count's change exactly.
    """

    rate: Metric
    volume_name: str
    volumes: tuple[Decimal, Decimal]
    rates: tuple[Decimal, Decimal]
    effects: tuple[Effect, Effect]


def products_of(compared: Compared) -> tuple[Product, ...]:
    """Give a count's volumes and rates; empty where there are none or they do not fit exactly.

    They fit where both sides of the rate are known for the same accounts and days as the count.
    """
    metric, catalogue = compared.metric, compared.answers.catalogue
    if metric.over_time is not Rule.SUM:
        return ()
    found = (_product(compared, *one) for one in _rates_of(metric, catalogue))
    return tuple(islice((one for one in found if one is not None), MOST))


def _rates_of(
    metric: Metric, catalogue: MetricCatalogue
) -> Iterator[tuple[Metric, Decimal, Expression]]:
    """Give each rate of a count, with the plain factor above its line and what is below it."""
    own = catalogue.formula_of(metric) or Leaf(metric.id)
    for rate in catalogue.all():
        if rate.over_time is not Rule.RATIO_OF_SUMS:
            continue
        match catalogue.formula_of(rate):
            case Operation("/", Operation("*", Number(factor), above), below) if above == own:
                yield rate, factor, below
            case Operation("/", above, below) if above == own:
                yield rate, Decimal(1), below


def _product(
    compared: Compared, rate: Metric, factor: Decimal, below: Expression
) -> Product | None:
    catalogue = compared.answers.catalogue
    volumes = [catalogue.reported(one) for one in leaves_of(below)]
    if any(one.over_time is not Rule.SUM for one in volumes):
        return None
    before, after = (replace(one, metric=rate.reference) for one in compared.questions)
    count, ratio = compared.whole(), compare(compared.answers, before, after).whole()
    sides = (count.before, ratio.before), (count.after, ratio.after)
    if not all(_fits(one, of, factor) for one, of in sides):
        return None
    return _taken_apart(compared, rate, _name(compared, volumes), sides)


def _fits(count: Amount, ratio: Amount, factor: Decimal) -> bool:
    """Say whether a count is all that stands above the line."""
    if count.value is None or not ratio.below:
        return False
    return ratio.above == count.value * factor


def _taken_apart(
    compared: Compared, rate: Metric, name: str, sides: tuple[tuple[Amount, Amount], ...]
) -> Product:
    days = _days(compared)
    before, after = (
        (Fraction(count.value or 0) / each, Fraction(ratio.below or 0) / each)
        for (count, ratio), each in zip(sides, days, strict=True)
    )
    return Product(
        rate=rate,
        volume_name=name,
        volumes=(decimal_of(before[1]), decimal_of(after[1])),
        rates=(sides[0][1].value or Decimal(0), sides[1][1].value or Decimal(0)),
        effects=volume_and_rate((before[0], after[0]), (before[1], after[1])),
    )


def _days(compared: Compared) -> tuple[int, int]:
    """Give what sums are divided by: their days, where the periods have different lengths."""
    before, after = (one.part.period.day_count for one in compared.questions)
    return (1, 1) if before == after else (before, after)


def _name(compared: Compared, volumes: Sequence[Metric]) -> str:
    """Name the volume by the metrics that are known of it here."""
    spans = {span.metric for span in compared.answers.known.spans(
        {one.id: one for one in volumes}, compared.accounts)}  # fmt: skip
    return " or ".join(one.name for one in volumes if one.id in spans)

"""Metrics as rows of tables: in families, with their versions, uses and last weeks."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from trueline.contracts.plan_version import AdoptedPlan
from trueline.measure.measured import Measured
from trueline.metrics.catalogue import MetricCatalogue
from trueline.metrics.metric import Metric, Rule
from trueline.plan.mentioning import fields_naming
from trueline.plan.referring import Named
from trueline.usecases.defining.describe import MetricVersion
from trueline.usecases.defining.uses import MetricUse
from trueline.web.defining.formula_words import FormulaWord, formula_words
from trueline.web.part_address import part_address
from trueline.web.part_words import label_of
from trueline.web.plan_looked import PlanLooked
from trueline.web.rates import say_ratio_fully
from trueline.web.wording import say_value

RULES = {
    Rule.SUM: gettext_lazy("added up"),
    Rule.LAST: gettext_lazy("the last one counts"),
    Rule.RATIO_OF_SUMS: gettext_lazy("ratio of sums"),
    Rule.WEIGHTED: gettext_lazy("weighted average"),
    Rule.FROM_ROWS: gettext_lazy("from single rows"),
    Rule.NONE: gettext_lazy("never brought together"),
}


@dataclass(frozen=True, slots=True)
class MetricRow:
    """A metric's line in the list.

    Attributes:
        metric: As it is defined last.
        over_time: How days come together, in words.
        version_count: How many definitions it has.
        use_count: How many parts of the plan name it.
    """

    metric: Metric
    over_time: str | Promise
    version_count: int
    use_count: int


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A definition of a metric.

    Attributes:
        version: Which, from when on, and who said so.
        words: Its formula, each metric with the way to its page; empty for what is reported.
        over_time: How days come together, in words.
        over_entities: How accounts come together, in words.
        may_be_withdrawn: Whether it is the newest that somebody said.
    """

    version: MetricVersion
    words: tuple[FormulaWord, ...]
    over_time: str | Promise
    over_entities: str | Promise
    may_be_withdrawn: bool


@dataclass(frozen=True, slots=True)
class UseRow:
    """A part of the plan that names a metric.

    Attributes:
        use: Which part, and which version.
        kind: What sort of part, in words.
        address: Of its page.
    """

    use: MetricUse
    kind: str
    address: str


@dataclass(frozen=True, slots=True)
class WeekRow:
    """A metric over one week.

    Attributes:
        found: Its value, or why there is none.
        value: In words; a dash where there is none.
        ratio: What it was divided by, in words; empty for what is no rate.
        is_first: Whether the weeks before it count by another definition.
    """

    found: Measured
    value: str
    ratio: str
    is_first: bool


def family_rows(
    metrics: MetricCatalogue, adopted: AdoptedPlan | None
) -> list[tuple[str, list[MetricRow]]]:
    """Give the metrics family by family."""
    return [
        (family.capitalize(), [_row(one, metrics, adopted) for one in known])
        for family, known in metrics.families().items()
    ]


def version_rows(versions: Iterable[MetricVersion], metrics: MetricCatalogue) -> list[VersionRow]:
    """Give a metric's definitions, newest first, as given."""
    versions = tuple(versions)
    said = [one.metric.reference for one in versions if one.own and not one.follows]
    return [
        VersionRow(
            one,
            formula_words(one.metric, metrics),
            RULES[one.metric.over_time],
            RULES[one.metric.over_entities],
            one.metric.reference in said[:1],
        )
        for one in versions
    ]


def use_rows(uses: Iterable[MetricUse], looked: PlanLooked) -> list[UseRow]:
    """Give what names a metric, with the way to it."""
    return [UseRow(one, label_of(one.kind), part_address(looked, one.path)) for one in uses]


def week_rows(weeks: Iterable[Measured]) -> list[WeekRow]:
    """Give a metric week by week, newest first."""
    rows: list[WeekRow] = []
    before = ""
    for found in weeks:
        is_first = found.value is not None and before not in ("", found.metric)
        before = found.metric if found.value is not None else before
        said = say_value(found.value, found.measured_in)
        rows.append(WeekRow(found, said, say_ratio_fully(found), is_first))
    return rows[::-1]


def _row(metric: Metric, metrics: MetricCatalogue, adopted: AdoptedPlan | None) -> MetricRow:
    versions = metrics.versions(metric.id)
    wanted = {Named.METRIC: [one.reference for one in versions]}
    uses = fields_naming(adopted.plan, wanted) if adopted else ()
    return MetricRow(
        metric, RULES[metric.over_time], len(versions), sum(len(field) for field in uses)
    )

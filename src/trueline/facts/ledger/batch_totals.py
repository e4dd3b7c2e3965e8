"""What a batch holds of each metric, brought together by the metric's own rule."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from trueline.facts.batch import MetricTotal
from trueline.facts.dataset import Dataset
from trueline.facts.ledger.merge import staged
from trueline.facts.ledger.workbench import Workbench
from trueline.facts.value_datasets import METRIC_DAY, POST_METRIC
from trueline.metrics.metric import Metric, Rule

NEVER_ADDED = {
    Rule.NONE: "{name} cannot be added up: the same people may be counted again.",
    Rule.RATIO_OF_SUMS: "{name} is a ratio; it comes from the sums of its parts.",
    Rule.WEIGHTED: "{name} is a ratio; it needs {weight} as its weight.",
    Rule.FROM_ROWS: "{name} comes from single rows, not from daily values.",
}


@dataclass(frozen=True, slots=True)
class Tally:
    """A batch's values of one metric of one account.

    Attributes:
        metric: Surrogate key.
        currency: Of money; empty for anything else.
        value_count: Number of values.
        value_sum: Their plain sum.
        whole_sum: Sum of those that cover the whole account or a post; None without any.
        last: Newest value that covers the whole account; None without any.
    """

    metric: int
    currency: str
    value_count: int
    value_sum: Decimal
    whole_sum: Decimal | None
    last: Decimal | None


def batch_metrics(
    bench: Workbench,
    datasets: Iterable[Dataset],
    metrics: Mapping[int, Metric],
    file_totals: Mapping[str, Decimal],
) -> dict[str, MetricTotal]:
    """Give what is staged of each metric; the account's own figures come before its posts'.

    Args:
        bench: Holds the staged rows.
        datasets: Which have staged rows.
        metrics: By surrogate key.
        file_totals: The file's own totals by metric id.
    """
    names = {one.name for one in datasets}
    totals: dict[str, MetricTotal] = {}
    for dataset in (one for one in (POST_METRIC, METRIC_DAY) if one.name in names):
        for key, tallies in _tallies(bench, dataset).items():
            metric = metrics[key]
            total = metric_total(metric, tallies, file_totals.get(metric.id))
            if total.basis or metric.id not in totals:
                totals[metric.id] = total
    return dict(sorted(totals.items()))


def metric_total(
    metric: Metric, tallies: Iterable[Tally], file_total: Decimal | None
) -> MetricTotal:
    """Bring the values of one metric together by its rule, or say why that is refused."""
    tallies = tuple(tallies)
    total, basis, why = _by_rule(metric, tallies)
    currencies = sorted({one.currency for one in tallies} - {""})
    if len(currencies) > 1:
        total, basis, why = None, "", f"{' and '.join(currencies)} cannot be added up."
    return MetricTotal(
        total=total,
        measured_in=currencies[0] if len(currencies) == 1 else metric.measured_in,
        why=why,
        basis=basis,
        file_total=file_total,
        column_sum=sum((one.value_sum for one in tallies), Decimal(0)),
        value_count=sum(one.value_count for one in tallies),
    )


def _tallies(bench: Workbench, dataset: Dataset) -> dict[int, list[Tally]]:
    """Give what each account has of each metric, by the metric's key."""
    if dataset is METRIC_DAY:
        whole, newest = "breakdown_id = 0", "max_by(value, day) filter (breakdown_id = 0)"
    else:
        whole, newest = "true", "null"
    rows = bench.run(
        f"select metric_id, currency, count(*), sum(value), sum(value) filter ({whole}), {newest}"
        f" from {staged(dataset)} group by metric_id, account_id, currency order by all"
    )
    tallies: dict[int, list[Tally]] = {}
    for row in rows:
        tallies.setdefault(row[0], []).append(Tally(*row))
    return tallies


def _by_rule(metric: Metric, tallies: tuple[Tally, ...]) -> tuple[Decimal | None, str, str]:
    if metric.over_time not in (Rule.SUM, Rule.LAST):
        reason = NEVER_ADDED[metric.over_time]
        return None, "", reason.format(name=metric.name, weight=metric.weight or "another metric")
    if metric.over_time is Rule.SUM:
        known = [one.whole_sum for one in tallies if one.whole_sum is not None]
    else:
        known = [one.last for one in tallies if one.last is not None]
    if not known:
        return None, "", f"The file gives {metric.name} by parts only; their sum is not the whole."
    of_posts = any(one.last is None and one.value_count > 1 for one in tallies)
    if (len(known) > 1 or of_posts) and metric.over_entities is not Rule.SUM:
        several = "accounts" if len(known) > 1 else "posts"
        return None, "", f"{metric.name} of several {several} cannot be added up."
    return sum(known, Decimal(0)), metric.over_time.value, ""

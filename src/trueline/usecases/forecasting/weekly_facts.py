"""Takes the weeks of many KPIs from the ledger; what several of them need is asked once."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from trueline.contracts.store import Snapshot
from trueline.core.period import Period
from trueline.facts.row_metrics import ADDED_UP, QUANTILES, rows_of
from trueline.facts.weekly import weekly_quantiles, weekly_row_sums, weekly_sums
from trueline.measure.gathered import Gathered
from trueline.measure.quantiles import Quantile
from trueline.metrics.metric import Metric, RowSource, Rule
from trueline.usecases.forecasting.asked import DAY, LONGEST, AskedHistory
from trueline.usecases.gathering import Part, gather_daily

if TYPE_CHECKING:
    import ibis.expr.types as ir


@dataclass(frozen=True, slots=True)
class FactsOfWeeks:
    """What the ledger has for one history, by week; week 0 is the last, -1 lies after it.

    Attributes:
        gathered: What accounts reported or rows came to.
        quantiles: Of a metric that is a quantile of rows.
    """

    gathered: Mapping[int, Sequence[Gathered]] = field(default_factory=dict)
    quantiles: Mapping[int, Quantile] = field(default_factory=dict)


def facts_of_weeks(snapshot: Snapshot, asked: Sequence[AskedHistory]) -> Iterator[FactsOfWeeks]:
    """Give the facts of each history, in their order, one at a time."""
    ledger = _Ledger(snapshot)
    for one in asked:
        ledger.wish(one)
    return (ledger.facts(one) for one in asked)


WEEKLY = (
    *("week", "metric", "account", "total", "last", "high"),
    *("day_count", "last_day", "breakdown", "currency"),
)
"""Columns of reported weeks, in the order in which they are read."""
Place = tuple[date, date, tuple[str, ...]]
"""Last day of the weeks, last day that counts, and breakdowns."""
ByMetric = Mapping[str, Mapping[int, Sequence[Gathered]]]


@dataclass(slots=True)
class _Ledger:
    """One snapshot, and what was asked of it already."""

    snapshot: Snapshot
    wished: dict[Place, set[str]] = field(default_factory=lambda: defaultdict(set))
    reported: dict[Place, ByMetric] = field(default_factory=dict)
    counted: dict[tuple[str, date, date], Mapping[int, Sequence[Gathered]]] = field(
        default_factory=dict
    )

    def wish(self, asked: AskedHistory) -> None:
        """Note the reported metrics, so that all of a place are asked for at once."""
        names = {one.id for one in asked.leaves.values() if one.rows is None}
        self.wished[_place(asked)] |= names

    def facts(self, asked: AskedHistory) -> FactsOfWeeks:
        source = asked.metric.rows
        if asked.formula is None and source is not None and source.aggregate not in ADDED_UP:
            return FactsOfWeeks(quantiles=self._quantiles(asked, source))
        if asked.metric.over_time is Rule.WEIGHTED:
            return FactsOfWeeks(self._daily(asked))
        found: dict[int, list[Gathered]] = defaultdict(list)
        for leaf in asked.leaves.values():
            for week, gathered in self._leaf(asked, leaf).items():
                found[week] += [one for one in gathered if one.account in asked.accounts]
        return FactsOfWeeks(found)

    def _leaf(self, asked: AskedHistory, leaf: Metric) -> Mapping[int, Sequence[Gathered]]:
        if leaf.rows is not None:
            key = leaf.id, asked.last, asked.on
            if key not in self.counted:
                self.counted[key] = _by_week(self._rows_added(asked, leaf, leaf.rows))
            return self.counted[key]
        place = _place(asked)
        if place not in self.reported:
            self.reported[place] = _by_metric(self._sums(asked, sorted(self.wished[place])))
        return self.reported[place].get(leaf.id, {})

    def _sums(self, asked: AskedHistory, metrics: Sequence[str]) -> Iterator[tuple[int, Gathered]]:
        question = weekly_sums(metrics, _days(asked), asked.last, breakdowns=asked.breakdowns)
        table = self.snapshot.ask(question.select(*WEEKLY))
        first_days = {one: asked.week(one).first for one in set(table["week"].to_pylist())}
        columns = (table.column(name).to_pylist() for name in WEEKLY)
        for week, metric, account, total, last, high, days, last_day, part, currency in zip(
            *columns, strict=True
        ):
            first = first_days[week]
            yield (
                week,
                Gathered(
                    metric, account, total, last, high, days, days, first, last_day, part, currency
                ),
            )

    def _rows_added(
        self, asked: AskedHistory, leaf: Metric, source: RowSource
    ) -> Iterator[tuple[int, Gathered]]:
        question = weekly_row_sums(rows_of(source, _days(asked)), asked.last)
        for row in self._ask(question):
            week = asked.week(row["week"])
            yield (
                row["week"],
                Gathered(
                    metric=leaf.id,
                    account=row["account"],
                    currency=row["currency"],
                    total=row["total"],
                    last=row["total"],
                    high=row["total"],
                    day_count=week.day_count,
                    fact_count=row["row_count"],
                    first_day=week.first,
                    last_day=min(week.last, asked.on),
                ),
            )

    def _quantiles(self, asked: AskedHistory, source: RowSource) -> Mapping[int, Quantile]:
        rows = rows_of(source, _days(asked), asked.accounts)
        question = weekly_quantiles(rows, QUANTILES[source.aggregate], asked.last)
        return {
            row["week"]: Quantile(row["value"], row["row_count"], row["last_day"])
            for row in self._ask(question)
        }

    def _daily(self, asked: AskedHistory) -> Mapping[int, Sequence[Gathered]]:
        """Give a rate and its weight day by day: each day is weighted by itself."""
        metrics = asked.metric.id, asked.metric.weight
        part = Part(_days(asked), asked.accounts, asked.breakdowns)
        daily = gather_daily(self.snapshot, metrics, part)
        return _by_week(((asked.last - one.first_day).days // 7, one) for one in daily)

    def _ask(self, question: "ir.Table") -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.snapshot.ask(question).to_pylist()
        return found


def _place(asked: AskedHistory) -> Place:
    return asked.last, asked.on, asked.breakdowns


def _days(asked: AskedHistory) -> Period:
    return Period(asked.on + DAY - LONGEST, asked.on + DAY)


def _by_week(found: "Iterator[tuple[int, Gathered]]") -> Mapping[int, Sequence[Gathered]]:
    weeks: dict[int, list[Gathered]] = defaultdict(list)
    for week, one in found:
        weeks[week].append(one)
    return weeks


def _by_metric(found: Iterator[tuple[int, Gathered]]) -> ByMetric:
    metrics: dict[str, dict[int, list[Gathered]]] = defaultdict(lambda: defaultdict(list))
    for week, one in found:
        metrics[one.metric][week].append(one)
    return metrics

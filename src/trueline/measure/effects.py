"""Effects: what the difference of two plans does to what KPIs are to reach, and when."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from trueline.core.errors import MissingError
from trueline.measure.pacing import expected_by, way_of
from trueline.metrics.catalogue import MetricCatalogue
from trueline.metrics.metric import Metric
from trueline.plan.document import Plan
from trueline.plan.kpi import Direction, Kpi
from trueline.plan.metric_use import Filter
from trueline.plan.pairing import origins, parts_of
from trueline.plan.target import Baseline, Target
from trueline.plan.words import title_of


@dataclass(frozen=True, slots=True)
class Aim:
    """What a KPI is to reach, as one plan says.

    Attributes:
        metric: ``id@version``.
        counts: Which part of the metric, and over which days: filter, measuring, days to look back.
        direction: Which way is good.
        baseline: None until it was measured.
        target: None until it was set.
        weight: In its perspective.
        expected: What its path expects by the end of the day that was asked for, in the metric's
            unit; None while it lacks a baseline or a target.
        currency: Of its numbers, when they are money; else empty.
        measured_in: The metric's unit; empty for a definition that is no longer kept.
    """

    metric: str
    counts: tuple[Filter, str, int]
    direction: Direction
    baseline: Baseline | None
    target: Target | None
    weight: Decimal
    expected: Decimal | None
    currency: str = ""
    measured_in: str = ""


@dataclass(frozen=True, slots=True)
class TargetEffect:
    """What became of one KPI's aim.

    Attributes:
        path: Of the KPI, in the new plan if it is there.
        name: In words.
        was: In the old plan; None for a KPI that is new.
        now: In the new plan; None for a KPI that is gone.
    """

    path: str
    name: str
    was: Aim | None
    now: Aim | None

    @property
    def difference(self) -> Decimal | None:
        """New target minus old, in the metric's unit; None where the two cannot be compared.

        They can while both are targets of the same metric, of the same part of it, in the same
        currency, over days that are counted in the same way.
        """
        if self.was is None or self.now is None:
            return None
        if self.was.target is None or self.now.target is None or not self._is_comparable:
            return None
        return self.now.target.value - self.was.target.value

    @property
    def relative_difference(self) -> Decimal | None:
        """The difference as a share of the old target; None where there is none, or that is 0."""
        if self.difference is None or self.was is None or self.was.target is None:
            return None
        was = self.was.target.value
        return self.difference / abs(was) if was else None

    @property
    def due_moved_days(self) -> int | None:
        """By how many days the due day moved, later above 0; None where one has none."""
        if self.was is None or self.now is None:
            return None
        if self.was.target is None or self.now.target is None:
            return None
        return (self.now.target.due - self.was.target.due).days

    @property
    def _is_comparable(self) -> bool:
        return (
            self.was is not None
            and self.now is not None
            and (self.was.metric, self.was.counts) == (self.now.metric, self.now.counts)
            and self.was.currency == self.now.currency
        )


def effects_between(
    old: Plan, new: Plan, *, on: date, metrics: MetricCatalogue
) -> tuple[TargetEffect, ...]:
    """Give each KPI whose aim is another in the new plan, in its order; those that are gone last.

    Args:
        old: Before.
        new: After.
        on: Day for which both paths are asked what they expect.
        metrics: The catalogue.
    """
    pairs = origins(old, new)
    before = {one.path: one.record for one in parts_of(old) if isinstance(one.record, Kpi)}
    after = {one.path: one.record for one in parts_of(new) if isinstance(one.record, Kpi)}
    kept = [
        TargetEffect(
            path,
            title_of(kpi),
            _aim(old, before.get(pairs.get(path, "")), on, metrics),
            _aim(new, kpi, on, metrics),
        )
        for path, kpi in after.items()
    ]
    still = {pairs[path] for path in after if path in pairs}
    gone = [
        TargetEffect(path, title_of(kpi), _aim(old, kpi, on, metrics), None)
        for path, kpi in before.items()
        if path not in still
    ]
    return tuple(one for one in (*kept, *gone) if one.was != one.now)


def _aim(plan: Plan, kpi: Kpi | None, on: date, metrics: MetricCatalogue) -> Aim | None:
    if kpi is None:
        return None
    metric = _metric(kpi, metrics)
    return Aim(
        metric=kpi.metric,
        counts=(kpi.filter, kpi.measuring.value, kpi.trailing_days),
        direction=kpi.direction,
        baseline=kpi.baseline,
        target=kpi.target,
        weight=kpi.weight,
        expected=_expected(plan, kpi, on, metrics),
        currency=_currency(plan, kpi, metrics),
        measured_in=metric.measured_in if metric else "",
    )


def _metric(kpi: Kpi, metrics: MetricCatalogue) -> Metric | None:
    try:
        return metrics.get(kpi.metric)
    except MissingError:
        # A document of an earlier day may name a definition that is no longer kept.
        return None


def _currency(plan: Plan, kpi: Kpi, metrics: MetricCatalogue) -> str:
    if kpi.baseline is None and kpi.target is None:
        return ""
    metric = _metric(kpi, metrics)
    return plan.currency if metric is not None and metric.measured_in == "money" else ""


def _expected(plan: Plan, kpi: Kpi, on: date, metrics: MetricCatalogue) -> Decimal | None:
    metric = _metric(kpi, metrics)
    if metric is None:
        return None
    way = way_of(kpi, metric, plan_first=plan.first)
    return None if way is None else expected_by(way, on)

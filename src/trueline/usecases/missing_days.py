"""Data gaps: days that the KPIs of a plan wait for, told before any KPI is judged without them.

Days of an account count as missing from two in a row on. Days that its exports usually lack at
their end, because the network gives them later, do not count.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from trueline.contracts.store import Snapshot
from trueline.core.period import Period
from trueline.facts.batch import Batch
from trueline.facts.manifest import CORRECTION
from trueline.metrics.catalogue import MetricCatalogue
from trueline.metrics.metric import Metric, Rule
from trueline.plan.cascade import PlacedKpi, accounts_of, placed_kpis
from trueline.plan.channels.channel import ChannelStatus
from trueline.plan.document import Plan
from trueline.usecases.coverage import Coverage, CoverageLine, DayState
from trueline.usecases.known_days import KnownDays

DAYS_MISSING = 2
"""So many whole days without a value make a gap."""
WHOLE = ("",)
"""The breakdown of a whole account."""
MOST_LAG = 3
"""A network that gives its newest days later than this is late; files of the past are too."""


@dataclass(frozen=True, slots=True)
class MissingDays:
    """Days of one account that KPIs wait for.

    Attributes:
        account: ``network/handle``.
        days: That are missing.
        metrics: Whose values are, in order.
        kpis: Paths of the KPIs that wait for them, in the plan's order.
    """

    account: str
    days: Period
    metrics: tuple[str, ...]
    kpis: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Need:
    """A metric of an account that a KPI is made of."""

    kpi: PlacedKpi
    account: str
    metric: Metric
    breakdowns: tuple[str, ...]

    @property
    def adds_up(self) -> bool:
        """Whether each day counts for itself."""
        return self.metric.rows is not None or self.metric.over_time is Rule.SUM


_Series = tuple[str, str, tuple[str, ...]]


def newest_gaps(
    snapshot: Snapshot,
    batches: Sequence[Batch],
    plan: Plan,
    catalogue: MetricCatalogue,
    *,
    on: date,
) -> tuple[MissingDays, ...]:
    """Give the gaps at the end: days up to the day before that have not come yet.

    A metric that an account never reported is none of them, and neither are accounts of channels
    that are not in use.

    Args:
        snapshot: The ledger as it is known.
        batches: Its imports.
        plan: Whose KPIs wait.
        catalogue: Metrics that the organisation knows.
        on: Day that is looked at; itself not missing yet.
    """
    lags, needs = usual_lags(batches), tuple(_needs(plan, catalogue))
    newest = _newest(KnownDays(snapshot), needs)
    waiting: dict[tuple[str, date], list[_Need]] = defaultdict(list)
    for need in needs:
        last = newest.get((need.account, need.metric.id, need.breakdowns))
        if last is not None and _is_gap(need, last, on, lags.get(need.account, 0)):
            waiting[need.account, last + timedelta(days=1)].append(need)
    found = sorted(waiting.items())
    return tuple(_gap(account, Period(first, on), group) for (account, first), group in found)


def gaps_between(
    found: Coverage, plan: Plan, catalogue: MetricCatalogue
) -> tuple[MissingDays, ...]:
    """Give the gaps between days with values; only of what adds up, where each day counts.

    Args:
        found: What is covered of the days that are looked at.
        plan: Whose KPIs wait.
        catalogue: Metrics that the organisation knows.
    """
    lines = {(one.account, one.metric): one for one in found.lines}
    waiting: dict[tuple[str, Period], list[_Need]] = defaultdict(list)
    for need in _needs(plan, catalogue):
        dataset = need.metric.rows.dataset if need.metric.rows else need.metric.id
        line = lines.get((need.account, dataset))
        if line is not None and need.adds_up and need.breakdowns == WHOLE:
            for days in _holes(line, found.period):
                waiting[need.account, days].append(need)
    return tuple(_gap(account, days, group) for (account, days), group in sorted(waiting.items()))


def usual_lags(batches: Sequence[Batch]) -> Mapping[str, int]:
    """Give how many of the newest days exports of an account usually lack, at most three.

    An export that was made on a day and speaks of the day before lacks none.
    """
    lags: dict[str, list[int]] = defaultdict(list)
    for one in batches:
        is_export = one.undone_by is None and one.origin.importer != CORRECTION
        if is_export and one.last_day is not None:
            lag = (one.origin.observed_at.date() - one.last_day).days - 1
            for account in one.accounts:
                lags[account].append(min(max(lag, 0), MOST_LAG))
    return {account: int(median(found)) for account, found in lags.items()}


def _needs(plan: Plan, catalogue: MetricCatalogue) -> Iterator[_Need]:
    in_use = {
        account.key
        for channel in plan.channels
        if channel.status is ChannelStatus.ACTIVE
        for account in channel.accounts
    }
    for placed in placed_kpis(plan):
        if placed.kpi.metric not in catalogue:
            continue
        leaves = [catalogue.get(name) for name in catalogue.leaves(placed.kpi.metric)]
        for account in accounts_of(plan, placed.kpi.filter):
            for metric in leaves if account in in_use else ():
                yield _Need(placed, account, metric, placed.kpi.filter.segments or WHOLE)


def _newest(known: KnownDays, needs: Sequence[_Need]) -> Mapping[_Series, date]:
    """Give the newest day of each metric of each account; one question for each breakdown."""
    found: dict[_Series, date] = {}
    for parts in dict.fromkeys(one.breakdowns for one in needs):
        metrics = {one.metric.id: one.metric for one in needs if one.breakdowns == parts}
        for span in known.spans(metrics, breakdowns=parts):
            key = span.account, span.metric, parts
            found[key] = max(span.newest_day, found.get(key, span.newest_day))
    return found


def _is_gap(need: _Need, last: date, on: date, lag: int) -> bool:
    """Say whether days are missing: of what adds up each counts, of the rest a value now and then.

    Where values do not add up, a new one is due once in the KPI's own frequency.
    """
    missing = (on - last).days - 1 - lag
    usual = 0 if need.adds_up else need.kpi.kpi.frequency_days - 1
    return missing - usual >= DAYS_MISSING


def _gap(account: str, days: Period, needs: Sequence[_Need]) -> MissingDays:
    metrics = dict.fromkeys(one.metric.id for one in needs)
    kpis = dict.fromkeys(one.kpi.path for one in needs)
    return MissingDays(account, days, tuple(metrics), tuple(kpis))


def _holes(line: CoverageLine, period: Period) -> Iterator[Period]:
    """Yield runs of missing days with a value before and after them."""
    is_there = [
        state is DayState.VALUE or (line.is_counted and state is DayState.NONE)
        for state in line.states
    ]
    there = [day for day, has_value in zip(period.days(), is_there, strict=True) if has_value]
    for before, after in pairwise(there):
        if (after - before).days > DAYS_MISSING:
            yield Period(before + timedelta(days=1), after)

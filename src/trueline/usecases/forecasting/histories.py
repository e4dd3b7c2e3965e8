"""Histories of KPIs, as forecasts need them."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from trueline.measure.forecasting.bounds import bounds_of
from trueline.measure.forecasting.history import Course, History, Week
from trueline.metrics.metric import Kind, Metric, Rule
from trueline.plan.cascade import PlacedKpi, accounts_of
from trueline.usecases.forecasting.asked import AskedHistory, Seen, ask_history
from trueline.usecases.forecasting.weekly_facts import FactsOfWeeks, facts_of_weeks
from trueline.usecases.forecasting.weeks import MeasuredWeek, known_after, measured_weeks


@dataclass(frozen=True, slots=True)
class KpiHistory:
    """A KPI's history, or the reason why there is none.

    Attributes:
        history: None when nothing can be continued.
        known_after: Of a sum or of both sides of a mean, what is known already of the days after
            the history, from accounts whose files are ahead; zeros where there is none.
        why: The reason when there is no history, else empty.
    """

    history: History | None
    known_after: tuple[float, float] = (0.0, 0.0)
    why: str = ""


def kpi_histories(seen: Seen, kpis: Sequence[PlacedKpi]) -> tuple[KpiHistory, ...]:
    """Give the weeks of each KPI up to a day, as the ledger has them.

    A week that lacks a day of what is added is a gap. KPIs that look at the same metric of the
    same accounts have one history.
    """
    once: dict[Hashable, AskedHistory | str] = {}
    asked = [_asked_once(seen, one, once) for one in kpis]
    distinct = {one.key: one for one in asked if isinstance(one, AskedHistory)}
    facts = facts_of_weeks(seen.answers.snapshot, tuple(distinct.values()))
    found = {
        key: _history(seen, one, own)
        for (key, one), own in zip(distinct.items(), facts, strict=True)
    }
    return tuple(
        KpiHistory(None, why=one) if isinstance(one, str) else found[one.key] for one in asked
    )


def _asked_once(
    seen: Seen, placed: PlacedKpi, once: dict[Hashable, AskedHistory | str]
) -> AskedHistory | str:
    """Ask for the history of a metric of some accounts, or take what was asked before."""
    accounts = accounts_of(seen.plan, placed.kpi.filter)
    key = placed.kpi.metric, accounts, placed.kpi.filter.segments
    if key not in once:
        once[key] = ask_history(seen, placed)
    return once[key]


def _history(seen: Seen, asked: AskedHistory, facts: FactsOfWeeks) -> KpiHistory:
    metric = asked.metric
    is_weighted = metric.over_time is Rule.WEIGHTED
    weight = seen.answers.catalogue.reported(metric.weight) if is_weighted else None
    measured = measured_weeks(asked, facts, weight)
    course = _course(metric)
    unit = _newest_unit(measured)
    weeks = [_week(one, unit) for one in measured]
    begun = _begun(weeks, course)
    if begun == len(weeks) and measured and measured[-1].value is None:
        return KpiHistory(None, why=measured[-1].why)
    values = [one.above / one.below for one in weeks if one.is_whole and one.above is not None]
    history = History(
        course=course,
        bounds=bounds_of(values, is_share=metric.measured_in == "fraction"),
        last_day=asked.last,
        weeks=tuple(weeks[begun:]),
        caveats=asked.caveats,
    )
    return KpiHistory(history, known_after(asked, facts))


def _begun(weeks: Sequence[Week], course: Course) -> int:
    """Give the place of the first week that counts: a sum begins with a week that is not zero."""
    whole = [at for at, one in enumerate(weeks) if one.is_whole]
    some = [at for at in whole if weeks[at].above] if course is Course.SUM else []
    return next(iter(some or whole), len(weeks))


def _course(metric: Metric) -> Course:
    """Say how weeks make the actual: only counts that pile up, such as followers, are a stock."""
    match metric.over_time:
        case Rule.SUM:
            return Course.SUM
        case Rule.LAST:
            piles_up = metric.kind is Kind.GAUGE and metric.measured_in == "count"
            return Course.STOCK if piles_up else Course.LEVEL
    return Course.MEAN


def _newest_unit(measured: Sequence[MeasuredWeek]) -> str:
    """Give the unit of the newest week with a value; money may have changed its currency."""
    known = (one.measured_in for one in reversed(measured) if one.value is not None)
    return next(known, "")


def _week(week: MeasuredWeek, unit: str) -> Week:
    if week.value is None or week.measured_in != unit or week.below <= 0:
        return Week(None, is_whole=False)
    return Week(week.above, week.below, is_whole=week.is_whole)

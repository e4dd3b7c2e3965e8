"""A KPI's history, taken from the ledger, as forecasts need it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from trueline.core.period import Period
from trueline.measure.forecasting.bounds import bounds_of
from trueline.measure.forecasting.history import Course, History, Week
from trueline.measure.gathered import Span
from trueline.measure.measured import Measured
from trueline.metrics.breaks import DefinitionBreak
from trueline.metrics.metric import Kind, Metric, Rule
from trueline.plan.cascade import PlacedKpi, accounts_of
from trueline.plan.document import Plan
from trueline.usecases.answering import Answers, Ground
from trueline.usecases.explaining.breaks_between import breaks_known, comparable_from
from trueline.usecases.forecasting.history_words import (
    caveats_of_accounts,
    caveats_of_days,
    why_stale,
)
from trueline.usecases.forecasting.weeks import MeasuredWeek, measured_weeks
from trueline.usecases.kpi_ground import question_of

DAY = timedelta(days=1)
LONGEST = timedelta(days=7 * 208)
"""How far a history goes back; older weeks say little of the next."""
FRESH_FOR = timedelta(days=28)
"""How old an account's newest value may be for its weeks to be continued."""


@dataclass(frozen=True, slots=True)
class KpiHistory:
    """A KPI's history, or the reason why there is none.

    Attributes:
        history: None when nothing can be continued.
        ground: What it was taken from, day by day; None when nothing could be asked.
        why: The reason when there is no history, else empty.
    """

    history: History | None
    ground: Ground | None
    why: str = ""


def kpi_history(
    answers: Answers,
    plan: Plan,
    placed: PlacedKpi,
    *,
    on: date,
    breaks: Iterable[DefinitionBreak],
) -> KpiHistory:
    """Give a KPI's weeks up to a day, as the ledger has them.

    Weeks end with the last day that is known of all accounts which still report. A week that
    lacks a day of what is added is a gap. Weeks before a definition break do not count.

    Args:
        answers: Of the snapshot whose knowledge counts.
        plan: Of the KPI.
        placed: The KPI.
        on: No later day counts.
        breaks: Definition breaks that are known.
    """
    accounts = accounts_of(plan, placed.kpi.filter)
    if not accounts:
        return KpiHistory(None, None, "The plan names no account that this KPI looks at.")
    whole = Period(on + DAY - LONGEST, on + DAY)
    ground = answers.ground(question_of(placed, whole, accounts), by_day=True)
    ground = ground.eras[-1] if ground.eras else ground
    if ground.refusal is not None:
        return KpiHistory(None, ground, ground.refusal.reason)
    fresh = _fresh(ground.asked.expected, on)
    if not fresh:
        return KpiHistory(None, ground, why_stale(ground.asked, on))
    comparable = comparable_from(
        breaks_known(
            answers.known, breaks, placed.kpi.metric, accounts, whole, metrics=answers.catalogue
        )
    )
    first = max(
        ground.asked.period.first,
        comparable or whole.first,
        min(one.first_day for one in fresh),
    )
    last = min(_last_days(fresh, on).values())
    caveats = (
        *caveats_of_accounts(ground.asked.expected, fresh, first),
        *caveats_of_days(first, last, broken=comparable, era=ground.asked.period.first),
    )
    own = _of_accounts(ground, fresh)
    return _from_weeks(measured_weeks(own, fresh, first, last), own, last, caveats)


def _fresh(spans: Sequence[Span], on: date) -> tuple[Span, ...]:
    """Leave the spans of what still reports: the newest value is not older than four weeks."""
    last = _last_days(spans, on)
    return tuple(
        one
        for one in spans
        if one.first_day <= on and on - last[one.account, one.metric] <= FRESH_FOR
    )


def _last_days(spans: Sequence[Span], on: date) -> Mapping[tuple[str, str], date]:
    """Give the newest day of each account's metric, none later than a day."""
    found: dict[tuple[str, str], date] = {}
    for one in spans:
        place, day = (one.account, one.metric), min(one.last_day, on)
        if one.first_day <= on:
            found[place] = max(found.get(place, day), day)
    return found


def _of_accounts(ground: Ground, fresh: Sequence[Span]) -> Ground:
    narrow = ground.narrowed({one.account for one in fresh})
    return replace(narrow, asked=replace(narrow.asked, expected=tuple(fresh)))


def _from_weeks(
    weeks: Sequence[MeasuredWeek], ground: Ground, last: date, caveats: tuple[str, ...]
) -> KpiHistory:
    metric = ground.asked.metric
    course = _course(metric)
    known = [_week(one, course) for one in weeks]
    begun = next((at for at, one in enumerate(known) if one.is_whole), len(known))
    if begun == len(known) and weeks and weeks[-1].measured.value is None:
        return KpiHistory(None, ground, weeks[-1].measured.why)
    values = [one.above / one.below for one in known if one.is_whole and one.above is not None]
    history = History(
        course=course,
        bounds=bounds_of(values, is_share=metric.measured_in == "fraction"),
        last_day=last,
        weeks=tuple(known[begun:]),
        caveats=caveats,
    )
    return KpiHistory(history, ground)


def _course(metric: Metric) -> Course:
    """Say how weeks make the actual: only counts that pile up, such as followers, are a stock."""
    match metric.over_time:
        case Rule.SUM:
            return Course.SUM
        case Rule.LAST:
            piles_up = metric.kind is Kind.GAUGE and metric.measured_in == "count"
            return Course.STOCK if piles_up else Course.LEVEL
    return Course.MEAN


def _week(week: MeasuredWeek, course: Course) -> Week:
    found = week.measured
    if found.value is None:
        return Week(None, is_whole=False)
    if course is not Course.MEAN:
        return Week(float(found.value), is_whole=week.is_whole)
    above, below = _sides(found)
    if below <= 0:
        return Week(None, is_whole=False)
    return Week(above, below, is_whole=week.is_whole)


def _sides(found: Measured) -> tuple[float, float]:
    """Give what is divided by what: both sides of a ratio, or the value times its weight."""
    value = float(found.value or 0)
    sides = [float(one.value) for one in found.parts if one.value is not None]
    match sides:
        case [above, below] if below and abs(above / below - value) <= 1e-9 * abs(value):
            return above, below
        case [weight] if weight > 0:
            return value * weight, weight
    weight = float(max(found.fact_count, 1))
    return value * weight, weight

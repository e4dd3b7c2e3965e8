"""A KPI's weeks: what each came to by the metric's own rule, and whether it is whole."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from trueline.core.period import Period
from trueline.measure.actual import Asked
from trueline.measure.gathered import Gathered, Span
from trueline.measure.measured import Measured
from trueline.measure.quantiles import Quantile
from trueline.metrics.metric import Metric, Rule
from trueline.usecases.forecasting.asked import AskedHistory
from trueline.usecases.forecasting.weekly_facts import FactsOfWeeks
from trueline.usecases.ground import Ground, work_out

DAYS_A_WEEK, MOST_DAYS = 7, 4


@dataclass(frozen=True, slots=True)
class MeasuredWeek:
    """A metric's answer for one week.

    Attributes:
        value: By the metric's own rule; None when there is none.
        above: What stands above the line of a rate, or its value times its weight; else the value.
        below: What stands below the line of a rate, or its weight; else 1.
        measured_in: Unit of the value.
        is_whole: Whether everyone who should report it did, on each day where days are added.
        why: The reason when there is no value, else empty.
    """

    value: float | None
    above: float
    below: float
    measured_in: str
    is_whole: bool
    why: str = ""


def measured_weeks(
    asked: AskedHistory, facts: FactsOfWeeks, weight: Metric | None
) -> tuple[MeasuredWeek, ...]:
    """Give a history's weeks, oldest first.

    Args:
        asked: The history.
        facts: What the ledger has for it.
        weight: Metric that weights a rate without parts, else None.
    """
    going_on = {one.account for one in asked.fresh}
    weeks = []
    for back in range(asked.week_count - 1, -1, -1):
        week = asked.week(back)
        gathered = [one for one in facts.gathered.get(back, ()) if one.account in going_on]
        is_whole = _is_whole(asked, week, gathered)
        if _is_plain_sum(asked, gathered):
            weeks.append(_summed(asked, gathered, is_whole=is_whole))
        else:
            ground = _ground(asked, week, gathered, facts.quantiles.get(back), weight)
            weeks.append(_answered(asked, work_out(ground), is_whole=is_whole))
    return tuple(weeks)


def _is_plain_sum(asked: AskedHistory, gathered: Sequence[Gathered]) -> bool:
    """Say whether nothing can be refused and values are added: most weeks of most KPIs."""
    metric = asked.metric
    is_plain = asked.formula is None and metric.over_time is Rule.SUM
    is_added = is_plain and metric.over_entities is not Rule.NONE
    return is_added and len({one.currency for one in gathered}) == 1


def _summed(asked: AskedHistory, gathered: Sequence[Gathered], *, is_whole: bool) -> MeasuredWeek:
    total = float(sum(one.total for one in gathered))
    unit = gathered[0].currency or asked.metric.measured_in
    return MeasuredWeek(total, total, 1.0, unit, is_whole)


def _answered(asked: AskedHistory, found: Measured, *, is_whole: bool) -> MeasuredWeek:
    if found.value is None:
        return MeasuredWeek(None, 0.0, 0.0, found.measured_in, is_whole=False, why=found.why)
    value = float(found.value)
    is_mean = asked.metric.over_time not in (Rule.SUM, Rule.LAST)
    above, below = _sides(found, value) if is_mean else (value, 1.0)
    return MeasuredWeek(value, above, below, found.measured_in, is_whole)


def _sides(found: Measured, value: float) -> tuple[float, float]:
    """Give both sides of a ratio; else the value times how much it weighs, and that weight."""
    ratio = found.ratio
    if ratio and ratio.above.value is not None and ratio.below.value is not None:
        return float(ratio.above.value), float(ratio.below.value)
    weights = [float(one.value) for one in found.parts if one.value is not None]
    weight = weights[0] if len(weights) == 1 else float(max(found.fact_count, 1))
    return value * weight, weight


def known_after(asked: AskedHistory, facts: FactsOfWeeks) -> tuple[float, float]:
    """Give both sides of what is known after the last whole week, of accounts that are ahead."""
    later = [one for week, each in facts.gathered.items() if week < 0 for one in each]
    if not later or asked.metric.over_time not in (Rule.SUM, Rule.RATIO_OF_SUMS):
        return 0.0, 0.0
    days = Period(asked.week(-1).first, asked.week(min(facts.gathered)).until)
    found = _answered(asked, work_out(_ground(asked, days, later, None, None)), is_whole=False)
    return found.above, found.below


def _ground(
    asked: AskedHistory,
    days: Period,
    gathered: Sequence[Gathered],
    quantile: Quantile | None,
    weight: Metric | None,
) -> Ground:
    question = Asked(asked.metric, days, asked.fresh)
    is_quantile = asked.formula is None and asked.metric.over_time is Rule.FROM_ROWS
    if is_quantile and quantile is None:
        quantile = Quantile(None, 0, None)
    return Ground(
        question, tuple(gathered), formula=asked.formula, weight=weight, quantile=quantile
    )


def _is_whole(asked: AskedHistory, week: Period, gathered: Sequence[Gathered]) -> bool:
    """Say whether everyone who had begun by a week reported enough of its days."""
    days = _days_of(gathered)
    begun = dict.fromkeys(_places(asked.fresh, week), False)
    for span in asked.fresh:
        place = span.account, span.metric
        if place in begun:
            enough = not span.is_counted and days[place] >= _days_needed(asked, span.metric)
            begun[place] = begun[place] or enough or _covers(span, week)
    return bool(begun) and all(begun.values())


def _days_needed(asked: AskedHistory, metric: str) -> int:
    """Say how many days of a week it takes: all of what is added, most of a rate, one level.

    A rate that is reported without its parts has no value on a day without any case.
    """
    match asked.leaves[metric].over_time:
        case Rule.SUM | Rule.RATIO_OF_SUMS:
            return DAYS_A_WEEK
        case Rule.LAST:
            return 1
    return MOST_DAYS


def _days_of(gathered: Sequence[Gathered]) -> Counter[tuple[str, str]]:
    """Count the days with a value of each account's metric; parts of an account share theirs."""
    parts: Counter[tuple[str, str, str, str]] = Counter()
    for one in gathered:
        parts[one.account, one.metric, one.breakdown, one.currency] += one.day_count
    days: Counter[tuple[str, str]] = Counter()
    for (account, metric, _, _), count in parts.items():
        days[account, metric] = max(days[account, metric], count)
    return days


def _places(spans: Sequence[Span], week: Period) -> set[tuple[str, str]]:
    return {(one.account, one.metric) for one in spans if one.first_day <= week.last}


def _covers(span: Span, week: Period) -> bool:
    """Say whether an import of rows speaks of a whole week: a day without a row has none."""
    return span.is_counted and span.first_day <= week.first and week.last <= span.last_day

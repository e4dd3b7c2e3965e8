"""A KPI's weeks: what each came to by the metric's own rule, and whether it is whole."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from trueline.core.period import Period
from trueline.measure.actual import Asked
from trueline.measure.gathered import Gathered, Span
from trueline.measure.measured import Measured
from trueline.measure.quantiles import Quantile
from trueline.metrics.metric import Metric, Rule
from trueline.usecases.forecasting.asked import AskedHistory
from trueline.usecases.forecasting.weekly_facts import FactsOfWeeks
from trueline.usecases.ground import Ground, work_out

DAYS_A_WEEK = 7


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


def known_after(asked: AskedHistory, facts: FactsOfWeeks) -> Decimal:
    """Give what is known of a sum after its last whole week, of accounts that are ahead."""
    days = Period(asked.week(-1).first, asked.week(-max(1, -min(facts.gathered, default=0))).until)
    later = [one for week, each in facts.gathered.items() if week < 0 for one in each]
    return work_out(_ground(asked, days, later, None, None)).value or Decimal(0)


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
    needed = DAYS_A_WEEK if asked.metric.over_time is Rule.SUM else 1
    days: Counter[tuple[str, str]] = Counter()
    for one in gathered:
        place = one.account, one.metric
        days[place] = max(days[place], one.day_count)
    begun = dict.fromkeys(_places(asked.fresh, week), False)
    for span in asked.fresh:
        place = span.account, span.metric
        if place in begun:
            enough = not span.is_counted and days[place] >= needed
            begun[place] = begun[place] or enough or _covers(span, week)
    return bool(begun) and all(begun.values())


def _places(spans: Sequence[Span], week: Period) -> set[tuple[str, str]]:
    return {(one.account, one.metric) for one in spans if one.first_day <= week.last}


def _covers(span: Span, week: Period) -> bool:
    """Say whether an import of rows speaks of a whole week: a day without a row has none."""
    return span.is_counted and span.first_day <= week.first and week.last <= span.last_day

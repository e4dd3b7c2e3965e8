"""Top days: the days of accounts that explain most of a change, each with the facts behind it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from trueline.core.period import Period
from trueline.facts.identity import fact_id
from trueline.facts.row_metrics import rows_of
from trueline.facts.schema import NATIVE_OF
from trueline.facts.value_datasets import METRIC_DAY
from trueline.measure.explaining.day_effects import (
    DayAmount,
    DayEffect,
    day_effects,
    day_effects_on_ratio,
    strongest,
)
from trueline.measure.explaining.part_pair import Amount
from trueline.measure.gathered import ZERO, Gathered, Span
from trueline.metrics.metric import Rule
from trueline.usecases.explaining.compared import Compared, amount_of, hull_of
from trueline.usecases.ground import Ground

MOST = 6
FACTS_SHOWN = 3
MOST_ACCOUNTS = 40


@dataclass(frozen=True, slots=True)
class FactOfDay:
    """One of the facts behind a day.

    Attributes:
        fact: Its id, for tracing.
        metric: Id.
        value: In the unit of that metric; for counted rows, 1.
    """

    fact: str
    metric: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class TopDay:
    """A day that moved the whole.

    Attributes:
        moved: By how much, and against what.
        is_later: Whether it is of the later period.
        facts: The first facts behind it; the largest of single rows.
        fact_count: How many there are.
    """

    moved: DayEffect
    is_later: bool
    facts: tuple[FactOfDay, ...]
    fact_count: int


def top_days(compared: Compared, change: Decimal) -> tuple[TopDay, ...]:
    """Give the days that moved a sum or a ratio most in the direction of its change.

    Args:
        compared: Both periods.
        change: Of the whole.

    Returns:
        Nothing for levels, people and quantiles, whose single days say little of their change.
    """
    looked_at = _of_the_busiest(compared)
    effects = strongest(
        [one for at in (0, 1) for one in _effects(compared, looked_at.grounds[at], at)],
        change,
        MOST,
    )
    facts = [*_reported(compared, effects), *_counted(compared, effects)]
    return tuple(_with_facts(compared, one, facts) for one in effects)


def _of_the_busiest(compared: Compared) -> Compared:
    """Leave the accounts with most facts, where there are so many that nobody could look at all."""
    if len(compared.accounts) <= MOST_ACCOUNTS:
        return compared
    counts = Counter(one.account for ground in compared.grounds for one in ground.gathered)
    busiest = [account for account, _ in counts.most_common(MOST_ACCOUNTS)]
    before, after = (one.narrowed(busiest) for one in compared.grounds)
    return replace(compared, grounds=(before, after))


def _effects(compared: Compared, looked_at: Ground, at: int) -> list[DayEffect]:
    """Give the effects of the days of one period, of the accounts that are looked at."""
    match compared.metric.over_time:
        case Rule.SUM:
            usual = _usual(compared, 1 - at)
            return day_effects(_days(looked_at), usual, is_later=bool(at))
        case Rule.RATIO_OF_SUMS | Rule.WEIGHTED if _goes_by_day(compared.grounds[at]):
            other, own = amount_of(compared.grounds[1 - at]), amount_of(compared.grounds[at])
            if other.value is None or not own.below:
                return []
            days = _days(looked_at)
            return day_effects_on_ratio(days, other.value, own.below, is_later=bool(at))
    return []


def _goes_by_day(ground: Ground) -> bool:
    return ground.formula is None or ground.formula.goes_by_day


def _usual(compared: Compared, at: int) -> Mapping[str, Decimal]:
    """Give the mean of the days that hold a value, by account."""
    ground = compared.grounds[at]
    found = {}
    for account in compared.accounts:
        amount = amount_of(ground.narrowed((account,)))
        days = amount.coverage * ground.asked.period.day_count
        if amount.value is not None and days:
            found[account] = amount.value / days
    return found


def _days(ground: Ground) -> list[DayAmount]:
    cells: dict[tuple[str, date], list[Gathered]] = {}
    for one in ground.gathered:
        cells.setdefault((one.account, one.first_day), []).append(one)
    if ground.formula is None and ground.weight is None:
        return [
            DayAmount(*place, Amount(sum((one.total for one in own), ZERO)))
            for place, own in cells.items()
        ]
    expected: dict[str, list[Span]] = {}
    for span in ground.asked.expected:
        expected.setdefault(span.account, []).append(span)
    return [
        DayAmount(account, day, amount_of(_of_cell(ground, day, expected.get(account, ()), own)))
        for (account, day), own in cells.items()
    ]


def _of_cell(
    ground: Ground, day: date, expected: Sequence[Span], own: Sequence[Gathered]
) -> Ground:
    asked = replace(ground.asked, period=Period.closed(day, day), expected=tuple(expected))
    return replace(ground, asked=asked, gathered=tuple(own))


def _reported(
    compared: Compared, effects: Sequence[DayEffect]
) -> Iterator[tuple[tuple[str, date], FactOfDay]]:
    """Give the daily numbers behind some days, by account and day."""
    wanted = {(one.account, one.day) for one in effects}
    for ground in compared.grounds:
        for one in ground.gathered:
            place = one.account, one.first_day
            is_reported = compared.answers.catalogue.reported(one.metric).rows is None
            if place in wanted and is_reported:
                name = fact_id(
                    METRIC_DAY.name,
                    account=one.account,
                    metric=one.metric,
                    breakdown=one.breakdown,
                    day=one.first_day,
                )
                yield place, FactOfDay(name, one.metric, one.total)


def _counted(
    compared: Compared, effects: Sequence[DayEffect]
) -> Iterator[tuple[tuple[str, date], FactOfDay]]:
    """Give the single rows behind some days, by account and day."""
    wanted, part = {(one.account, one.day) for one in effects}, hull_of(compared.questions).part
    catalogue = compared.answers.catalogue
    for name in catalogue.leaves(compared.metric.reference):
        source = catalogue.reported(name).rows
        if source is None or not wanted:
            continue
        rows = rows_of(source, part.period, part.accounts, currency=part.currency)
        rows = rows.filter(rows.day.isin([day for _, day in wanted]))
        for row in compared.answers.snapshot.ask(rows).to_pylist():
            fact = fact_id(source.dataset, **{NATIVE_OF[source.dataset]: row["native_id"]})
            yield (row["account"], row["day"]), FactOfDay(fact, name, row["value"])


def _with_facts(
    compared: Compared, moved: DayEffect, facts: Sequence[tuple[tuple[str, date], FactOfDay]]
) -> TopDay:
    place = moved.account, moved.day
    own = sorted((one for at, one in facts if at == place), key=lambda one: (-one.value, one.fact))
    is_later = moved.day in compared.grounds[1].asked.period
    return TopDay(moved, is_later, tuple(own[:FACTS_SHOWN]), len({one.fact for one in own}))

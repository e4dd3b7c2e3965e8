"""Actual: a metric's value over a period, brought together by the metric's own rule."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from trueline.core.errors import RefusedQuestionError
from trueline.core.percent import per_cent
from trueline.core.period import Period
from trueline.measure.gathered import (
    ZERO,
    Gathered,
    Span,
    by_account_of,
    caveats_of_ripening,
    coverage_of,
    newest_day,
)
from trueline.measure.measured import Measured, Part
from trueline.measure.weighed import weighed_coverage
from trueline.metrics.adding_up import (
    Gathering,
    Question,
    basis_of,
    bounds_of_people,
    check_question,
)
from trueline.metrics.metric import Kind, Metric, Rule

NEARLY_ALL = Decimal("0.98")
"""Coverage from which a sum needs no word about missing days: the newest day often lags."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked, and who should have an answer.

    Attributes:
        metric: Of the catalogue.
        period: Days.
        expected: Accounts that report it or its parts, and from when to when.
        gathering: How days come together.
    """

    metric: Metric
    period: Period
    expected: tuple[Span, ...]
    gathering: Gathering = Gathering.OWN


def value_of(asked: Asked, gathered: Sequence[Gathered]) -> Measured:
    """Give a reported or counted metric's value over a period.

    Args:
        asked: The question.
        gathered: What there is, for each account or each account and day.

    Returns:
        A refusal where the metric's own rule forbids the question.
    """
    accounts = sorted({one.account for one in gathered})
    question = Question(
        day_count=asked.period.day_count,
        account_count=max(len(accounts), 1),
        currencies={one.currency for one in gathered if one.currency},
        gathering=asked.gathering,
    )
    try:
        check_question(asked.metric, question)
    except RefusedQuestionError as refusal:
        return refuse(asked, refusal, gathered)
    counted = _of_one_day(asked, gathered)
    by_account = {
        account: _of_account(asked, own) for account, own in sorted(by_account_of(counted).items())
    }
    covered = coverage_of(gathered, asked.expected, asked.period)
    value = sum(by_account.values(), ZERO) if by_account else _nothing_counted(asked)
    unit = next(iter(question.currencies), asked.metric.measured_in)
    return Measured(
        metric=asked.metric.reference,
        period=asked.period,
        value=value,
        measured_in=unit,
        coverage=covered,
        basis=basis_of(asked.metric, question),
        parts=tuple(Part(account, one, unit) for account, one in by_account.items()),
        why="" if value is not None else why_nothing(asked),
        fact_count=sum(one.fact_count for one in gathered),
        last_day=last_day_known(asked, gathered),
        caveats=_caveats(asked, gathered, covered),
        weighed=weighed_coverage(gathered, asked.expected, asked.period),
    )


def refusal_of_gathering(metric: Metric, asked: Asked) -> RefusedQuestionError | None:
    """Give why days of a metric cannot come together as asked; None where they can.

    What is worked out over the period as a whole has no sum, mean or largest of its days.
    """
    gathering = asked.gathering
    if gathering is Gathering.OWN:
        return None
    try:
        check_question(metric, Question(asked.period.day_count, gathering=gathering))
    except RefusedQuestionError as refusal:
        return refusal
    is_sum = metric.over_time is Rule.SUM
    if (metric.formula and gathering is Gathering.SUM and is_sum) or _is_of_days(metric):
        return None
    return RefusedQuestionError(
        f"{metric.name} is worked out over the period as a whole; its days do not come together "
        f"as “{gathering.value}”.",
        instead="Ask by its own rule, or for one day.",
    )


def _is_of_days(metric: Metric) -> bool:
    """Say whether each day has a value of its own that accounts can share in."""
    return not metric.formula and metric.over_time in (Rule.SUM, Rule.LAST, Rule.NONE)


def refuse(
    asked: Asked, refusal: RefusedQuestionError, gathered: Sequence[Gathered] = ()
) -> Measured:
    """Give the refusal of a question, with the nearest that has an answer.

    For numbers of people the bounds are said among the caveats; they are no figure.
    """
    days = [one.total for one in gathered if one.day_count == 1]
    has_bounds = asked.metric.kind is Kind.UNIQUE and len(days) > 1
    return Measured(
        metric=asked.metric.reference,
        period=asked.period,
        value=None,
        measured_in=asked.metric.measured_in,
        coverage=coverage_of(gathered, asked.expected, asked.period),
        basis="",
        why=refusal.reason,
        instead=refusal.instead,
        fact_count=sum(one.fact_count for one in gathered),
        last_day=newest_day(gathered),
        caveats=(bounds_of_people(days).words,) if has_bounds else (),
    )


def why_nothing(asked: Asked) -> str:
    """Say why there is no value, though the question is allowed."""
    if not asked.expected:
        rows = asked.metric.rows
        ripens = rows.ripens_after_hours if rows else 0
        young = f", or none that is {ripens} hours old and counts already" if ripens else ""
        return f"No import has brought {asked.metric.name} for what is asked about{young}."
    days = f"{min(one.first_day for one in asked.expected)} to "
    days += f"{max(one.last_day for one in asked.expected)}"
    return f"There is no value in these days; the ledger has {asked.metric.name} from {days}."


def last_day_known(asked: Asked, gathered: Sequence[Gathered]) -> date | None:
    """Give the newest day that is known of, with a value or, where rows are counted, without.

    Returns:
        None when nothing is known of any day asked about.
    """
    inside = [one.inside(asked.period) for one in asked.expected if one.is_counted]
    known = [newest_day(gathered), *(one.last for one in inside if one)]
    return max((one for one in known if one), default=None)


def _of_one_day(asked: Asked, gathered: Sequence[Gathered]) -> Sequence[Gathered]:
    """Leave the one day that is asked for: the largest of all accounts together, or the last."""
    if asked.gathering is Gathering.LARGEST and _by_day(gathered):
        days = _by_day(gathered)
        largest = max(days, key=lambda day: days[day])
        return [one for one in gathered if one.first_day == largest]
    if asked.gathering is Gathering.LAST and asked.metric.over_time is Rule.SUM:
        newest = newest_day(gathered)
        return [one for one in gathered if one.last_day == newest]
    return gathered


def _of_account(asked: Asked, gathered: Sequence[Gathered]) -> Decimal:
    newest = max(one.last_day for one in gathered)
    match asked.gathering:
        case Gathering.LARGEST:
            return max(_by_day(gathered).values(), default=max(one.high for one in gathered))
        case Gathering.MEAN:
            return sum((one.total for one in gathered), ZERO) / _day_count(asked, gathered)
        case Gathering.OWN | Gathering.LAST if _is_level(asked):
            return sum((one.last for one in gathered if one.last_day == newest), ZERO)
    return sum((one.total for one in gathered), ZERO)


def _is_level(asked: Asked) -> bool:
    return asked.gathering is Gathering.LAST or asked.metric.over_time is Rule.LAST


def _by_day(gathered: Sequence[Gathered]) -> Mapping[date, Decimal]:
    """Give the sums of single days, over parts; empty when days are together already."""
    if any(one.day_count > 1 for one in gathered):
        return {}
    days: dict[date, Decimal] = {}
    for one in gathered:
        days[one.first_day] = days.get(one.first_day, ZERO) + one.total
    return days


def _day_count(asked: Asked, gathered: Sequence[Gathered]) -> int:
    """Give the days that a mean is taken over: with a value, or covered where rows are counted."""
    account = gathered[0].account
    covered = [
        inside.day_count
        for one in asked.expected
        if one.is_counted and one.account == account and (inside := one.inside(asked.period))
    ]
    return sum(covered) or len(_by_day(gathered)) or max(one.day_count for one in gathered)


def _nothing_counted(asked: Asked) -> Decimal | None:
    """Zero where single rows are counted and the days are covered; else missing."""
    covered = (one.inside(asked.period) for one in asked.expected if one.is_counted)
    return ZERO if any(covered) else None


def _caveats(asked: Asked, gathered: Sequence[Gathered], covered: Decimal) -> tuple[str, ...]:
    caveats = [*caveats_of_ripening(asked.expected, asked.period)]
    silent = {one.account for one in asked.expected} - {one.account for one in gathered}
    silent -= {one.account for one in asked.expected if one.is_counted}
    if silent:
        caveats.append(f"No value in these days from {', '.join(sorted(silent))}.")
    newest = newest_day(gathered)
    if _is_level(asked) and newest is not None and newest < asked.period.last:
        caveats.append(f"The newest level is of {newest}.")
    if not _is_level(asked) and gathered and covered < NEARLY_ALL:
        caveats.append(
            f"Only {per_cent(covered)} of its days hold a value; nothing stands in for the rest."
        )
    if asked.metric.kind is Kind.GAUGE and len({one.account for one in gathered}) > 1:
        caveats.append("People in several accounts count once for each.")
    return tuple(caveats)

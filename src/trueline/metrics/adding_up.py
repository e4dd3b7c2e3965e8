"""What may be asked of a metric: how days, accounts and currencies may come together.

Each refusal says why, and names the nearest question that has an answer.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from trueline.core.errors import RefusedQuestionError
from trueline.metrics.metric import Kind, Metric, Rule


class Gathering(StrEnum):
    """How a person wants days to come together."""

    OWN = "own"
    """By the metric's own rule."""
    SUM = "sum"
    MEAN = "mean"
    LAST = "last"
    LARGEST = "largest"


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a metric.

    Attributes:
        day_count: Days asked about; at least 1.
        account_count: Accounts with values in these days.
        currencies: Currencies of those values; empty where it is no money.
        gathering: How days come together.
    """

    day_count: int
    account_count: int = 1
    currencies: Collection[str] = ()
    gathering: Gathering = Gathering.OWN


@dataclass(frozen=True, slots=True)
class PeopleBounds:
    """Between what the number of different people must lie.

    Attributes:
        lower: The largest single value: all others may be the same people.
        upper: The sum of all values: as if nobody was counted twice.
        words: What the two say, in a sentence.
    """

    lower: Decimal
    upper: Decimal
    words: str


def check_question(metric: Metric, question: Question) -> None:
    """Refuse a question that the metric's own rule forbids.

    Raises:
        RefusedQuestionError: With the reason and the nearest question that has an answer.
    """
    _check_currencies(metric, question.currencies)
    if question.account_count > 1:
        _check_accounts(metric)
    if question.day_count > 1:
        _check_days(metric, question)


def basis_of(metric: Metric, question: Question) -> str:
    """Say in words how the days and accounts of an allowed question come together."""
    return " · ".join(_basis(metric, question))


def bounds_of_people(values: Sequence[Decimal]) -> PeopleBounds:
    """Give the bounds of different people over several days or accounts.

    Args:
        values: Different people of each day or account; at least one.
    """
    lower, upper = max(values), sum(values, Decimal(0))
    words = (
        f"Between {lower:,.0f} and {upper:,.0f}: the largest single value, and the sum of all "
        f"{len(values)}, in which the same person may be counted again. The sum is not a number "
        "of people."
    )
    return PeopleBounds(lower, upper, words)


def _check_currencies(metric: Metric, currencies: Collection[str]) -> None:
    if len(currencies) > 1:
        named = " and ".join(sorted(currencies))
        raise RefusedQuestionError(
            f"{metric.name} is in {named} here, and amounts in different currencies cannot be "
            "added or compared without rates of each day.",
            instead=f"Ask for one currency at a time: {', '.join(sorted(currencies))}.",
        )


def _check_accounts(metric: Metric) -> None:
    if metric.over_entities is not Rule.NONE:
        return
    instead = "Ask for one account at a time."
    if metric.kind is Kind.UNIQUE:
        instead += " The number of people lies between the largest account and the sum of all."
    raise RefusedQuestionError(_why_no_accounts(metric), instead=instead)


def _why_no_accounts(metric: Metric) -> str:
    match metric.kind:
        case Kind.UNIQUE:
            return (
                f"{metric.name} counts different people, and the same person may be in several "
                "accounts, so accounts have no sum."
            )
        case Kind.SHARE:
            return f"{metric.name} is a share of each account's own whole; shares are not added."
        case Kind.INDEX:
            return f"{metric.name} is worked out for one account; indexes are not added."
        case Kind.RATIO if metric.formula:
            return f"{metric.name} holds for one account only: its parts are not added up."
    return f"{metric.name} may count another thing in each account, so accounts are not added."


def _check_days(metric: Metric, question: Question) -> None:
    gathering = question.gathering
    if gathering in {Gathering.LAST, Gathering.LARGEST}:
        return
    if gathering is Gathering.OWN:
        if metric.over_time is Rule.NONE:
            raise _no_sum_of_days(metric, question.day_count)
        return
    if metric.over_time is Rule.SUM or (
        gathering is Gathering.MEAN and metric.kind in {Kind.GAUGE, Kind.UNIQUE}
    ):
        return
    raise _no_sum_of_days(metric, question.day_count)


def _no_sum_of_days(metric: Metric, day_count: int) -> RefusedQuestionError:
    match metric.kind:
        case Kind.UNIQUE:
            return RefusedQuestionError(
                f"{metric.name} counts different people, and whoever came on several of the "
                f"{day_count} days would be counted on each, so days have no sum.",
                instead=_instead_of_people(metric),
            )
        case Kind.GAUGE | Kind.SHARE:
            return RefusedQuestionError(
                f"{metric.name} is a level: a sum over {day_count} days would count the same "
                f"again on every day.",
                instead=_instead_of_level(metric),
            )
        case Kind.INDEX:
            return RefusedQuestionError(
                f"{metric.name} is worked out for one day; days are neither added nor averaged.",
                instead="Ask for one day.",
            )
    return _no_sum_of_ratios(metric)


def _no_sum_of_ratios(metric: Metric) -> RefusedQuestionError:
    match metric.over_time:
        case Rule.RATIO_OF_SUMS:
            instead = f"Ask for the ratio of sums over the whole period: {metric.formula}."
        case Rule.WEIGHTED:
            instead = f"Ask for the average weighted by {metric.weight}."
        case Rule.FROM_ROWS:
            instead = "Ask for the period as a whole; it is then worked out from single rows."
        case _:
            instead = "Ask for one day or one post."
    return RefusedQuestionError(
        f"{metric.name} of single days can be neither added nor averaged: days with little weigh "
        "as much as days with a lot.",
        instead=instead,
    )


def _instead_of_people(metric: Metric) -> str:
    also = f", or for {metric.nearest}" if metric.nearest else ""
    return (
        f"Ask for one day, for the largest day{also}. Over the period the number of people lies "
        "between the largest day and the sum of the days."
    )


def _instead_of_level(metric: Metric) -> str:
    also = f", or for the change ({metric.nearest})" if metric.nearest else ""
    return f"Ask for the level at the end of the period{also}."


def _basis(metric: Metric, question: Question) -> Iterator[str]:
    own = {
        Rule.SUM: "sum of days",
        Rule.LAST: "last day",
        Rule.RATIO_OF_SUMS: "ratio of sums",
        Rule.WEIGHTED: f"average weighted by {metric.weight}",
        Rule.FROM_ROWS: f"{_aggregate(metric)} of single rows",
        Rule.NONE: "one day",
    }
    said = {
        Gathering.OWN: own[metric.over_time],
        Gathering.SUM: "sum of days",
        Gathering.MEAN: "mean of days",
        Gathering.LAST: "last day",
        Gathering.LARGEST: "largest day",
    }
    yield said[question.gathering]
    if question.account_count > 1 and metric.over_entities is Rule.SUM:
        yield f"sum of {question.account_count} accounts"
    elif question.account_count > 1:
        yield f"over {question.account_count} accounts"


def _aggregate(metric: Metric) -> str:
    words = {"count": "number", "sum": "sum", "median": "median", "p90": "90th percentile"}
    return words[metric.rows.aggregate] if metric.rows else "figure"

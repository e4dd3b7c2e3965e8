"""Coverage weighed: how much of what accounts usually bring the days with a value stand for.

A day of a large account is worth many days of a small one. Counted alike, the gap of a small
account would make the large one look further ahead than it is.
"""

from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal

from trueline.core.period import Period
from trueline.measure.gathered import ZERO, Gathered, Span, by_account_of, days_covered

MOST_APART = Decimal("0.05")
"""How far the parts of a formula may be apart before nothing is said of the whole."""


def weighed_coverage(
    gathered: Sequence[Gathered], expected: Sequence[Span], period: Period
) -> Decimal | None:
    """Give the share of a period's usual sum that its days with a value stand for, 0 to 1.

    An account's usual sum is what it brought a day with a value, on every day. One without any
    value counts as the mean of the others.

    Args:
        gathered: What there is of one metric, for each account or each account and day.
        expected: Who reports it.
        period: Days asked about.

    Returns:
        None where the sums say no weights: nothing was brought, or more was taken than brought.
    """
    days = days_covered(gathered, expected, period)
    sums = {
        account: sum((one.total for one in own), ZERO)
        for account, own in by_account_of(gathered).items()
    }
    heard = [account for account, count in days.items() if count]
    if any(one < 0 for one in sums.values()) or not any(sums.values()) or not heard:
        return None
    usual = sum(
        (
            sums.get(one, ZERO) * period.day_count / min(days[one], period.day_count)
            for one in heard
        ),
        ZERO,
    )
    silent = len(days) - len(heard)
    return min(sum(sums.values(), ZERO) / (usual + usual / len(heard) * silent), Decimal(1))


def weighed_together(
    gathered: Iterable[Gathered],
    expected: Iterable[Span],
    period: Period,
    *,
    left_out: Collection[str],
) -> Decimal | None:
    """Give the same of a sum that is worked out of several metrics: the least of them.

    Args:
        gathered: What there is of the metrics.
        expected: Who reports them.
        period: Days asked about.
        left_out: Metrics that the whole does without.

    Returns:
        0 where they are too far apart; None where no metric says weights.
    """
    values, spans = tuple(gathered), tuple(expected)
    found = [
        share
        for metric in sorted({one.metric for one in spans} - set(left_out))
        if (
            share := weighed_coverage(
                [one for one in values if one.metric == metric],
                [one for one in spans if one.metric == metric],
                period,
            )
        )
        is not None
    ]
    if not found:
        return None
    return min(found) if max(found) - min(found) <= MOST_APART else ZERO

"""Day effects: which single days made the difference between two periods."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from trueline.measure.explaining.part_pair import Amount


@dataclass(frozen=True, slots=True)
class DayAmount:
    """What one account came to on one day.

    Attributes:
        account: ``network/handle``.
        day: Which.
        amount: With both sides where the metric is a ratio.
    """

    account: str
    day: date
    amount: Amount


@dataclass(frozen=True, slots=True)
class DayEffect:
    """By how much one day of one account moved the whole from the other period.

    Attributes:
        account: ``network/handle``.
        day: Which.
        value: What it came to; of a ratio, its rate; None when it has none.
        usual: What a day of the other period comes to; of a ratio, its rate.
        effect: In the unit of the whole; positive where it moves it from the earlier to the later
            value upwards.
    """

    account: str
    day: date
    value: Decimal | None
    usual: Decimal
    effect: Decimal


def day_effects(
    days: Sequence[DayAmount], usual: Mapping[str, Decimal], *, is_later: bool
) -> list[DayEffect]:
    """Give how far each day of a sum lies from a mean day of the same account in the other period.

    Over the days of one period that hold a value they add up to the change of the mean day, times
    the number of days.

    Args:
        days: Of one of the periods.
        usual: Mean of the days that hold a value in the other period, by account; accounts
            without one are left out.
        is_later: Whether the days are of the later period.
    """
    sign = 1 if is_later else -1
    return [
        DayEffect(
            one.account,
            one.day,
            one.amount.value,
            usual[one.account],
            sign * (one.amount.value - usual[one.account]),
        )
        for one in days
        if one.account in usual and one.amount.value is not None
    ]


def day_effects_on_ratio(
    days: Sequence[DayAmount], usual: Decimal, below: Decimal, *, is_later: bool
) -> list[DayEffect]:
    """Give by how much each day moved a ratio from its value in the other period.

    A day with ``a`` over ``b`` moves it by ``(a - r·b) / B``; over a whole period that adds up to
    the change of the ratio exactly.

    Args:
        days: Of one of the periods.
        usual: The ratio in the other period.
        below: What the ratio of their own period is divided by, over all days; not 0.
        is_later: Whether the days are of the later period.
    """
    sign = 1 if is_later else -1
    found = []
    for one in days:
        above, own = one.amount.above, one.amount.below
        if above is None or own is None:
            continue
        effect = sign * (above - usual * own) / below
        found.append(DayEffect(one.account, one.day, above / own if own else None, usual, effect))
    return found


def strongest(effects: Sequence[DayEffect], change: Decimal, count: int) -> tuple[DayEffect, ...]:
    """Give the days that moved the whole most in the direction in which it changed."""
    towards = [one for one in effects if one.effect * change > 0]
    return tuple(sorted(towards, key=lambda one: (-abs(one.effect), one.day, one.account))[:count])

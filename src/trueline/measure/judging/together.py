"""One word for several KPIs taken together."""

from collections.abc import Iterable
from decimal import Decimal

from trueline.measure.judging.rules import StatusRules, word_for_pace
from trueline.measure.reading import Reading
from trueline.measure.status import Status

WORSE = (Status.ON_PACE, Status.AT_RISK, Status.OFF_PACE)
"""From good to bad; what is reached or exceeded is as good as on pace."""


def word_together(
    pace: Decimal | None, readings: Iterable[Reading], rules: StatusRules
) -> Status | None:
    """Give the word for KPIs by their mean pace, never better than the best of them.

    A chance has no mean, so that pace alone decides; but what says on pace where every KPI is at
    risk by its chance would speak against its own rows.

    Args:
        pace: Mean by weight; None when no KPI has one.
        readings: What was taken together.
        rules: In force.

    Returns:
        None without a pace.
    """
    if pace is None:
        return None
    best = min((_rank(one.status) for one in readings if one.pace is not None), default=0)
    return WORSE[max(_rank(word_for_pace(pace, rules)), best)]


def _rank(status: Status) -> int:
    return WORSE.index(status) if status in WORSE else 0

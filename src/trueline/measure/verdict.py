"""What measured values say of a guess of the plan."""

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from trueline.plan.kpi import Assumption


class Verdict(StrEnum):
    """Whether a guess still stands."""

    HOLDS = "holds"
    UNCERTAIN = "uncertain"
    CONTRADICTED = "contradicted so far"
    BROKEN = "broken"
    NOT_MEASURED = "not measured"


def verdict_of(
    guess: "Assumption",
    value: "Decimal | None",
    *,
    low: "Decimal | None" = None,
    high: "Decimal | None" = None,
    is_rough: bool = False,
    is_tested: bool = True,
) -> Verdict:
    """Hold a guess against what was measured.

    Broken is a range that lies outside the measured interval altogether, and a single number that
    lies outside it. A guess holds when the whole interval lies in its range, or when its single
    number lies in the interval. A single number is not judged by a value without an interval.
    Before its test day a guess is not broken; it is contradicted so far.

    Args:
        guess: With its range p10 to p90, or with a single number.
        value: Measured; None when nothing was.
        low: Lower end of the value's interval; None when it has none.
        high: Upper end; None likewise.
        is_rough: It has none because there are too few weeks for one: it breaks no guess.
        is_tested: Whether its test day came.

    Example:
        >>> from decimal import Decimal
        >>> from trueline.plan.kpi import Assumption
        >>> guess = Assumption("a", "", Decimal(5), p10=Decimal(4), p90=Decimal(6))
        >>> verdict_of(guess, Decimal(7)), verdict_of(guess, Decimal(5))
        (<Verdict.BROKEN: 'broken'>, <Verdict.HOLDS: 'holds'>)
    """
    if value is None:
        return Verdict.NOT_MEASURED
    against = Verdict.BROKEN if is_tested else Verdict.CONTRADICTED
    has_interval = low is not None and high is not None
    lower, upper = (low, high) if low is not None and high is not None else (value, value)
    if guess.p10 is not None and guess.p90 is not None:
        if upper < guess.p10 or lower > guess.p90:
            return Verdict.UNCERTAIN if is_rough else against
        is_inside = guess.p10 <= lower and upper <= guess.p90
        return Verdict.HOLDS if is_inside else Verdict.UNCERTAIN
    if not has_interval:
        return Verdict.UNCERTAIN
    return Verdict.HOLDS if lower <= guess.p50 <= upper else against

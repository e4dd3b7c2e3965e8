"""Whether two measured values are of one kind, so that their difference means something."""

from decimal import Decimal

from trueline.core.errors import RefusedQuestionError
from trueline.core.percent import per_cent
from trueline.measure.measured import Measured
from trueline.metrics.metric import Rule

ENOUGH_DAYS = Decimal("0.9")
"""Share of days with a value from which two sums over days are compared."""


def why_not_compared(before: Measured, after: Measured) -> RefusedQuestionError | None:
    """Say why two values of one metric have no difference; None where they have one.

    A value that is missing is refused elsewhere, with its own reason.

    Args:
        before: Of the earlier period.
        after: Of the later one.
    """
    if before.value is None or after.value is None:
        return None
    if before.measured_in != after.measured_in:
        units = f"{before.measured_in} and {after.measured_in}"
        return RefusedQuestionError(
            f"The two values are in {units} and do not compare.",
            instead="Ask for accounts that share one unit.",
        )
    if before.taken is not after.taken:
        return RefusedQuestionError(
            f"The earlier value is of the {before.taken}, the later one of the {after.taken}: "
            "they count different things, so no difference is given.",
            instead="Compare two periods that both come from the same kind of export.",
        )
    return None


def why_gaps_forbid(rule: Rule, before: Measured, after: Measured) -> RefusedQuestionError | None:
    """Say that missing days would pass for a change of a sum; None where few are missing.

    A sum over half of the days of last year is no half of last year's sum.

    Args:
        rule: How the metric's days come together.
        before: Of the earlier period.
        after: Of the later one.
    """
    is_known = before.value is not None and after.value is not None
    if rule is not Rule.SUM or not is_known or min(before.coverage, after.coverage) >= ENOUGH_DAYS:
        return None
    shares = f"{per_cent(after.coverage)} of the later days hold a value and "
    shares += f"{per_cent(before.coverage)} of the earlier ones"
    return RefusedQuestionError(
        f"{shares}; days that are missing would pass for a change, so no difference is given "
        f"below {ENOUGH_DAYS:.0%}.",
        instead="Import the exports that are missing, or compare days that both have values.",
    )

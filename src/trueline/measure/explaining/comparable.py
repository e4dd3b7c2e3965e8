"""Whether two measured values are of one kind, so that their difference means something."""

from trueline.core.errors import RefusedQuestionError
from trueline.measure.measured import Measured


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

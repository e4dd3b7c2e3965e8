"""Total lift: what a finding says over all treated units and periods, as a return takes it."""

from dataclasses import dataclass

from trueline.evidence.weighing.finding import Finding
from trueline.metrics.metric import Better


@dataclass(frozen=True, slots=True)
class TotalLift:
    """A lift over all treated units and periods, with its error.

    Attributes:
        lift: In the outcome's unit, positive where good.
        error: Its standard error, with what the design may be off by.
        freedom: Degrees of freedom of the error; None where it counts as known.
    """

    lift: float
    error: float
    freedom: float | None = None


def total_lift_of(finding: Finding | None, better: Better) -> TotalLift | None:
    """Give a finding's lift over all treated; None where it gives none with an error.

    Args:
        finding: Of a study; None where no method answered.
        better: Which direction of the outcome is good.
    """
    if finding is None or finding.lift is None or finding.whole_error is None:
        return None
    periods = finding.graded[0].estimate.unit_periods
    lift = -finding.lift if better is Better.DOWN else finding.lift
    return TotalLift(lift * periods, finding.whole_error * periods, finding.whole_freedom)

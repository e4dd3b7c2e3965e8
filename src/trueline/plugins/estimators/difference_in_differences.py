"""Holds the change of units that got the tactic against the change of those that did not.

For each group of units that began together, and for each period, it takes the change since the
last period before the start, less the change of controls in the same stratum over the same time.
The headline is the mean of these over all treated units and periods, so that times the treated
unit-periods it is the total. Beside it stand the path by time since the start, each cohort's own
lift, and what a plain regression would have said, which mixes early and late starters and is shown
only for the contrast.

Trust it where treated and controls ran side by side before the start, for long enough to see it,
and where strata hold apart what moves differently anyway. Do not trust it where units were chosen
because of where they were heading, where controls felt the tactic too, or where something else
began at the same time in the same places. With one treated unit use a synthetic control.

Its interval takes members as drawn within cohort and stratum, each member's periods together, with
Student's t and Satterthwaite's degrees of freedom; how many began when is taken as given. Gaps: a
change counts for those who have both its ends.

Source: Callaway and Sant'Anna (2021), Journal of Econometrics 225; Sun and Abraham (2021), the
same volume; Satterthwaite (1946), Biometrics Bulletin 2.
"""

import numpy as np

from trueline.contracts.estimator import Estimator
from trueline.evidence.clustered import need_of_single_units
from trueline.evidence.estimate import (
    CannotEstimateError,
    Design,
    Diagnostic,
    Estimate,
    Need,
    PathPoint,
    Share,
)
from trueline.evidence.observations import NEVER, Observations
from trueline.evidence.staggered.asked import (
    controls_for,
    effects_of,
    periods_of,
    start_counts,
    within_of,
)
from trueline.evidence.staggered.contrasts import Controls
from trueline.evidence.staggered.effects import Effects
from trueline.evidence.staggered.regression import regress, since_start
from trueline.evidence.staggered.trends import pre_trend_of
from trueline.evidence.study import Estimand, Study
from trueline.evidence.trials.intervals import interval_of

NAME = "difference-in-differences"
VERSION = "1"
MOST_LEFT_OUT = 0.2
FEWEST = 2

ASSUMPTIONS = {
    Controls.NEVER_TREATED: "Without the tactic, units that got it would have changed on average "
    "as units of their stratum that never got it.",
    Controls.NOT_YET_TREATED: "Without the tactic, units that had begun would have changed on "
    "average as units of their stratum that had not begun yet.",
}
ALWAYS_ASSUMED = (
    "Nobody acted on the tactic before it began.",
    "What one unit got did not move another unit.",
)


def _needs(study: Study, observations: Observations) -> tuple[Need, ...]:
    counts = start_counts(observations)
    if not counts:
        return (Need("units measured over several periods", "none", is_met=False),)
    began = sum(count for start, count in counts.items() if start > 0)
    never = counts.get(NEVER, 0)
    later = max((start for start in counts if start > 0), default=0)
    others = never or (counts.get(later, 0) if len([one for one in counts if one > 0]) > 1 else 0)
    asked = (
        Need(
            "the effect on those treated (att) as the estimand",
            study.estimand.value,
            is_met=study.estimand is Estimand.ATT,
        ),
        Need(
            "2 units that began after the first period",
            str(began),
            is_met=began >= FEWEST,
        ),
        Need("2 units that never began, or not yet", str(others), is_met=others >= FEWEST),
        need_of_single_units(observations),
    )
    if not all(one.is_met for one in asked[1:]):
        return asked
    return (*asked, _need_of_comparable(observations, began))


def _need_of_comparable(observations: Observations, began: int) -> Need:
    """Say for how many treated units there is somebody to compare with."""
    try:
        left_out = _left_out(effects_of(observations))
    except CannotEstimateError:
        left_out = began
    return Need(
        "4 in 5 of the units that began in a group of two or more with two or more controls "
        "in their stratum",
        f"{began - left_out} of {began}",
        is_met=left_out <= MOST_LEFT_OUT * began,
    )


def _left_out(effects: Effects) -> int:
    """Count members without anybody to compare with, but for those that had always begun."""
    groups = (effects.contrasts.groups[one] for one in effects.contrasts.left_out)
    return sum(one.count for one in groups if one.start > 0)


def _estimate(study: Study, observations: Observations) -> Estimate:
    effects = effects_of(observations)
    lift, error = float(effects.values[0]), float(np.sqrt(effects.covariance[0, 0]))
    if error <= 1e-12 * max(abs(effects.observed), abs(lift)):
        raise CannotEstimateError(
            "Difference in differences: all members of a group changed alike, so the values "
            "cannot say how sure an answer is. See whether they are copies of a total."
        )
    found = interval_of(lift, error, float(effects.freedom[0]), level=study.level)
    periods, controls = periods_of(observations), controls_for(observations)
    return Estimate(
        method=NAME,
        design=Design.COMPARISON,
        estimand=Estimand.ATT,
        lift=lift,
        error=error,
        low=found.low,
        high=found.high,
        level=study.level,
        p_value=found.p_value,
        unit_periods=effects.unit_periods,
        window=(periods[0], periods[-1]),
        unit_count=sum(one.count for one in effects.contrasts.groups),
        assumptions=(ASSUMPTIONS[controls], *ALWAYS_ASSUMED),
        counterfactual=effects.observed - lift,
        diagnostics=(
            *_trend_before(effects),
            *_plain_regression(study, observations),
            _freedom(effects),
        ),
        path=_path(effects, study.level),
        shares=_cohorts(effects, periods, study.level),
        caveats=tuple(_caveats(effects, observations)),
        version=VERSION,
        freedom=float(effects.freedom[0]),
    )


def _trend_before(effects: Effects) -> tuple[Diagnostic, ...]:
    try:
        trend = pre_trend_of(effects)
    except CannotEstimateError:
        return ()
    says = (
        f"Before the start, treated and controls differ over {trend.lead_count} periods as much as "
        f"chance alone would make them in {trend.p_value:.0%} of cases."
    )
    return (Diagnostic("pre-trend", trend.p_value, says),)


def _plain_regression(study: Study, observations: Observations) -> tuple[Diagnostic, ...]:
    panel = within_of(observations)
    if panel is None:
        return ()
    try:
        found = regress(panel, since_start(len(periods_of(observations))))
    except CannotEstimateError:
        return ()
    value, error = float(found.coefficients[0]), float(found.errors[0])
    if not error:
        return ()
    ends = interval_of(value, error, found.member_count - 1.0, level=study.level)
    says = (
        f"A plain regression with unit and period effects would have said {value:.4g} "
        f"[{ends.low:.4g}, {ends.high:.4g}]. It takes early starters as controls for late ones "
        "and has no part in the answer."
    )
    return (Diagnostic("plain-regression", value, says),)


def _freedom(effects: Effects) -> Diagnostic:
    freedom = float(effects.freedom[0])
    says = f"The interval has the width that {freedom:.1f} degrees of freedom ask for."
    return Diagnostic("degrees-of-freedom", freedom, says)


def _path(effects: Effects, level: float) -> tuple[PathPoint, ...]:
    """Give the lift by time since the start; the base period, which is 0 by definition, is not."""
    rows = range(effects.averages.path.start, effects.averages.path.stop)
    return tuple(
        PathPoint(f"{time:+d}", lift, low, high)
        for time, (lift, low, high) in zip(
            effects.averages.times, (_ends(effects, row, level) for row in rows), strict=True
        )
    )


def _cohorts(effects: Effects, periods: tuple[str, ...], level: float) -> tuple[Share, ...]:
    first = effects.averages.over_times + 1
    return tuple(
        Share(f"began {periods[start]}", *_ends(effects, first + at, level))
        for at, start in enumerate(effects.averages.starts)
    )


def _ends(effects: Effects, row: int, level: float) -> tuple[float, float, float]:
    value, error = float(effects.values[row]), float(np.sqrt(effects.covariance[row, row]))
    if not error:
        return value, value, value
    ends = interval_of(value, error, float(effects.freedom[row]), level=level)
    return value, ends.low, ends.high


def _caveats(effects: Effects, observations: Observations) -> list[str]:
    said = []
    if not _trend_before(effects):
        said.append("Whether units ran side by side before the start cannot be tested here.")
    if lost := effects.left_out_count:
        said.append(f"{lost} treated units are left out: nobody can be compared with them.")
    if observations.panel is not None and observations.panel.has_gaps:
        said.append(
            "Values are missing: each change is taken over the units that have both its ends, as "
            "if the others had changed alike."
        )
    if observations.panel is None and observations.cube and observations.cube.dropped_count:
        said.append(f"{observations.cube.dropped_count} units with a missing period are left out.")
    if len(effects.averages.starts) > 1:
        said.append("Far from the start the path rests on fewer cohorts than near it.")
    return said


ESTIMATOR = Estimator(
    name=NAME,
    title="Difference in differences",
    needs=_needs,
    estimate=_estimate,
    version=VERSION,
)

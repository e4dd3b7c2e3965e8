"""Looks whether treated units and controls ran side by side before the tactic began.

It tests all periods before the start together, and lays a straight line through them. An estimate
fails where the periods differ from nothing (p below 5 %) and the line, going on, would make up
more than a quarter of the lift or of its interval's half-width, whichever is larger. Where they
differ but the line is flat the estimate is warned: something moved, yet not in one direction.

A passed test proves little where few units were watched for a short time; so it says how likely a
trend as large as the whole lift would have been found, and warns where that is less likely than
not.

Source: Roth (2022), American Economic Review: Insights 4; Hotelling (1931), Annals of Mathematical
Statistics 2.
"""

from trueline.contracts.refutation import Case, Refutation
from trueline.evidence.estimate import CannotEstimateError
from trueline.evidence.refuted import Criterion, Outcome, Refuted
from trueline.evidence.staggered.asked import effects_of, has_event_times
from trueline.evidence.staggered.trends import PreTrend, pre_trend_of

NAME = "pre-trends"
DIFFERS = 0.05
MATERIAL_SHARE = 0.25
LEAST_POWER = 0.5
"""Chance to find a trend that explains the whole lift, below which finding none says nothing."""


def _applies(case: Case) -> bool:
    return has_event_times(case.estimate, case.observations)


def _refute(case: Case) -> Refuted:
    try:
        effects = effects_of(case.observations)
        trend = pre_trend_of(effects)
    except CannotEstimateError as refused:
        return Refuted(NAME, Criterion.TIME, Outcome.NOT_MADE, str(refused))
    outcome = _judged(trend, case)
    return Refuted(
        NAME, Criterion.TIME, outcome, _said(trend, outcome), measured=trend.p_value, limit=DIFFERS
    )


def _judged(trend: PreTrend, case: Case) -> Outcome:
    if trend.p_value >= DIFFERS:
        is_blind = case.estimate.excludes_zero and trend.power < LEAST_POWER
        return Outcome.WARNED if is_blind else Outcome.PASSED
    half = (case.estimate.high - case.estimate.low) / 2
    is_material = abs(trend.drift) > MATERIAL_SHARE * max(abs(case.estimate.lift), half)
    return Outcome.FAILED if is_material else Outcome.WARNED


def _said(trend: PreTrend, outcome: Outcome) -> str:
    lines = (
        f"Over {trend.lead_count} periods before the start treated and controls differ with "
        f"p = {trend.p_value:.3f}; a straight line through them, going on, would make "
        f"up {trend.drift:.4g} of the lift."
    )
    match outcome:
        case Outcome.FAILED:
            return f"{lines} They were drifting apart before the tactic began."
        case Outcome.WARNED if trend.p_value >= DIFFERS:
            return (
                f"{lines} That says little: a trend that explains the whole lift would have been "
                f"found with a chance of {trend.power:.0%} only."
            )
        case Outcome.WARNED:
            return f"{lines} They did not run side by side, but did not drift in one direction."
        case _:
            return (
                f"{lines} A trend that explains the whole lift would have been found with a "
                f"chance of {trend.power:.0%}."
            )


REFUTATION = Refutation(
    name=NAME,
    title="Trends before the start",
    applies=_applies,
    refute=_refute,
)

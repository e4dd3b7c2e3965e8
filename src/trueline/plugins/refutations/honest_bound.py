"""Asks how far trends could bend after the start before the answer holds no effect.

Before the start, the difference between treated and controls stepped up and down from period to
period. If steps after the start may be as large as the largest of those, times a number, the
interval grows; the *breakdown* is the number at which it reaches zero. An estimate fails below
one half: steps half as large as those seen before would already explain it.

It fails only where the largest step stands out of its noise. Where it does not, the bound is wide
because little was measured, which shows in the interval and changes no grade; then the estimate is
warned. Where the interval holds zero there is nothing to bound.

Source: Rambachan and Roth (2023), Review of Economic Studies 90, relative magnitudes, in closed
form: the union over steps of intervals with the noise of lift and step.
"""

from typing import TYPE_CHECKING

from trueline.contracts.refutation import Case, Refutation
from trueline.evidence.estimate import CannotEstimateError
from trueline.evidence.refuted import Criterion, Outcome, Refuted
from trueline.evidence.staggered.asked import effects_of, has_event_times
from trueline.evidence.staggered.bounds import SIZES, HonestBound, bound_by, steps_of

if TYPE_CHECKING:
    from trueline.evidence.staggered.effects import Effects

NAME = "honest-bound"
LEAST_BREAKDOWN = 0.5
STANDS_OUT = 0.05


def _applies(case: Case) -> bool:
    return has_event_times(case.estimate, case.observations)


def _refute(case: Case) -> Refuted:
    if not case.estimate.excludes_zero:
        return _not_made("The interval holds no effect already, so there is nothing to bound.")
    try:
        effects = effects_of(case.observations)
        bound = bound_by(steps_of(effects), critical=_critical(effects, case.study.level))
    except CannotEstimateError as refused:
        return _not_made(str(refused))
    outcome = _judged(bound, effects)
    return Refuted(
        NAME,
        Criterion.UNMEASURED,
        outcome,
        _said(bound, outcome),
        measured=bound.breakdown,
        limit=LEAST_BREAKDOWN,
    )


def _not_made(why: str) -> Refuted:
    return Refuted(NAME, Criterion.UNMEASURED, Outcome.NOT_MADE, why)


def _critical(effects: "Effects", level: float) -> float:
    from scipy.stats import t  # noqa: PLC0415 - loaded when something is bounded

    return float(t.ppf(0.5 + level / 2, effects.freedom[0]))


def _judged(bound: HonestBound, effects: "Effects") -> Outcome:
    if bound.breakdown >= LEAST_BREAKDOWN:
        return Outcome.PASSED
    from scipy.stats import t  # noqa: PLC0415 - loaded when something is bounded

    # Over several steps the largest stands out of the noise more easily, hence the division.
    freedom = float(effects.freedom[effects.averages.path].min())
    limit = float(t.isf(STANDS_OUT / 2 / bound.step_count, freedom))
    return Outcome.FAILED if bound.worst_ratio > limit else Outcome.WARNED


def _said(bound: HonestBound, outcome: Outcome) -> str:
    size = (
        f"more than {SIZES[-1]:.0f}" if bound.breakdown >= SIZES[-1] else f"{bound.breakdown:.2f}"
    )
    lines = (
        f"The largest step between two periods before the start was {bound.worst_step:.4g}; steps "
        f"of {size} times that size after it would take the interval to zero. With steps as large "
        f"as before it would be [{bound.low:.4g}, {bound.high:.4g}]."
    )
    if outcome is Outcome.WARNED:
        return f"{lines} That step is within its own noise, so the bound is wide for want of data."
    return lines


REFUTATION = Refutation(
    name=NAME,
    title="Bound on trends after the start",
    applies=_applies,
    refute=_refute,
)

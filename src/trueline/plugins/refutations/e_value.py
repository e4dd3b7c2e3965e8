"""E-value: by which ratio something unmeasured would have to move tactic and outcome.

What it does: turns the end of the interval nearest to no effect into a ratio of outcomes with and
without the tactic, and says which ratio a confounder would need with both to explain it away. It is
told and judges nothing: no limit is agreed on.

When not: where the outcome without the tactic is not above zero there is no ratio.

Source: VanderWeele and Ding (2017), Annals of Internal Medicine 167.
"""

from trueline.contracts.refutation import Case, Refutation
from trueline.evidence.doubting.unmeasured import e_value
from trueline.evidence.estimate import Design
from trueline.evidence.refuted import Criterion, Outcome, Refuted


def _applies(case: Case) -> bool:
    level = case.estimate.counterfactual
    return case.estimate.design is not Design.RANDOMISED and level is not None and level > 0


def _refute(case: Case) -> Refuted:
    estimate = case.estimate
    level = estimate.counterfactual or 1.0
    nearest = estimate.low if estimate.lift > 0 else estimate.high
    if not estimate.excludes_zero or level + nearest <= 0:
        said = "The interval holds zero, or there is no ratio, so that nothing is to be explained."
        return Refuted(REFUTATION.name, Criterion.UNMEASURED, Outcome.NOT_MADE, said)
    ratio = (level + nearest) / level
    value = e_value(ratio)
    said = (
        f"Something unmeasured would have to go with the tactic, and with the outcome, by a ratio "
        f"of {value:.2f} each to bring the interval's nearer end, a ratio of {ratio:.2f}, to one."
    )
    return Refuted(REFUTATION.name, Criterion.UNMEASURED, Outcome.PASSED, said, value)


REFUTATION = Refutation(name="e-value", title="E-value", applies=_applies, refute=_refute)

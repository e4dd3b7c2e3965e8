"""Robustness value: how strong something unmeasured would have to be to explain the lift away.

What it does: gives the share of what is left of tactic and outcome that a confounder would have to
explain for the interval to reach zero, and holds it against the strongest covariate that was
measured.

What fails: something only as strong as that covariate would do. Where the interval holds zero
already there is nothing to explain away, and nothing is judged.

When not: it speaks of the plain regression on the covariates, which stands for the estimate.

Source: Cinelli and Hazlett (2020), Journal of the Royal Statistical Society B 82.
"""

import numpy as np

from trueline.contracts.refutation import Case, Refutation
from trueline.evidence.doubting.unmeasured import robustness_value, strongest_covariate
from trueline.evidence.estimate import Design
from trueline.evidence.observations import Members
from trueline.evidence.refuted import Criterion, Outcome, Refuted


def _applies(case: Case) -> bool:
    members = case.observations.members
    if members is None or case.estimate.design in {Design.RANDOMISED, Design.RAW}:
        return False
    if not any(one.name == "effective-sample-share" for one in case.estimate.diagnostics):
        return False
    return bool((_known(members).std(axis=0) > 0).any())


def _known(members: Members) -> np.ndarray:
    return np.column_stack([members.covariates, members.before])


def _refute(case: Case) -> Refuted:
    members = case.observations.members
    assert members is not None  # noqa: S101 - it applies
    if not case.estimate.excludes_zero:
        said = "The interval holds zero, so that there is nothing to explain away."
        return Refuted(REFUTATION.name, Criterion.UNMEASURED, Outcome.NOT_MADE, said)
    count = members.before.shape[1]
    names = (*members.covariate_names, *(f"{count - one} periods before" for one in range(count)))
    mark = strongest_covariate(members.outcome, members.treated, _known(members), names)
    value = robustness_value(mark.t_value, mark.freedom, level=case.estimate.level)
    outcome = Outcome.FAILED if value < mark.strength else Outcome.PASSED
    said = (
        f"Something unmeasured would have to explain {value:.1%} of what is left of both tactic "
        f"and outcome for the interval to reach zero; the strongest thing measured, {mark.name}, "
        f"comes to {mark.strength:.1%}."
    )
    return Refuted(REFUTATION.name, Criterion.UNMEASURED, outcome, said, value, mark.strength)


REFUTATION = Refutation(
    name="robustness-value", title="Robustness value", applies=_applies, refute=_refute
)
